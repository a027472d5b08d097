// Block Kit to elements. A place says where a block stands: `press(element, block, value)` tells the app,
// `values` keeps what was chosen by action_id, and `errors` what is wrong by block_id.
import { h, languageOf } from './dom.js';
import { emojiElement, mrkdwn } from './mrkdwn.js';
import { markdown } from './markdown.js';
import { richText } from './richtext.js';
import { confirmed } from './dialogs.js';
import { store } from './store.js';

export function blocks(all, place) {
  return all.map((block) => {
    const make = KINDS[block.type];
    const body = make ? make(block, place) : [h('em', {}, `A block of type ${block.type}, which is not shown here.`)];
    return h('div', { class: `block block-${block.type}` }, body);
  });
}

const KINDS = {
  header: (block) => h('div', { class: 'header-text', role: 'heading', 'aria-level': 3, lang: languageOf(block.text.text) }, plain(block.text)),
  divider: () => h('hr'),
  section: (block, place) => [
    h('div', { class: 'section-main' },
      block.text && h('div', { class: 'text', lang: languageOf(block.text.text) }, text(block.text)),
      block.fields && h('div', { class: 'fields' }, block.fields.map((field) => h('div', { class: 'text field', lang: languageOf(field.text) }, text(field))))),
    block.accessory && h('div', { class: 'accessory' }, element(block.accessory, block, place)),
  ],
  context: (block) => block.elements.map((each) => (each.type === 'image' ? picture(each, 'context-image') : h('span', { class: 'context-text', lang: languageOf(each.text) }, text(each)))),
  actions: (block, place) => block.elements.map((each) => element(each, block, place)),
  context_actions: (block, place) => block.elements.map((each) => element(each, block, place)),
  image: (block) => h('figure', {}, block.title && h('figcaption', {}, plain(block.title)), picture(block, 'image')),
  rich_text: (block) => richText(block),
  markdown: (block) => h('div', { class: 'md', lang: languageOf(block.text) }, markdown(block.text)),
  table: (block) => h('div', { class: 'table' }, h('table', {}, block.rows.map((row, i) => h('tr', {}, row.map((cell, j) => h(i === 0 ? 'th' : 'td', { class: `to-${block.column_settings?.[j]?.align ?? 'left'}` }, cell.type === 'raw_text' ? cell.text : richText(cell))))))),
  alert: (block) => h('div', { class: `alert alert-${block.level ?? 'default'}`, role: 'note' }, text(block.text)),
  input: (block, place) => input(block, place),
};

/** A text object. */
export function text(object) {
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : plain(object);
}

/** Plain text, its emoji drawn. */
export function plain(object) {
  if (object.emoji === false) return [object.text];
  return object.text.split(/(:[a-z0-9_+-]+:)/).flatMap((part) => (/^:.+:$/.test(part) ? [emojiElement(part.slice(1, -1))] : part.split('\n').flatMap((line, i) => (i ? [h('br'), line] : [line]))));
}

function picture(block, kind) {
  const image = h('img', { src: block.image_url, alt: block.alt_text, class: kind, loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(h('span', { class: 'no-image' }, block.alt_text)));
  return image;
}

function element(each, block, place) {
  const make = ELEMENTS[each.type];
  return make ? make(each, block, place) : h('em', {}, each.type);
}

const choose = (initial) => (each, block, place) => dropdown(each, block, place, initial(each));

const ELEMENTS = {
  button,
  image: (each) => picture(each, 'accessory-image'),
  static_select: choose((each) => each.initial_option?.value),
  multi_static_select: (each, block, place) => checks(each, block, place, (each.initial_options ?? []).map((option) => option.value), 'checkbox'),
  users_select: (each, block, place) => picker(each, block, place, [...store.users.values()].filter((user) => !user.is_bot).map((user) => [user.id, user.real_name]), each.initial_user),
  channels_select: (each, block, place) => picker(each, block, place, named(), each.initial_channel),
  conversations_select: (each, block, place) => picker(each, block, place, named(), each.initial_conversation),
  overflow: (each, block, place) => dropdown({ ...each, placeholder: { type: 'plain_text', text: '⋯' } }, block, place, undefined, 'overflow'),
  checkboxes: (each, block, place) => checks(each, block, place, (each.initial_options ?? []).map((option) => option.value), 'checkbox'),
  radio_buttons: (each, block, place) => checks(each, block, place, each.initial_option ? [each.initial_option.value] : [], 'radio'),
  datepicker: (each, block, place) => typed(each, block, place, 'date', each.initial_date),
  timepicker: (each, block, place) => typed(each, block, place, 'time', each.initial_time),
  plain_text_input: (each, block, place) => typed(each, block, place, each.multiline ? 'area' : 'text', each.initial_value),
  email_text_input: (each, block, place) => typed(each, block, place, 'email', each.initial_value),
  url_text_input: (each, block, place) => typed(each, block, place, 'url', each.initial_value),
  number_input: (each, block, place) => typed(each, block, place, 'number', each.initial_value),
  feedback_buttons: (each, block, place) => h('span', { class: 'feedback' }, [['positive_button', '👍'], ['negative_button', '👎']].map(([name, glyph]) => {
    const half = each[name];
    return h('button', { class: 'quiet', type: 'button', title: half.text.text, 'aria-label': half.accessibility_label ?? half.text.text, 'aria-pressed': String(place.values.get(each.action_id) === half.value), 'data-action': `${each.action_id}.${name}`,
      onclick: (event) => {
        place.values.set(each.action_id, half.value);
        for (const other of event.currentTarget.parentElement.children) other.setAttribute('aria-pressed', String(other === event.currentTarget));
        press(event.currentTarget, each, block, place, half.value);
      } }, glyph);
  })),
  icon_button: (each, block, place) => h('button', { class: 'quiet', type: 'button', title: each.text.text, 'aria-label': each.accessibility_label ?? each.text.text,
    onclick: (event) => press(event.currentTarget, each, block, place) }, '🗑️'),
};

function named() {
  return [...store.channels.values()].filter((channel) => !channel.is_im).map((channel) => [channel.id, '#' + channel.name]);
}

function button(each, block, place) {
  return h('button', { class: `btn ${each.style ?? ''}`, type: 'button', 'aria-label': each.accessibility_label, 'data-action': each.action_id, lang: languageOf(each.text.text),
    onclick: (event) => {
      if (each.url) window.open(each.url, '_blank', 'noopener');
      press(event.currentTarget, each, block, place);
    } }, plain(each.text));
}

async function press(control, each, block, place, value) {
  if (each.confirm && !(await confirmed(each.confirm))) return;
  control.classList.add('busy');
  control.disabled = true;
  await place.press(each, block, value);
  control.classList.remove('busy');
  control.disabled = false;
}

/** A choice outside of a form is told at once; inside it is kept until the form is sent. */
function chosen(control, each, block, place, value) {
  place.values.set(each.action_id, value);
  if (block.type !== 'input' || block.dispatch_action) press(control, each, block, place, value);
}

function dropdown(each, block, place, initial, kind = '') {
  const options = (list) => list.map((option) => h('option', { value: option.value }, option.text.text));
  const select = h('select', { class: `field-control ${kind}`, 'data-action': each.action_id, id: idOf(each, block), 'aria-label': kind ? 'More actions' : undefined, onchange: () => {
    if (select.value) chosen(select, each, block, place, select.value);
    if (kind) select.value = '';
  } },
  h('option', { value: '' }, each.placeholder?.text ?? 'Select an option'),
  each.option_groups ? each.option_groups.map((group) => h('optgroup', { label: group.label.text }, options(group.options))) : options(each.options));
  select.value = place.values.get(each.action_id) ?? initial ?? '';
  return select;
}

function picker(each, block, place, entries, initial) {
  return dropdown({ ...each, options: entries.map(([value, label]) => ({ value, text: { text: label } })), option_groups: undefined }, block, place, initial);
}

function checks(each, block, place, initial, type) {
  const now = new Set([place.values.get(each.action_id) ?? initial].flat());
  return h('span', { class: 'checks', role: type === 'radio' ? 'radiogroup' : 'group' }, each.options.map((option) => h('label', {},
    h('input', { type, name: `${block.block_id}.${each.action_id}`, value: option.value, checked: now.has(option.value), onchange: (event) => {
      if (type === 'radio') now.clear();
      if (event.target.checked) now.add(option.value);
      else now.delete(option.value);
      chosen(event.target, each, block, place, type === 'radio' ? option.value : [...now]);
    } }),
    h('span', {}, text(option.text), option.description && h('span', { class: 'hint' }, text(option.description))))));
}

function typed(each, block, place, type, initial) {
  const value = place.values.get(each.action_id) ?? initial ?? '';
  const common = { class: 'field-control', id: idOf(each, block), 'data-action': each.action_id, placeholder: each.placeholder?.text, maxlength: each.max_length, autofocus: each.focus_on_load, 'aria-invalid': place.errors?.[block.block_id] ? 'true' : undefined };
  const changed = (event) => place.values.set(each.action_id, event.target.value);
  const control = type === 'area'
    ? h('textarea', { ...common, rows: 4, oninput: changed, value })
    : h('input', { ...common, type, oninput: changed, value });
  if (block.dispatch_action && type !== 'area') {
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      press(control, each, block, place, control.value);
    });
  }
  if (type === 'date' || type === 'time') control.addEventListener('change', () => chosen(control, each, block, place, control.value));
  return control;
}

function idOf(each, block) {
  return `in-${block.block_id}-${each.action_id}`;
}

function input(block, place) {
  const wrong = place.errors?.[block.block_id];
  return [
    h('label', { class: 'input-label', for: idOf(block.element, block) }, plain(block.label), block.optional && h('span', { class: 'optional' }, ' (optional)')),
    element(block.element, block, place),
    block.hint && h('span', { class: 'hint' }, plain(block.hint)),
    wrong && h('span', { class: 'wrong', role: 'alert' }, wrong),
  ];
}
