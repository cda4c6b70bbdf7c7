import { h } from '../core/dom.mjs';

export function lab() {
  return { title: 'Lab', node: h('h1', {}, 'Lab'), ready: Promise.resolve() };
}
