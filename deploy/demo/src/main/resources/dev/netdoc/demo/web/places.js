// What people do with channels: make one, and what stands in a channel's menu.
import { act } from './api.js';
import { clear, h, icons, svg } from './dom.js';
import { menu } from './menu.js';
import { store } from './store.js';

/** Asks for a name; opens the channel once it is there. */
export function createChannel(open) {
  const hidden = h('input', { type: 'checkbox', name: 'private' });
  ask('Create a channel', 'Name', '', 'Create', async (name) => {
    const answer = await act('channels', { name, private: hidden.checked }, true);
    if (answer.ok) open(answer.id);
    return answer;
  }, h('label', { class: 'choice' }, hidden, 'Private: netdoc learns of it only when it is invited'));
}

/** The menu of a channel that is open. */
export function channelMenu(channel) {
  const on = { channel: channel.id };
  const inside = channel.members.includes(store.bot);
  return menu('Channel', svg(icons.more, 18), channel.is_archived
    ? [{ label: 'Unarchive', act: () => act('archive', { ...on, undo: true }) }]
    : [
      inside ? { label: 'Remove netdoc', act: () => act('remove', on) } : { label: 'Invite netdoc', act: () => act('invite', on) },
      { label: 'Set the topic…', act: () => ask('Topic', 'Topic', channel.topic.value, 'Set', (topic) => act('topic', { ...on, topic }, true)) },
      { label: 'Rename…', act: () => ask('Rename the channel', 'Name', channel.name, 'Rename', (name) => act('rename', { ...on, name }, true)) },
      { label: 'Archive', act: () => act('archive', on) },
    ]);
}

/** A dialog for one line. `done` gets it and answers like `act`. */
function ask(title, label, value, submit, done, more) {
  const dialog = document.getElementById('confirm');
  const line = h('input', { class: 'field-control', id: 'asked', value, autocomplete: 'off', maxlength: 250 });
  const wrong = h('span', { class: 'wrong', role: 'alert' });
  const close = () => dialog.close();
  clear(dialog, h('form', { onsubmit: async (event) => {
    event.preventDefault();
    const answer = await done(line.value.trim());
    if (answer.ok) close();
    else clear(wrong, answer.error ?? 'That did not work.');
  } },
  h('div', { class: 'modal-head' }, h('h2', {}, title), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', onclick: close }, svg(icons.close, 18))),
  h('div', { class: 'modal-body block-input' }, h('label', { class: 'input-label', for: 'asked' }, label), line, more, wrong),
  h('div', { class: 'modal-foot' }, h('button', { class: 'btn', type: 'button', onclick: close }, 'Cancel'), h('button', { class: 'btn primary', type: 'submit' }, submit))));
  dialog.setAttribute('aria-label', title);
  dialog.oncancel = null;
  dialog.showModal();
  line.focus();
}
