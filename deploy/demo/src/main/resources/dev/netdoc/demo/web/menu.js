// A small menu behind a button: opens on a click or with the keyboard, closes with Escape or elsewhere.
import { h } from './dom.js';

/** @param entries `{label, more?, checked?, act}`; `checked` makes one that is on or off */
export function menu(label, icon, entries, kind = '') {
  const list = h('div', { class: 'menu', role: 'menu', 'aria-label': label }, entries.map((entry) => h('button', {
    type: 'button', role: entry.checked === undefined ? 'menuitem' : 'menuitemcheckbox', 'aria-checked': entry.checked === undefined ? undefined : String(entry.checked), 'data-entry': entry.label,
    onclick: () => {
      details.open = false;
      entry.act();
    },
  }, h('span', {}, entry.checked !== undefined && h('span', { class: 'tick', 'aria-hidden': 'true' }, entry.checked ? '✓' : ''), entry.label), entry.more && h('span', { class: 'hint' }, entry.more))));
  const opener = h('summary', { 'aria-label': label, title: label }, icon);
  const details = h('details', {
    class: `menu-box ${kind}`,
    onfocusout: (event) => {
      if (!details.contains(event.relatedTarget)) details.open = false;
    },
    onkeydown: (event) => {
      const all = [...list.children];
      const at = all.indexOf(document.activeElement);
      if (event.key === 'Escape' && details.open) {
        event.stopPropagation();
        details.open = false;
        opener.focus();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        details.open = true;
        all.at(event.key === 'ArrowDown' ? (at + 1) % all.length : Math.max(at, 0) - 1).focus();
      }
    },
  }, opener, list);
  return details;
}
