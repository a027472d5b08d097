// The page: which channel and thread are open, and what to draw when something changes.
import { avatar, clear, h, icons, svg } from './dom.js';
import { act, live } from './api.js';
import { composer } from './composer.js';
import { drawModal } from './dialogs.js';
import { examplesFor } from './examples.js';
import { drawHome, tabs } from './home.js';
import { drawList } from './messages.js';
import { channelMenu } from './places.js';
import { drawSidebar, presence } from './sidebar.js';
import { remember, remembered, store } from './store.js';

const sidebar = document.getElementById('sidebar');
const main = document.getElementById('main');
const side = document.getElementById('thread');
const scrim = document.getElementById('scrim');
const open = { channel: '', thread: '', tab: '' };
const drawn = { main: '', thread: '' };
const fresh = new Set();
let list = null;
let told = '';
let input = null;
let threadList = null;
let stop = () => {};

/* Who looks, and in which light */

const query = new URLSearchParams(location.search);
let me = query.get('user') ?? remembered('me') ?? 'rina';

const theme = {
  dark: () => (document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches),
  label: () => (theme.dark() ? 'Switch to light' : 'Switch to dark'),
  set: (name) => {
    if (name) document.documentElement.dataset.theme = name;
  },
  toggle: () => {
    theme.set(theme.dark() ? 'light' : 'dark');
    remember('theme', document.documentElement.dataset.theme);
    drawSide();
  },
};
theme.set(query.get('theme') ?? remembered('theme'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawSide());

async function become(user) {
  me = user;
  remember('me', user);
  stop();
  let response = await fetch(`/web/boot?user=${encodeURIComponent(user)}`);
  if (!response.ok) {
    me = 'rina';
    response = await fetch('/web/boot?user=rina');
  }
  const first = store.me === '';
  store.load(await response.json());
  if (first) greet();
  stop = live(me);
}

/** On the first visit, what is there counts as read. */
function greet() {
  for (const channel of store.channels.values()) {
    if (!store.lastRead(channel.id)) store.markRead(channel.id);
  }
}

/* Where we are */

function place() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const byName = (name) => [...store.channels.values()].find((channel) => !channel.is_im && channel.name === name)?.id;
  const direct = [...store.channels.values()].find((channel) => channel.is_im)?.id;
  const wanted = hash.get('channel') ?? '';
  const known = store.channels.has(wanted) ? wanted : wanted === 'netdoc' || wanted.startsWith('D') ? direct : byName(wanted);
  open.channel = known ?? byName('ask-network') ?? store.channels.keys().next().value;
  open.thread = store.of(open.channel).has(hash.get('thread')) ? hash.get('thread') : '';
  open.tab = !store.channels.get(open.channel).is_im ? '' : hash.get('tab') === 'home' ? 'home' : 'messages';
  tellTab();
  return hash.get('message');
}

/** The app hears which of its tabs somebody opens. */
function tellTab() {
  const now = [store.me, open.channel, open.tab].join();
  if (open.tab && now !== told) act('home', { tab: open.tab }, true);
  told = now;
}

function go(channel, thread = '', tab = '') {
  const hash = new URLSearchParams({ channel });
  if (tab === 'home') hash.set('tab', tab);
  if (thread) hash.set('thread', thread);
  if (location.hash.slice(1) === hash.toString()) drawAll();
  else location.hash = hash.toString();
}

const openThread = (message) => go(message.channel, message.thread_ts ?? message.ts);

/* Drawing */

function drawAll() {
  const message = place();
  document.body.classList.remove('drawer');
  scrim.hidden = true;
  drawSide();
  drawMain();
  drawThread();
  if (message) document.querySelector(`[data-ts="${CSS.escape(message)}"]`)?.scrollIntoView({ block: 'center' });
}

function drawSide() {
  drawSidebar(sidebar, { current: open.channel, open: (id) => go(id), switchUser: become, theme });
  const waiting = [...store.channels.values()].reduce((sum, channel) => sum + (channel.id === open.channel && document.hasFocus() ? 0 : store.unread(channel).forMe), 0);
  document.title = `${waiting ? `(${waiting}) ` : ''}${titleOf()} · ${store.team}`;
}

function titleOf() {
  const channel = store.channels.get(open.channel);
  return channel?.is_im ? 'netdoc' : `#${channel?.name ?? ''}`;
}

function drawMain() {
  const channel = store.channels.get(open.channel);
  // What somebody is typing, and where they are in the list, outlives everything but a change of place.
  const now = JSON.stringify([store.me, channel, open.tab]);
  if (now === drawn.main) {
    main.querySelector('.banner').hidden = store.botConnected;
    drawMessages(false);
    return;
  }
  drawn.main = now;
  if (open.tab === 'home') {
    list = null;
    const body = h('div', { class: 'home', tabindex: -1 });
    clear(main, head(channel), banner(), body);
    drawHome(body);
    return;
  }
  const name = store.channelName(channel);
  const target = { channel: channel.id };
  input = composer(channel.id, target, channel.is_im ? 'Message netdoc' : `Message #${name}`, { examples: examplesFor(channel.is_im), sent: () => toEnd(list) });
  list = h('div', { class: 'list', role: 'log', 'aria-label': `Messages in ${name}`, tabindex: 0 });
  clear(main,
    head(channel),
    banner(),
    list,
    h('div', { class: 'foot' }, channel.is_archived ? h('p', { class: 'archived' }, 'This channel is archived.') : input.element));
  stick(list);
  drawMessages(true);
  if (matchMedia('(pointer: fine)').matches && !open.thread) input.focus();
}

function head(channel) {
  return h('header', { class: 'head' },
    h('button', { class: 'quiet burger', type: 'button', 'aria-label': 'Show channels', onclick: drawer }, svg(icons.menu, 20)),
    channel.is_im
      ? h('h1', {}, h('span', { class: 'face' }, avatar(store.user(store.bot), 24), presence()), 'netdoc', h('span', { class: 'app-badge' }, 'APP'))
      : h('h1', {}, svg(channel.is_private ? icons.lock : icons.hash, 18), channel.name),
    channel.is_im && tabs(open.tab, (tab) => go(channel.id, '', tab)),
    h('p', { class: 'topic' }, channel.is_im ? store.user(store.bot).profile.title : channel.topic?.value ?? ''),
    !channel.is_im && h('span', { class: 'members', title: channel.members.map((id) => store.user(id).name).join(', ') }, channel.members.slice(0, 4).map((id) => avatar(store.user(id), 24)), String(channel.members.length)),
    !channel.is_im && channelMenu(channel));
}

function banner() {
  return h('div', { class: 'banner', role: 'status', hidden: store.botConnected }, 'netdoc is not connected. What you write is kept for it until it is back.');
}

function drawMessages(jump) {
  if (!list) return;
  const end = jump || atEnd(list);
  const before = list.scrollTop;
  drawList(list, store.top(open.channel), { openThread, fresh, intro: intro() });
  if (end) toEnd(list);
  else list.scrollTop = before;
  if (document.hasFocus() || jump) store.markRead(open.channel);
}

function intro() {
  const channel = store.channels.get(open.channel);
  const asks = channel.is_im || channel.members.includes(store.bot);
  return h('div', { class: 'intro' },
    h('div', { class: 'intro-mark' }, channel.is_im ? avatar(store.user(store.bot), 52) : svg(icons.hash, 30)),
    h('h2', {}, channel.is_im ? 'netdoc' : `#${channel.name}`),
    asks
      ? h('p', {}, 'Ask about networking on Alibaba Cloud ACK and Google GKE, in English, Bahasa Indonesia, 日本語 or 中文. ', channel.is_im ? 'Just write.' : [h('span', { class: 'mention' }, '@netdoc'), ' answers in a thread: what the documentation says, and what holds in the cluster.'])
      : h('p', {}, 'netdoc is not in this channel. Write ', h('code', {}, '/invite @netdoc'), ' to add it.'),
    asks && h('div', { class: 'examples' }, examplesFor(channel.is_im).map((example) => h('button', { type: 'button', class: 'example', lang: example.lang, onclick: () => input.fill(example.text) },
      h('span', { class: 'example-lang' }, example.name), h('span', {}, example.text)))));
}

function drawThread() {
  side.hidden = !open.thread;
  document.body.classList.toggle('with-thread', Boolean(open.thread));
  const now = JSON.stringify([store.me, open]);
  if (!open.thread) {
    threadList = null;
    drawn.thread = '';
    return;
  }
  if (now === drawn.thread) {
    drawReplies(false);
    return;
  }
  drawn.thread = now;
  const channel = store.channels.get(open.channel);
  threadList = h('div', { class: 'list', role: 'log', 'aria-label': 'Thread', tabindex: 0 });
  const reply = composer(`${channel.id}/${open.thread}`, { channel: channel.id, thread_ts: open.thread }, 'Reply…', { sent: () => toEnd(threadList) });
  clear(side,
    h('header', { class: 'head' }, h('h1', {}, 'Thread'), h('p', { class: 'topic' }, channel.is_im ? 'netdoc' : `#${channel.name}`), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close thread', onclick: closeThread }, svg(icons.close, 20))),
    threadList,
    h('div', { class: 'foot' }, reply.element));
  stick(threadList);
  drawReplies(true);
  if (matchMedia('(pointer: fine)').matches) reply.focus();
}

function drawReplies(jump) {
  if (!threadList) return;
  const all = store.thread(open.channel, open.thread);
  if (!all.some((message) => message.ts === open.thread)) {
    closeThread();
    return;
  }
  const end = jump || atEnd(threadList);
  const before = threadList.scrollTop;
  const count = all.slice(1).filter((message) => !message.only_for).length;
  const line = h('div', { class: 'day reply-count', role: 'separator' }, h('span', {}, count === 1 ? '1 reply' : count === 0 ? 'No replies yet' : `${count} replies`));
  drawList(threadList, all, { inThread: true, openThread, fresh, split: new Set([all[1]?.ts]), after: all.length > 1 ? { ts: open.thread, element: line } : undefined });
  if (end) toEnd(threadList);
  else threadList.scrollTop = before;
}

const closeThread = () => go(open.channel);

function atEnd(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function toEnd(box) {
  if (box) box.scrollTop = box.scrollHeight;
}

/** A list that is read at its end stays there when its place gets smaller or larger. */
function stick(box) {
  let end = true;
  box.addEventListener('scroll', () => {
    end = atEnd(box);
  }, { passive: true });
  new ResizeObserver(() => end && toEnd(box)).observe(box);
}

function drawer() {
  const shown = document.body.classList.toggle('drawer');
  scrim.hidden = !shown;
  if (shown) sidebar.querySelector('.place.here')?.focus();
}

/* Changes */

store.on('loaded', () => {
  drawAll();
  drawModal();
});
store.on('modal', () => drawModal());
store.on('home', () => {
  const body = main.querySelector('.home');
  if (body) keepFocus(() => drawHome(body));
});
store.on('presence channels', (_, type) => {
  // The place that was asked for may only now be there.
  if (type === 'channels') place();
  drawSide();
  if (type === 'channels') drawMain();
  else {
    main.querySelector('.banner').hidden = store.botConnected;
    main.querySelector('.head .presence')?.replaceWith(presence());
  }
});
store.on('read troubles', () => drawSide());
store.on('posted changed deleted', (message, type) => {
  if (type !== 'deleted') {
    fresh.add(message.ts);
    setTimeout(() => fresh.delete(message.ts), 1_500);
  }
  if (message.channel === open.channel) {
    keepFocus(() => {
      drawMessages(false);
      drawReplies(false);
    });
    follow(message, type);
  }
  drawSide();
});

/** An answer to what I have just asked opens its thread by itself, if there is room. */
function follow(message, type) {
  if (type !== 'posted' || open.thread || innerWidth < 1000 || message.user === store.me) return;
  const root = message.thread_ts && store.of(message.channel).get(message.thread_ts);
  if (root && root.user === store.me && Date.now() / 1000 - Number(root.ts) < 60) go(message.channel, root.ts);
}

/** Redrawing must not take the focus from a button that somebody is about to press. */
function keepFocus(draw) {
  const active = document.activeElement;
  const action = active?.dataset?.action;
  const ts = active?.closest?.('[data-ts]')?.dataset.ts;
  const box = active?.closest?.('#thread') ? side : main;
  draw();
  if (action) box.querySelector(`${ts ? `[data-ts="${CSS.escape(ts)}"] ` : ''}[data-action="${CSS.escape(action)}"]`)?.focus();
}

addEventListener('hashchange', drawAll);
addEventListener('focus', () => store.me && store.markRead(open.channel));
scrim.addEventListener('click', drawer);
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (document.body.classList.contains('drawer')) drawer();
  else if (open.thread) closeThread();
});
setInterval(() => {
  if (document.visibilityState === 'visible' && document.activeElement?.tagName !== 'SELECT') drawMessages(false);
}, 60_000);

become(me);
