// A short notice at the bottom of the page.
import { clear } from './dom.js';

let timer = 0;

export function toast(text) {
  const place = document.getElementById('toast');
  clear(place, text);
  place.classList.add('shown');
  clearTimeout(timer);
  timer = setTimeout(() => place.classList.remove('shown'), 5_000);
}
