// Standard Markdown, as far as Slack's markdown block goes, to elements.
import { h } from './dom.js';
import { emojiElement, link, mention } from './mrkdwn.js';

export function markdown(text) {
  return blocks(text.replace(/\r\n?/g, '\n').split('\n'));
}

function blocks(lines) {
  const out = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    const fence = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/.exec(line);
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (!line.trim()) {
      i += 1;
    } else if (fence) {
      const code = [];
      for (i += 1; i < lines.length && !lines[i].trim().startsWith(fence[1]); i += 1) code.push(lines[i]);
      i += 1;
      out.push(codeBlock(code.join('\n'), fence[2]));
    } else if (heading) {
      out.push(h('div', { class: `md-h md-h${heading[1].length}`, role: 'heading', 'aria-level': Math.min(6, heading[1].length + 2) }, inline(heading[2])));
      i += 1;
    } else if (/^ {0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) {
      out.push(h('hr'));
      i += 1;
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = [];
      for (; i < lines.length && /^ {0,3}>/.test(lines[i]); i += 1) quoted.push(lines[i].replace(/^ {0,3}> ?/, ''));
      out.push(h('blockquote', {}, blocks(quoted)));
    } else if (isTable(lines, i)) {
      const rows = [];
      for (; i < lines.length && lines[i].includes('|'); i += 1) rows.push(cells(lines[i]));
      out.push(table(rows));
    } else if (item(line)) {
      const end = listEnd(lines, i);
      out.push(list(lines.slice(i, end)));
      i = end;
    } else {
      const words = [];
      for (; i < lines.length && lines[i].trim() && (words.length === 0 || !breaks(lines, i)); i += 1) words.push(lines[i]);
      out.push(h('p', {}, paragraph(words)));
    }
  }
  return out;
}

export function codeBlock(text, language) {
  const pre = h('pre', { class: 'fence' });
  if (language === 'diff') {
    text.split('\n').forEach((line, i, all) => {
      const kind = /^\+/.test(line) ? 'added' : /^-/.test(line) ? 'removed' : /^@@/.test(line) ? 'hunk' : '';
      pre.append(h('span', { class: kind ? `diff ${kind}` : 'diff' }, line + (i < all.length - 1 ? '\n' : '')));
    });
  } else {
    pre.append(text);
  }
  return pre;
}

function breaks(lines, i) {
  return /^ {0,3}(`{3,}|~{3,}|#{1,6}\s|>)/.test(lines[i]) || item(lines[i]) || isTable(lines, i);
}

function paragraph(lines) {
  return lines.flatMap((line, i) => [...inline(line.replace(/ {2,}$|\\$/, '').trim()), i < lines.length - 1 ? h('br') : '']);
}

function item(line) {
  return /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line);
}

function listEnd(lines, start) {
  const indent = item(lines[start])[1].length;
  let i = start + 1;
  for (; i < lines.length; i += 1) {
    if (!lines[i].trim()) {
      const next = lines[i + 1] ?? '';
      if (!next.trim() || (!item(next) && next.search(/\S/) <= indent)) break;
      continue;
    }
    const found = item(lines[i]);
    if (!found && lines[i].search(/\S/) <= indent && breaks(lines, i)) break;
    if (!found && lines[i].search(/\S/) <= indent && !lines[i - 1].trim()) break;
    if (found && found[1].length === indent && /\d/.test(found[2]) !== /\d/.test(item(lines[start])[2])) break;
  }
  return i;
}

function list(lines) {
  const first = item(lines[0]);
  const ordered = /\d/.test(first[2]);
  const items = [];
  for (const line of lines) {
    const found = item(line);
    if (found && found[1].length <= first[1].length) {
      items.push({ offset: line.length - found[3].length, lines: [found[3]] });
    } else {
      const last = items[items.length - 1];
      last.lines.push(line.slice(Math.min(last.offset, Math.max(0, line.search(/\S/)))));
    }
  }
  const start = ordered ? parseInt(first[2], 10) : undefined;
  return h(ordered ? 'ol' : 'ul', { start: start > 1 && start }, items.map((each) => {
    const inner = blocks(each.lines);
    const tight = inner.length > 0 && inner[0].tagName === 'P' ? [...inner[0].childNodes, ...inner.slice(1)] : inner;
    return h('li', {}, tight);
  }));
}

function isTable(lines, i) {
  return lines[i].includes('|') && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[i + 1] ?? '') && lines[i + 1].includes('-');
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

function table([head, rule, ...rows]) {
  const side = rule.map((cell) => (/^:-+:$/.test(cell) ? 'center' : /-:$/.test(cell) ? 'right' : 'left'));
  const row = (tag) => (line) => h('tr', {}, head.map((_, i) => h(tag, { class: `to-${side[i] ?? 'left'}` }, inline(line[i] ?? ''))));
  return h('div', { class: 'table' }, h('table', {}, h('thead', {}, row('th')(head)), h('tbody', {}, rows.map(row('td')))));
}

const INLINE = [
  [/^\\([!-/:-@[-`{-~])/, (m) => m[1]],
  [/^(`+)(.+?)\1(?!`)/s, (m) => h('code', {}, m[2].trim() || m[2])],
  [/^!?\[((?:[^[\]]|\[[^\]]*\])*)\]\(<?([^\s)>]+)>?(?:\s+"[^"]*")?\)/, (m) => (/^(https?:|mailto:|#)/.test(m[2]) ? labelled(m[2], m[1]) : m[0])],
  [/^<(https?:\/\/[^\s<>]+)>/, (m) => link(m[1])],
  [/^<@([UW]\w+)>/, (m) => mention(m[1])],
  [/^(https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"、。，）」])/, (m) => link(m[1])],
  [/^\*\*(?=\S)(.+?\S?)\*\*(?!\*)/s, (m) => h('strong', {}, inline(m[1]))],
  [/^__(?=\S)(.+?\S?)__(?!\w)/s, (m) => h('strong', {}, inline(m[1])), true],
  [/^~~(?=\S)(.+?)~~/s, (m) => h('s', {}, inline(m[1]))],
  [/^\*(?=[^\s*])(.+?[^\s*]|[^\s*])\*(?!\*)/s, (m) => h('em', {}, inline(m[1]))],
  [/^_(?=[^\s_])(.+?[^\s_]|[^\s_])_(?!\w)/s, (m) => h('em', {}, inline(m[1])), true],
  [/^:([a-z0-9_+-]+):/, (m) => emojiElement(m[1])],
  [/^&(amp|lt|gt|quot|nbsp|#39);/, (m) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" })[m[1]]],
];

function labelled(url, label) {
  const anchor = link(url, ' ');
  anchor.replaceChildren(...inline(label));
  return anchor;
}

function inline(text) {
  const out = [];
  let plain = '';
  for (let i = 0; i < text.length; ) {
    const rest = text.slice(i);
    const word = i > 0 && /\w/.test(text[i - 1]);
    let made = null;
    for (const [pattern, make, notInWord] of INLINE) {
      const match = !(notInWord && word) && pattern.exec(rest);
      if (match) {
        made = [make(match), match[0].length];
        break;
      }
    }
    if (made) {
      if (plain) out.push(plain);
      plain = '';
      out.push(made[0]);
      i += made[1];
    } else {
      plain += text[i];
      i += 1;
    }
  }
  if (plain) out.push(plain);
  return out;
}
