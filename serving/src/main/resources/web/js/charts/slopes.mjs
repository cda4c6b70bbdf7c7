import { svg } from '../core/dom.mjs';
import { scale } from './scale.mjs';

const APART = 20;
const HEAD = 34;

/**
 * What went from one share to another: a line each, named at both ends.
 *
 * @param {{name: string, from: number, to: number, strong?: boolean}[]} data shares
 * @param {string[]} ends what stands over them
 * @param {string} label the whole of it in words
 */
export function slopes(data, ends, label, width, height) {
  const text = Math.min(150, width * 0.36);
  const [left, right] = [text, width - text];
  const values = data.flatMap(({ from, to }) => [from, to]);
  const y = scale([Math.min(...values), Math.max(...values)], [height - 14, HEAD + 14]);
  const [fromAt, toAt] = ['from', 'to'].map((end) => spread(data.map((s) => y(s[end])), HEAD + 14, height - 14));
  return svg('svg', { class: 'slopes', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    svg('text', { x: left - 12, y: 14, 'text-anchor': 'end', class: 'head' }, ends[0]),
    svg('text', { x: right + 12, y: 14, class: 'head' }, ends[1]),
    svg('path', { class: 'axis', d: `M${left} ${HEAD}V${height}M${right} ${HEAD}V${height}` }),
    data.map(({ name, from, to, strong }, n) => svg('g', { class: strong ? 'strong' : null },
      svg('path', { d: `M${left} ${y(from)}L${right} ${y(to)}` }),
      svg('circle', { cx: left, cy: y(from), r: 3.5 }),
      svg('circle', { cx: right, cy: y(to), r: 3.5 }),
      svg('text', { x: left - 12, y: fromAt[n] + 4.5, 'text-anchor': 'end' }, `${name} ${percent(from)}`),
      svg('text', { x: right + 12, y: toAt[n] + 4.5 }, `${percent(to)} ${name}`))));
}

const percent = (share) => `${Math.round(100 * share)}%`;

/** Lettering must not lie on lettering: pushed down from above, then back up from the foot. */
function spread(at, top, foot) {
  const order = at.map((_, n) => n).sort((a, b) => at[a] - at[b]);
  const to = [...at];
  order.forEach((n, k) => (to[n] = Math.max(to[n], k ? to[order[k - 1]] + APART : top)));
  order.reverse().forEach((n, k) => (to[n] = Math.min(to[n], k ? to[order[k - 1]] - APART : foot)));
  return to;
}
