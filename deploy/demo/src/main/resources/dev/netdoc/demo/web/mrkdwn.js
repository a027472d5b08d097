// Slack's mrkdwn to elements.
import { h } from './dom.js';
import { emoji } from './emoji.js';
import { store } from './store.js';

const WORD = /[\p{L}\p{N}_]/u;

export function unescape(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** A whole text: fences, quotes, lines that hang under their bullet, and what is inside lines. */
export function mrkdwn(text) {
  const out = [];
  const parts = text.split(/```/);
  parts.forEach((part, i) => {
    const fenced = i % 2 === 1 && i < parts.length - 1;
    if (fenced) out.push(h('pre', { class: 'fence' }, plainOf(part.replace(/^\n/, '').replace(/\n$/, ''))));
    else out.push(...lines(i % 2 === 1 ? '```' + part : part, out.length > 0));
  });
  return out;
}

/** Text with its `<…>` read, but no styles: for code. */
function plainOf(text) {
  return unescape(text.replace(/<([^<>\s|]+)\|([^<>]*)>/g, '$2').replace(/<(https?:[^<>\s]+)>/g, '$1'));
}

function lines(text, follows) {
  const out = [];
  let quote = null;
  const all = (follows ? text.replace(/^\n/, '') : text).split('\n');
  all.forEach((line, i) => {
    const quoted = /^&gt; ?(.*)$/.exec(line);
    const bullet = /^(\s*)([•◦▪‣–-]|\d{1,2}[.)])\s+(.*)$/.exec(line);
    if (quoted) {
      if (!quote) out.push((quote = h('blockquote')));
      else quote.append(h('br'));
      quote.append(...inline(quoted[1]));
      return;
    }
    const afterBlock = quote !== null || (out.length > 0 && out[out.length - 1] instanceof HTMLElement && out[out.length - 1].matches('.hang'));
    quote = null;
    if (bullet) {
      const depth = Math.min(4, Math.floor(bullet[1].length / 2));
      out.push(h('span', { class: `hang hang-${depth}` }, h('span', { class: 'mark' }, bullet[2]), h('span', {}, inline(bullet[3]))));
      return;
    }
    if (i > 0 && !afterBlock) out.push(h('br'));
    else if (afterBlock && line === '' && i < all.length - 1) out.push(h('span', { class: 'gap' }));
    out.push(...inline(line));
  });
  return out;
}

const STYLES = [
  ['`', (inner) => h('code', {}, plainOf(inner)), true],
  ['*', (inner) => h('strong', {}, inline(inner)), false],
  ['_', (inner) => h('em', {}, inline(inner)), false],
  ['~', (inner) => h('s', {}, inline(inner)), false],
];

/** One line. A mark opens after something that is no word and closes before such: as Slack does it. */
export function inline(text) {
  const out = [];
  let plain = '';
  const flush = () => {
    if (plain) out.push(unescape(plain));
    plain = '';
  };
  for (let i = 0; i < text.length; ) {
    const rest = text.slice(i);
    const angle = /^<([^<>\n]+)>/.exec(rest);
    const special = angle && reference(angle[1]);
    if (special) {
      flush();
      out.push(special);
      i += angle[0].length;
      continue;
    }
    const name = /^:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/.exec(rest);
    if (name && emoji(name[1])) {
      flush();
      out.push(emojiElement(name[1]));
      i += name[0].length;
      continue;
    }
    const styled = style(text, i);
    if (styled) {
      flush();
      out.push(styled.element);
      i = styled.end;
      continue;
    }
    plain += text[i];
    i += 1;
  }
  flush();
  return out;
}

function style(text, start) {
  for (const [mark, make, code] of STYLES) {
    if (text[start] !== mark) continue;
    const before = start > 0 ? text.slice(0, start).match(/.$/su)[0] : '';
    if (!code && before && WORD.test(before)) continue;
    if (/\s|^$/.test(text[start + 1] ?? '')) continue;
    for (let end = text.indexOf(mark, start + 2); end > 0; end = text.indexOf(mark, end + 1)) {
      const after = [...text.slice(end + 1, end + 3)][0] ?? '';
      if ((code || !/\s/.test(text[end - 1])) && (code || !after || !WORD.test(after))) {
        return { element: make(text.slice(start + 1, end)), end: end + 1 };
      }
    }
  }
  return null;
}

export function emojiElement(name) {
  const glyph = emoji(name);
  return glyph ? h('span', { class: 'emoji', role: 'img', 'aria-label': name.replace(/_/g, ' '), title: `:${name}:` }, glyph) : `:${name}:`;
}

/** What stands between angle brackets; undefined for something that is none of Slack's. */
function reference(inside) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescape(inside.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return mention(target.slice(1), label);
  if (/^#C\w+$/.test(target)) return channelLink(target.slice(1), label);
  if (/^!(here|channel|everyone)$/.test(target)) return h('span', { class: 'mention broadcast' }, '@' + target.slice(1));
  if (/^!subteam\^/.test(target)) return h('span', { class: 'mention' }, label || '@' + store.groupName(target.slice(9)));
  if (/^!date\^/.test(target)) return date(target.slice(6).split('^'), label);
  if (/^(https?:\/\/|mailto:|tel:)/.test(target)) return link(unescape(target), label);
  return undefined;
}

export function mention(id, label = '') {
  const user = store.user(id);
  return h('span', { class: id === store.me ? 'mention me' : 'mention', title: user.real_name || '' }, '@' + (label || user.name || id));
}

export function channelLink(id, label = '') {
  const channel = store.channels.get(id);
  return h('a', { class: 'mention', href: `#channel=${id}` }, '#' + (channel ? channel.name : label || id));
}

export function link(url, label = '') {
  return h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, label || url.replace(/^mailto:/, ''));
}

const DAY = 86_400_000;

/** `<!date^…>`: the format in the reader's own time zone. */
export function date([seconds, format = '{date_num} {time_secs}', url = ''], fallback) {
  const at = new Date(Number(seconds) * 1000);
  if (!Number.isFinite(at.getTime())) return fallback;
  const write = (options) => new Intl.DateTimeFormat(undefined, options).format(at);
  const midnight = new Date().setHours(0, 0, 0, 0);
  const days = Math.floor((at.getTime() - midnight) / DAY);
  const pretty = { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' }[days];
  const forms = {
    date_num: () => at.toISOString().slice(0, 10),
    date: () => write({ year: 'numeric', month: 'long', day: 'numeric' }),
    date_short: () => write({ year: 'numeric', month: 'short', day: 'numeric' }),
    date_long: () => write({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    time: () => write({ hour: '2-digit', minute: '2-digit' }),
    time_secs: () => write({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(at),
  };
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => {
    const base = name.replace(/_pretty$/, '');
    if (name.endsWith('_pretty') && pretty) return pretty;
    return forms[base] ? forms[base]() : whole;
  });
  const shown = h('time', { datetime: at.toISOString(), title: at.toString() }, text);
  return url ? h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, shown) : shown;
}

export function ago(at) {
  const minutes = Math.round((Date.now() - at.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  const days = Math.round(hours / 24);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
