import { svg } from '../core/dom.mjs';
import { labelled, scale, ticks } from './scale.mjs';

const ROW = 36;
const FOOT = 30;
const CHARACTER = 7.6;

/** How high it becomes. */
export const dotsHeight = (rows) => rows * ROW + FOOT;

/**
 * A dot a row on a common axis, with the interval it may as well be in.
 *
 * @param {{name: string, value: number, low?: number, high?: number, told: string, strong?: boolean}[]} rows `told` stands
 *     at the right; strong ones are gold
 * @param {string} label the whole of it in words
 */
export function dots(rows, label, width) {
  const height = dotsHeight(rows.length);
  const left = Math.min(width * 0.36, CHARACTER * Math.max(...rows.map((row) => row.name.length)) + 20);
  const right = width - CHARACTER * Math.max(...rows.map((row) => row.told.length)) - 16;
  const all = rows.flatMap(({ value, low = value, high = value }) => [low, high]);
  const at = ticks(Math.min(...all), Math.max(...all), width < 500 ? 3 : 5);
  const names = labelled(at);
  const x = scale([at[0], at[at.length - 1]], [left, right]);
  const foot = height - FOOT;
  return svg('svg', { class: 'dots', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    at.map((value, n) => [
      svg('path', { class: 'rule', d: `M${x(value)} 0V${foot}` }),
      svg('text', { x: x(value), y: height - 8, 'text-anchor': 'middle' }, names[n]),
    ]),
    rows.map((row, n) => one(row, ROW * (n + 0.5), x, width)));
}

function one({ name, value, low, high, told, strong }, y, x, width) {
  const sure = low === undefined || high === undefined;
  return svg('g', { class: strong ? 'strong' : null },
    svg('text', { x: 0, y: y + 4.5, class: 'name' }, name),
    sure ? null : svg('path', { class: 'whisker', d: `M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 7}V${y + 7}M${x(high)} ${y - 7}V${y + 7}` }),
    svg('circle', { cx: x(value), cy: y, r: 4.5 }),
    svg('text', { x: width, y: y + 4.5, 'text-anchor': 'end', class: 'number' }, told));
}
