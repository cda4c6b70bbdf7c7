import { h } from '../core/dom.mjs';

/** Two halves of a curtain that open over the page once, and are gone. Without motion there is none. */
export function curtain() {
  const node = h('div', { class: 'curtain', 'aria-hidden': 'true' }, h('span'), h('span'));
  node.lastElementChild.addEventListener('animationend', () => node.remove());
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    node.hidden = true;
  }
  return node;
}
