// Channels, direct messages, and who you are.
import { avatar, clear, h, icons, svg } from './dom.js';
import { act } from './api.js';
import { createChannel } from './places.js';
import { menu } from './menu.js';
import { store } from './store.js';

export function drawSidebar(container, { current, open, switchUser, theme }) {
  const all = [...store.channels.values()].filter((channel) => !channel.is_archived);
  const archived = [...store.channels.values()].filter((channel) => channel.is_archived && channel.id === current);
  const channels = [...all, ...archived].filter((channel) => !channel.is_im).sort((a, b) => a.name.localeCompare(b.name));
  const direct = all.filter((channel) => channel.is_im);
  clear(container,
    h('div', { class: 'team' }, h('span', { class: 'team-mark', 'aria-hidden': 'true' }, 'A'), h('span', { class: 'team-name' }, store.team),
      store.troubles.length > 0 && troubles(),
      h('button', { class: 'theme', type: 'button', 'aria-label': theme.label(), title: theme.label(), onclick: theme.toggle }, svg(theme.dark() ? icons.sun : icons.moon, 18))),
    h('div', { class: 'places' },
      section('Channels', channels.map((channel) => row(channel, current, open, svg(channel.is_private ? icons.lock : icons.hash, 16), channel.name)), add(open)),
      section('Direct messages', direct.map((channel) => row(channel, current, open, h('span', { class: 'face' }, avatar(store.user(store.bot), 20), presence()), 'netdoc', h('span', { class: 'app-badge' }, 'APP'))))),
    you(switchUser));
}

function section(title, rows, more) {
  return h('section', {}, h('h2', {}, title, more), h('ul', {}, rows));
}

function add(open) {
  return h('button', { class: 'theme add', type: 'button', 'aria-label': 'Create a channel', title: 'Create a channel', onclick: () => createChannel(open) }, svg(icons.plus, 16));
}

/** What can be made to go wrong in the sample clusters. */
function troubles() {
  return menu('Make trouble', svg(icons.storm, 18), store.troubles.map((trouble) => ({
    label: trouble.title, more: trouble.cluster, checked: trouble.on, act: () => act('trouble', { cluster: trouble.cluster, trouble: trouble.name, on: !trouble.on }),
  })), 'in-side');
}

export function presence() {
  const label = store.botConnected ? 'connected' : 'not connected';
  return h('span', { class: `presence ${store.botConnected ? 'on' : ''}`, role: 'img', 'aria-label': label, title: label });
}

function row(channel, current, open, icon, name, badge) {
  const { any, forMe } = store.unread(channel);
  const here = channel.id === current;
  return h('li', {}, h('a', { class: `place ${here ? 'here' : ''} ${any && !here ? 'unread' : ''}`, href: `#channel=${channel.id}`, 'aria-current': here ? 'page' : undefined, onclick: (event) => {
    event.preventDefault();
    open(channel.id);
  } }, icon, h('span', { class: 'place-name' }, name), badge, forMe > 0 && !here && h('span', { class: 'count', 'aria-label': `${forMe} for you` }, String(forMe))));
}

function you(switchUser) {
  const people = [...store.users.values()].filter((user) => !user.is_bot);
  return h('fieldset', { class: 'you' }, h('legend', {}, 'You are'), people.map((user) => {
    const role = user.deleted ? 'deactivated' : user.is_stranger ? 'another workspace' : store.approvers.has(user.id) ? 'approver' : user.profile.title;
    return h('label', { class: user.id === store.me ? 'person me' : 'person', title: user.profile.title },
      h('input', { type: 'radio', name: 'you', value: user.name, checked: user.id === store.me, onchange: () => switchUser(user.name) }),
      avatar(user, 26), h('span', { class: 'person-name' }, user.real_name.split(' ')[0], h('span', { class: 'role' }, role)));
  }));
}
