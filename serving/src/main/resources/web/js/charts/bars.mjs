import { h } from '../core/dom.mjs';

/**
 * Bars from the left, a row each, as a table: whoever cannot see them reads the numbers that stand beside them.
 *
 * @param {string} caption for ears
 * @param {string[]} heads of the name, the number that the bar shows, and each further cell
 * @param {{name: string, value: number, told: string, more?: (string|Node)[], strong?: boolean}[]} rows
 */
export function bars(caption, heads, rows) {
  const most = Math.max(...rows.map((row) => row.value), Number.MIN_VALUE);
  const [name, number, ...more] = heads;
  return h('table', { class: 'bars' },
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {},
      h('th', { scope: 'col' }, name),
      h('th', { scope: 'col', colSpan: 2 }, number),
      more.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, rows.map((row) => h('tr', { class: row.strong ? 'strong' : '' },
      h('th', { scope: 'row' }, row.name),
      h('td', { class: 'bars-bar', 'aria-hidden': 'true' }, h('span', { vars: { '--share': row.value / most } })),
      h('td', { class: 'figure' }, row.told),
      (row.more ?? []).map((cell) => h('td', { class: 'figure' }, cell))))));
}
