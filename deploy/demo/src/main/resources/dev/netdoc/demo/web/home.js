// The app's Home tab: what it published for this person.
import { act } from './api.js';
import { blocks } from './blocks.js';
import { clear, h } from './dom.js';
import { store } from './store.js';

let values = new Map();
let shown = '';

/** Draws the Home of the person that this page is for; choices last until the app publishes anew. */
export function drawHome(container) {
  const view = store.home;
  if (!view) {
    clear(container, h('p', { class: 'home-empty' }, store.botConnected ? 'netdoc has nothing here yet.' : 'netdoc is not connected.'));
    return;
  }
  if (view.hash !== shown) values = new Map();
  shown = view.hash;
  const press = (element, block, value) => act('click', { view: 'home', action_id: element.action_id, block_id: block.block_id, value, state: Object.fromEntries(values) });
  clear(container, h('div', { class: 'blocks' }, blocks(view.blocks, { values, press })));
}

/** The tabs above an app's conversation. */
export function tabs(current, open) {
  return h('nav', { class: 'tabs', 'aria-label': 'netdoc' }, [['home', 'Home'], ['messages', 'Messages']].map(([name, label]) => h('button', {
    type: 'button', class: name === current ? 'tab here' : 'tab', 'aria-current': name === current ? 'page' : undefined, onclick: () => open(name),
  }, label)));
}
