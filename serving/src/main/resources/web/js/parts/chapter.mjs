import { h } from '../core/dom.mjs';

/**
 * A chapter of a report: what it is about and what it says beside what shows it.
 *
 * @param {string} title
 * @param {(string|Node|null)[]} said in words
 * @param {...(Node|null)} shown
 */
export function chapter(title, said, ...shown) {
  return h('section', { class: 'chapter' },
    h('header', { class: 'chapter-head' }, h('h2', {}, title), said.filter(Boolean).map((text) => (text instanceof Node ? text : h('p', {}, text)))),
    h('div', { class: 'chapter-body' }, shown));
}

/** Figures in a row, each with its name: `[number, name]`. */
export const figures = (list) => h('dl', { class: 'figures' },
  list.map(([number, name]) => h('div', {}, h('dt', {}, name), h('dd', { class: 'figure' }, number))));
