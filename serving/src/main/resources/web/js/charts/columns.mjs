import { svg } from '../core/dom.mjs';
import { scale } from './scale.mjs';

const ABOVE = 22;
const LINE = 18;

/**
 * A histogram: columns side by side, each with its number above and its names below.
 *
 * @param {{name: string, value: number, told: string, under?: string, strong?: boolean}[]} data `told` stands above,
 *     `under` below the name; a strong one is gold
 * @param {string} label the whole of it in words
 */
export function columns(data, label, width, height) {
  const slot = width / data.length;
  const thick = Math.min(72, slot - Math.min(12, slot * 0.25));
  const floor = height - LINE * (data.some((column) => column.under) ? 2.5 : 1.5);
  const y = scale([0, Math.max(1, ...data.map((c) => c.value))], [floor, ABOVE]);
  return svg('svg', { class: 'columns', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    data.map(({ name, value, told, under, strong }, n) => {
      const x = slot * (n + 0.5);
      const top = value ? Math.min(floor - 2, y(value)) : floor;
      return svg('g', { class: strong ? 'strong' : null },
        svg('rect', { x: x - thick / 2, y: top, width: thick, height: floor - top }),
        svg('text', { x, y: top - 8, 'text-anchor': 'middle', class: 'number' }, told),
        svg('text', { x, y: floor + 20, 'text-anchor': 'middle', class: 'name' }, name),
        under && svg('text', { x, y: floor + 20 + LINE, 'text-anchor': 'middle' }, under));
    }),
    svg('path', { class: 'axis', d: `M0 ${floor + 0.5}H${width}` }));
}
