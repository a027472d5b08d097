// rich_text blocks to elements.
import { h } from './dom.js';
import { codeBlock } from './markdown.js';
import { channelLink, date, emojiElement, link, mention } from './mrkdwn.js';
import { store } from './store.js';

export function richText(block) {
  const out = [];
  for (const part of block.elements) {
    switch (part.type) {
      case 'rich_text_section':
        out.push(h('div', { class: 'rt' }, inlines(part.elements)));
        break;
      case 'rich_text_preformatted':
        out.push(codeBlock(part.elements.map((each) => each.text ?? each.url ?? '').join(''), part.language));
        break;
      case 'rich_text_quote':
        out.push(h('blockquote', {}, inlines(part.elements)));
        break;
      case 'rich_text_list':
        out.push(h(part.style === 'ordered' ? 'ol' : 'ul', { class: `indent-${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : undefined },
          part.elements.map((section) => h('li', {}, inlines(section.elements)))));
        break;
      default:
        break;
    }
  }
  return out;
}

function inlines(elements) {
  return elements.map((each) => styled(one(each), each.style));
}

function one(each) {
  switch (each.type) {
    case 'text': return withBreaks(each.text);
    case 'link': return link(each.url, each.text);
    case 'user': return mention(each.user_id);
    case 'channel': return channelLink(each.channel_id);
    case 'usergroup': return h('span', { class: 'mention' }, '@' + store.groupName(each.usergroup_id));
    case 'broadcast': return h('span', { class: 'mention broadcast' }, '@' + each.range);
    case 'emoji': return emojiElement(each.name);
    case 'date': return date([each.timestamp, each.format, each.url], each.fallback ?? '');
    case 'color': return h('code', {}, each.value);
    default: return '';
  }
}

function withBreaks(text) {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [h('br'), line]));
}

function styled(node, style = {}) {
  let out = node;
  if (style.code) out = h('code', {}, out);
  if (style.bold) out = h('strong', {}, out);
  if (style.italic) out = h('em', {}, out);
  if (style.strike) out = h('s', {}, out);
  if (style.underline) out = h('u', {}, out);
  return out;
}
