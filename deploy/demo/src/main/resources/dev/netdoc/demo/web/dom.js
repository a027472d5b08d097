// Builds elements. Text always becomes text nodes; nothing here parses HTML.

/** An element: `h('button', {class: 'b', onclick: f, 'aria-label': 'Send'}, 'Send')`. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    element.append(child);
  }
  return element;
}

export function clear(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(paths, size = 20, box = 24) {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('viewBox', `0 0 ${box} ${box}`);
  root.setAttribute('width', size);
  root.setAttribute('height', size);
  root.setAttribute('aria-hidden', 'true');
  root.setAttribute('class', 'icon');
  for (const d of [paths].flat()) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    root.append(path);
  }
  return root;
}

export const icons = {
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  close: 'M6 6l12 12M18 6L6 18',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h17M3 15h17',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sun: ['M12 8a4 4 0 100 8 4 4 0 000-8z', 'M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5'],
  moon: 'M20 14.5A8 8 0 019.5 4 8 8 0 1020 14.5z',
  reply: 'M4 5h16v11H11l-5 4v-4H4z',
  eye: ['M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z', 'M12 9a3 3 0 100 6 3 3 0 000-6z'],
  bulb: ['M9 18h6M10 21h4', 'M12 3a6 6 0 00-3.5 10.9c.6.5.9 1.3.9 2.1h5.2c0-.8.3-1.6.9-2.1A6 6 0 0012 3z'],
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  link: ['M10 14a4 4 0 006 0l3-3a4 4 0 00-6-6l-1 1', 'M14 10a4 4 0 00-6 0l-3 3a4 4 0 006 6l1-1'],
  plus: 'M12 5v14M5 12h14',
  more: ['M12 5.5h.01', 'M12 12h.01', 'M12 18.5h.01'],
  lock: ['M6 11h12v9H6z', 'M9 11V8a3 3 0 016 0v3'],
  file: ['M6 3h8l4 4v14H6z', 'M14 3v4h4'],
  storm: 'M13 3L6 13h5l-1 8 8-11h-5z',
};

/** A square with initials, or the bot's mark. */
export function avatar(user, size = 36) {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('viewBox', '0 0 36 36');
  root.setAttribute('width', size);
  root.setAttribute('height', size);
  root.setAttribute('class', 'avatar');
  root.setAttribute('aria-hidden', 'true');
  const square = document.createElementNS(SVG, 'rect');
  square.setAttribute('width', '36');
  square.setAttribute('height', '36');
  square.setAttribute('rx', '9');
  square.setAttribute('fill', colour(user));
  root.append(square);
  if (user.is_bot) {
    const pulse = document.createElementNS(SVG, 'path');
    pulse.setAttribute('d', 'M6 19h5l3-8 5 15 4-11 2 4h5');
    pulse.setAttribute('fill', 'none');
    pulse.setAttribute('stroke', '#fff');
    pulse.setAttribute('stroke-width', '2.6');
    pulse.setAttribute('stroke-linecap', 'round');
    pulse.setAttribute('stroke-linejoin', 'round');
    root.append(pulse);
  } else {
    const text = document.createElementNS(SVG, 'text');
    text.setAttribute('x', '18');
    text.setAttribute('y', '23.5');
    text.setAttribute('text-anchor', 'middle');
    text.setAttribute('font-size', '15');
    text.setAttribute('font-weight', '700');
    text.setAttribute('fill', '#fff');
    text.textContent = (user.real_name || user.name || '?').split(/\s+/).map((word) => word[0]).join('').slice(0, 2).toUpperCase();
    root.append(text);
  }
  return root;
}

const COLOURS = { URINA: '#b4457e', UKENJI: '#3b6fb6', UALEX: '#b7791f', UNETDOC: '#0f766e', USLACKBOT: '#6b7280' };

function colour(user) {
  return COLOURS[user.id] || '#64748b';
}

/** The language of a text, so that the browser picks the right glyphs for Han characters. */
export function languageOf(text) {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh-Hans';
  return undefined;
}
