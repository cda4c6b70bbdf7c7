import { h } from '../../core/dom.mjs';
import { table } from '../table.mjs';
import { direction, metricName, metricsOf } from './words.mjs';

/** Every number of every variant, a table for each way of measuring. */
export function scores({ leaderboards }) {
  return h('section', { class: 'scores' },
    h('h2', {}, 'All numbers'),
    leaderboards.map((board) => {
      const metrics = metricsOf(board);
      const best = Object.fromEntries(metrics.map((metric) => [metric, bestOf(board, metric)]));
      return h('div', {},
        h('p', { class: 'dim' }, h('b', {}, board.protocol), ` ${board.meaning}.`),
        table(`All numbers, ${board.protocol}`, ['Variant', ...metrics.map((metric) => metricName(metric))],
          board.rows.map((row) => ({
            kind: row.reference ? 'reference' : '',
            cells: [row.variant, ...metrics.map((metric) => cell(row, metric, best[metric]))],
          }))));
    }));
}

function bestOf({ rows }, metric) {
  const better = direction(metric);
  const values = rows.filter((row) => !row.reference && row.metrics[metric]).map((row) => better * row.metrics[metric].value);
  return better === 0 || !values.length ? NaN : better * Math.max(...values);
}

function cell({ reference, metrics }, metric, best) {
  const value = metrics[metric]?.value;
  if (value === undefined) {
    return '–';
  }
  return !reference && value === best ? h('b', {}, value.toFixed(3)) : value.toFixed(3);
}
