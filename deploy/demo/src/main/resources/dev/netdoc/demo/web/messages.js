// One message, and lists of them.
import { avatar, clear, h, icons, languageOf, svg } from './dom.js';
import { act } from './api.js';
import { blocks } from './blocks.js';
import { menu } from './menu.js';
import { QUICK } from './emoji.js';
import { ago, emojiElement, mrkdwn } from './mrkdwn.js';
import { store } from './store.js';
import { toast } from './toast.js';

const NEAR = 5 * 60;
const SYSTEM = /^(channel|group)_/;

/** Draws a list into a container. `options.inThread` leaves the thread's footer out. */
export function drawList(container, messages, options) {
  const out = [];
  let day = '';
  let before = null;
  for (const message of messages) {
    const at = timeOf(message);
    const today = at.toDateString();
    if (today !== day && !options.inThread) out.push(dayLine(at));
    const joined = before && today === day && sameAuthor(before, message) && !options.split?.has(message.ts);
    day = today;
    out.push(SYSTEM.test(message.subtype) ? system(message) : draw(message, { ...options, joined }));
    before = message;
    if (options.after?.ts === message.ts) out.push(options.after.element);
  }
  clear(container, options.intro, out);
}

function sameAuthor(a, b) {
  return a.user === b.user && !a.subtype && !b.subtype && a.only_for === b.only_for && Number(b.ts) - Number(a.ts) < NEAR && !a.reply_shown;
}

export function timeOf(message) {
  return new Date(Number(message.ts) * 1000);
}

export function clock(at) {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at);
}

function dayLine(at) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const days = Math.floor((at.getTime() - midnight) / 86_400_000);
  const label = days === 0 ? 'Today' : days === -1 ? 'Yesterday' : new Intl.DateTimeFormat(undefined, { weekday: 'long', month: 'long', day: 'numeric' }).format(at);
  return h('div', { class: 'day', role: 'separator' }, h('span', {}, label));
}

function system(message) {
  const user = store.user(message.user);
  return h('div', { class: 'message system', 'data-ts': message.ts }, h('div', { class: 'gutter' }, avatar(user, 20)),
    h('div', { class: 'body' }, mrkdwn(message.text), ' ', h('span', { class: 'time' }, clock(timeOf(message)))));
}

function draw(message, options) {
  const user = store.user(message.user);
  const at = timeOf(message);
  const name = user.is_bot ? user.real_name : user.real_name || user.name;
  const time = h('time', { class: 'time', datetime: at.toISOString(), title: at.toLocaleString() }, clock(at));
  const body = h('div', { class: 'body' },
    message.only_for && h('div', { class: 'ephemeral-note' }, svg(icons.eye, 13), 'Only visible to you'),
    !options.joined && h('div', { class: 'by' }, h('span', { class: 'name' }, name), user.is_bot && h('span', { class: 'app-badge' }, 'APP'), time),
    content(message),
    message.reactions && reactions(message),
    !options.inThread && footer(message, options));
  const flash = options.fresh?.has(message.ts) ? 'fresh' : '';
  return h('article', {
    class: `message ${options.joined ? 'joined' : ''} ${message.only_for ? 'ephemeral' : ''} ${flash}`, 'data-ts': message.ts, tabindex: -1, 'aria-label': `${name}, ${clock(at)}`,
  },
  h('div', { class: 'gutter' }, options.joined ? h('span', { class: 'time small' }, clock(at)) : avatar(user)),
  body,
  !message.only_for && tools(message, options));
}

const kept = new Map();

function content(message) {
  const edited = message.edited && h('span', { class: 'edited' }, '(edited)');
  const files = (message.files ?? []).map(file);
  if (!message.blocks || message.blocks.length === 0) {
    return [(message.text || files.length === 0) && h('div', { class: 'text', lang: languageOf(message.text) }, mrkdwn(message.text), edited), files];
  }
  const key = `${store.me}/${message.channel}/${message.ts}`;
  if (!kept.has(key)) kept.set(key, new Map());
  const values = kept.get(key);
  const press = (element, block, value) => act('click', {
    channel: message.channel, ts: message.ts, action_id: element.action_id, block_id: block.block_id, value, state: Object.fromEntries(values),
  });
  return h('div', { class: 'blocks', lang: languageOf(message.text) }, blocks(message.blocks, { values, press }), edited);
}

/** What a file holds, if it is text, and where to get it. */
function file({ title, name, size, preview, preview_is_truncated: cut, lines, url_private: url }) {
  return h('figure', { class: 'file' },
    h('figcaption', {}, svg(icons.file, 18), h('strong', {}, title), h('span', { class: 'hint' }, `${name} · ${size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} kB`}`),
      h('a', { href: new URL(url).pathname, download: name, 'aria-label': `Download ${name}` }, 'Download')),
    preview && h('pre', { class: 'fence', tabindex: 0 }, preview),
    cut && h('span', { class: 'hint' }, `… ${lines} lines in all`));
}

function reactions(message) {
  return h('div', { class: 'reactions' }, message.reactions.map(({ name, users }) => {
    const mine = users.includes(store.me);
    return h('button', { class: `reaction ${mine ? 'mine' : ''}`, type: 'button', title: users.map((id) => store.user(id).name).join(', ') + ` reacted with :${name}:`, 'aria-pressed': String(mine),
      onclick: () => act('react', { channel: message.channel, ts: message.ts, name }) }, emojiElement(name), h('span', { class: 'count' }, String(users.length)));
  }));
}

function footer(message, { openThread }) {
  const all = store.replies(message.channel, message.ts);
  if (all.length === 0 || (message.thread_ts && message.thread_ts !== message.ts)) return null;
  const open = all.filter((reply) => !reply.only_for);
  const replies = open.length > 0 ? open : all;
  const last = replies[replies.length - 1];
  const people = [...new Set(replies.map((reply) => reply.user))].slice(0, 4);
  return h('button', { class: 'thread-link', type: 'button', onclick: () => openThread(message) },
    h('span', { class: 'faces' }, people.map((id) => avatar(store.user(id), 22))),
    h('span', { class: 'replies' }, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    h('span', { class: 'when' }, open.length > 0 ? `Last reply ${ago(timeOf(last))}` : 'Only visible to you'),
    h('span', { class: 'view' }, 'View thread'));
}

function tools(message, { openThread, inThread }) {
  const button = (label, icon, onclick) => h('button', { type: 'button', 'aria-label': label, title: label, onclick }, icon);
  const deletable = message.user === store.me || store.user(message.user).is_bot;
  return h('div', { class: 'tools', role: 'toolbar', 'aria-label': 'Message actions' },
    QUICK.map((name) => button(`React with ${name.replace(/_/g, ' ')}`, emojiElement(name), () => act('react', { channel: message.channel, ts: message.ts, name }))),
    !inThread && button('Reply in thread', svg(icons.reply, 17), () => openThread(message)),
    button('Copy link', svg(icons.link, 17), () => copyLink(message)),
    deletable && button('Delete message', svg(icons.trash, 17), () => act('delete', { channel: message.channel, ts: message.ts })),
    (!message.subtype || message.subtype === 'file_share') && store.shortcuts.length > 0 && menu('More actions', svg(icons.more, 17), store.shortcuts.map((shortcut) => ({
      label: shortcut.name, more: 'netdoc', act: () => act('shortcut', { channel: message.channel, ts: message.ts, callback_id: shortcut.callbackId }),
    }))));
}

async function copyLink(message) {
  const thread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${message.channel}` : '';
  await navigator.clipboard?.writeText(`${location.origin}/archives/${message.channel}/p${message.ts.replace('.', '')}${thread}`);
  toast('Link copied');
}
