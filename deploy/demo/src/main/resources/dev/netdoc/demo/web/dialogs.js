// The modal that an app opened, and the question before a button does its work.
import { append, clear, h, icons, svg } from './dom.js';
import { store } from './store.js';
import { act } from './api.js';

/** Asks; resolves to whether the person agreed. */
export function confirmed(question) {
  return new Promise((resolve) => {
    import('./blocks.js').then(({ text }) => {
      const dialog = document.getElementById('confirm');
      const done = (answer) => {
        dialog.close();
        resolve(answer);
      };
      const yes = h('button', { class: `btn ${question.style === 'danger' ? 'danger solid' : 'primary'}`, type: 'button', onclick: () => done(true) }, question.confirm?.text ?? 'Yes');
      clear(dialog,
        h('div', { class: 'modal-head' }, h('h2', {}, question.title.text), close(() => done(false))),
        h('div', { class: 'modal-body' }, h('div', { class: 'text' }, text(question.text))),
        h('div', { class: 'modal-foot' }, h('button', { class: 'btn', type: 'button', onclick: () => done(false) }, question.deny?.text ?? 'Cancel'), yes));
      dialog.setAttribute('aria-label', question.title.text);
      dialog.oncancel = (event) => {
        event.preventDefault();
        done(false);
      };
      dialog.showModal();
      yes.focus();
    });
  });
}

function close(onclick) {
  return h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', onclick }, svg(icons.close, 18));
}

let values = new Map();
let shown = '';

/** Draws the modal as it is now; keeps what was typed while it stays the same modal. */
export async function drawModal(errors = {}) {
  const { blocks } = await import('./blocks.js');
  const dialog = document.getElementById('modal');
  const view = store.modal;
  if (!view) {
    if (dialog.open) dialog.close();
    shown = '';
    return;
  }
  if (view.id !== shown) values = new Map();
  shown = view.id;
  const place = {
    values,
    errors,
    press: (element, block, value) => act('click', { action_id: element.action_id, block_id: block.block_id, value, state: Object.fromEntries(values) }),
  };
  const dismiss = () => {
    dialog.close();
    act('dismiss', {});
  };
  const send = h('button', { class: 'btn primary', type: 'submit' }, view.submit?.text ?? 'Submit');
  const form = h('form', { class: 'modal-form', novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    send.classList.add('busy');
    send.disabled = true;
    const answer = await act('submit', { values: Object.fromEntries(values) }, true);
    if (!answer.ok) {
      await drawModal(answer.errors ?? {});
      if (!answer.errors) document.querySelector('#modal .modal-foot').prepend(h('span', { class: 'wrong', role: 'alert' }, answer.error ?? 'That did not work. Try again.'));
      document.querySelector('#modal [aria-invalid]')?.focus();
    }
  } },
  h('div', { class: 'modal-head' }, h('h2', {}, view.title.text), close(dismiss)),
  h('div', { class: 'modal-body' }, blocks(view.blocks, place)),
  h('div', { class: 'modal-foot' }, h('button', { class: 'btn', type: 'button', onclick: dismiss }, view.close?.text ?? 'Cancel'), view.submit && send));
  clear(dialog);
  append(dialog, [form]);
  dialog.setAttribute('aria-label', view.title.text);
  dialog.oncancel = (event) => {
    event.preventDefault();
    dismiss();
  };
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.modal-body input, .modal-body textarea, .modal-body select') ?? send).focus();
}
