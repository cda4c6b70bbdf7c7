import { h } from '../core/dom.mjs';

export function profile() {
  return { title: 'Profile', node: h('h1', {}, 'Profile'), ready: Promise.resolve() };
}
