// Where people type: Enter sends, Shift+Enter breaks the line, @, # and / complete.
import { avatar, clear, h, icons, svg } from './dom.js';
import { act } from './api.js';
import { store } from './store.js';

const drafts = new Map();

/** Slack's own command, and the app's. */
const COMMANDS = () => [...store.commands, { name: '/invite', usage: '@netdoc', description: 'Adds netdoc to this channel' }];

/** @param key what the draft belongs to @param target `{channel, thread_ts?}` @param sent called with the answer @param examples to offer */
export function composer(key, target, placeholder, { sent, examples } = {}) {
  const list = h('ul', { class: 'complete', role: 'listbox', hidden: true, id: `list-${key}` });
  const area = h('textarea', {
    rows: 1, placeholder, 'aria-label': placeholder, 'aria-controls': `list-${key}`, 'aria-autocomplete': 'list', value: drafts.get(key) ?? '',
    oninput: () => {
      drafts.set(key, area.value);
      grow();
      complete();
    },
    onkeydown: keys,
    onblur: () => setTimeout(() => hide(), 150),
  });
  const button = h('button', { class: 'send', type: 'button', 'aria-label': 'Send', title: 'Send', onclick: send }, svg(icons.send, 18));
  let matches = [];
  let chosen = 0;
  let sending = false;

  function grow() {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
    button.disabled = !area.value.trim();
  }

  async function send() {
    const text = area.value.trim();
    if (!text || sending) return;
    sending = true;
    const answer = await act('say', { ...target, text });
    sending = false;
    if (answer.ok) {
      area.value = '';
      drafts.delete(key);
      grow();
      sent?.(answer);
    }
    area.focus();
  }

  function keys(event) {
    // While an input method composes (Japanese, Chinese), Enter belongs to it.
    if (event.isComposing || event.keyCode === 229) return;
    if (!list.hidden) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        chosen = (chosen + (event.key === 'ArrowDown' ? 1 : matches.length - 1)) % matches.length;
        drawMatches();
        return;
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        take(matches[chosen]);
        return;
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        hide();
        return;
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  function word() {
    const before = area.value.slice(0, area.selectionStart);
    return /^\/[\w-]*$/.exec(before)?.[0] ?? /(?:^|[\s(])([@#][\w-]*)$/.exec(before)?.[1];
  }

  function complete() {
    const typed = word();
    if (!typed) {
      hide();
      return;
    }
    const wanted = typed.slice(1).toLowerCase();
    if (typed[0] === '/') {
      matches = target.thread_ts ? [] : COMMANDS().filter((command) => command.name.startsWith(typed))
        .map((command) => ({ insert: `${command.name} `, icon: '', label: command.name, more: `${command.usage} ${command.description}` }));
    } else matches = typed[0] === '@'
      ? [...store.users.values()].filter((user) => user.id !== 'USLACKBOT' && [user.name, user.real_name.toLowerCase()].some((name) => name.startsWith(wanted)))
        .sort((a, b) => Number(b.is_bot) - Number(a.is_bot)).map((user) => ({ insert: `@${user.name} `, icon: avatar(user, 20), label: user.name, more: user.is_bot ? 'APP' : user.real_name }))
      : [...store.channels.values()].filter((channel) => !channel.is_im && channel.name.startsWith(wanted)).map((channel) => ({ insert: `#${channel.name} `, icon: svg(icons.hash, 18), label: channel.name, more: '' }));
    chosen = 0;
    if (matches.length === 0) hide();
    else drawMatches();
  }

  function drawMatches() {
    list.hidden = false;
    clear(list, matches.map((match, i) => h('li', { role: 'option', 'aria-selected': String(i === chosen), class: i === chosen ? 'chosen' : '', onmousedown: (event) => {
      event.preventDefault();
      take(match);
    } }, match.icon, h('strong', {}, match.label), h('span', { class: 'hint' }, match.more))));
  }

  function take(match) {
    const at = area.selectionStart;
    const start = at - word().length;
    area.setRangeText(match.insert, start, at, 'end');
    drafts.set(key, area.value);
    hide();
    grow();
  }

  function hide() {
    list.hidden = true;
  }

  function fill(text) {
    area.value = text;
    drafts.set(key, text);
    grow();
    area.focus();
    area.setSelectionRange(text.length, text.length);
  }

  const hints = examples && h('details', { class: 'hints' },
    h('summary', { 'aria-label': 'Example questions', title: 'Example questions' }, svg(icons.bulb, 18)),
    h('div', { class: 'hints-list' }, h('p', {}, 'Try one of these'), examples.map((example) => h('button', { type: 'button', lang: example.lang, onclick: (event) => {
      event.currentTarget.closest('details').open = false;
      fill(example.text);
    } }, example.text))));
  const mention = h('button', { class: 'quiet', type: 'button', 'aria-label': 'Mention netdoc', title: 'Mention netdoc', onclick: () => fill(area.value ? `${area.value.trimEnd()} @netdoc ` : '@netdoc ') }, '@');
  const element = h('div', { class: 'composer' }, list, area, h('div', { class: 'composer-bar' }, mention, hints, h('span', { class: 'keys' }, h('kbd', {}, 'Enter'), ' sends, ', h('kbd', {}, 'Shift+Enter'), ' new line'), button));
  requestAnimationFrame(grow);
  return { element, fill, focus: () => area.focus() };
}
