import { svg } from '../core/dom.mjs';
import { labelled, scale, ticks } from './scale.mjs';

const FOOT = 26;
const HEAD = 12;

/**
 * Lines over a common x, named at their ends.
 *
 * @param {{name: string, kind: string, points: [number, number][]}[]} series `kind` is the class that colours it; a point
 *     whose y is not finite is a gap
 * @param {{label: string, from: string, to: string, mark?: {y: number, name: string}, about?: number, side?: number}} told
 *     the whole in words, what stands at both ends of the x axis, a level to compare with, and the room
 *     on the right for names: the level's, or else those of the lines
 */
export function lines(series, { label, from, to, mark, about = 4, side = 0 }, width, height) {
  const points = series.flatMap((s) => s.points).filter(([, y]) => Number.isFinite(y));
  const ys = [...points.map(([, y]) => y), ...(mark ? [mark.y] : [])];
  const at = ticks(Math.min(...ys), Math.max(...ys), about);
  const names = labelled(at);
  const left = 8 + 7 * Math.max(...names.map((name) => name.length));
  const right = width - side - 4;
  const y = scale([at[0], at[at.length - 1]], [height - FOOT, HEAD]);
  const x = scale(ends(points.map(([v]) => v)), [left, right]);
  return svg('svg', { class: 'lines', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    at.map((value, n) => [
      svg('path', { class: 'rule', d: `M${left} ${y(value)}H${right}` }),
      svg('text', { x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, names[n]),
    ]),
    svg('text', { x: left, y: height - 4 }, from),
    svg('text', { x: right, y: height - 4, 'text-anchor': 'end' }, to),
    mark && [
      svg('path', { class: 'mark', d: `M${left} ${y(mark.y)}H${right}` }),
      svg('text', { x: right + 10, y: y(mark.y) + 4, class: 'mark-name' }, mark.name),
    ],
    series.map(({ kind, points: own }) => svg('path', { class: `line ${kind}`, d: path(own.map(([a, b]) => [x(a), y(b)])) })),
    mark ? [] : named(series, y, right + 10));
}

const ends = (values) => [Math.min(...values), Math.max(...values)];

function path(points) {
  let pen = 'M';
  return points.map(([x, y]) => {
    const step = Number.isFinite(y) ? `${pen}${x.toFixed(1)} ${y.toFixed(1)}` : '';
    pen = step ? 'L' : 'M';
    return step;
  }).join('');
}

/** Names beside the last points, at least a line apart. */
function named(series, y, x) {
  const last = series
    .map(({ name, kind, points }) => ({ name, kind, at: y(points.filter(([, v]) => Number.isFinite(v)).at(-1)?.[1]) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
  let above = -Infinity;
  return last.map(({ name, kind, at }) => {
    above = Math.max(at, above + 16);
    return svg('text', { x, y: above + 4, class: `name ${kind}` }, name);
  });
}
