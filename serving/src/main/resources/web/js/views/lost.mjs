import { h } from '../core/dom.mjs';

/** Whatever is at no known address. */
export function lost() {
  return {
    title: 'Not in the programme',
    node: h('section', { class: 'empty' },
      h('p', { class: 'eyebrow' }, 'Not in the programme'),
      h('h1', {}, 'This reel is missing.'),
      h('p', {}, 'There is nothing at this address.'),
      h('a', { class: 'button first', href: '/' }, 'To the films')),
  };
}
