import { h } from '../core/dom.mjs';

/**
 * A table of figures; where it is too wide it moves sideways by itself, by keys too.
 *
 * @param {string} caption read out, and the name of what moves
 * @param {(string|Node)[]} heads the first over the names of the rows
 * @param {{cells: (string|Node)[], kind?: string}[]} rows
 */
export function table(caption, heads, rows) {
  return h('div', { class: 'sideways', role: 'region', tabindex: '0', 'aria-label': caption },
    h('table', { class: 'tally' },
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, rows.map(({ cells: [name, ...cells], kind }) => h('tr', { class: kind ?? '' },
        h('th', { scope: 'row' }, name),
        cells.map((cell) => h('td', {}, cell)))))));
}
