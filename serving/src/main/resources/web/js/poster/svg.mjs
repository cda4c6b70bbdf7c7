const NS = 'http://www.w3.org/2000/svg';

/** An SVG element; children that are strings become text nodes, never markup, and null ones are left out. */
export function el(name, attributes, ...children) {
  const node = document.createElementNS(NS, name);
  for (const key in attributes) {
    if (attributes[key] !== undefined) node.setAttribute(key, attributes[key]);
  }
  for (const child of children.flat()) if (child !== null) node.append(child);
  return node;
}

/** Path data with its numbers cut to a tenth, which is finer than a pixel and keeps the markup short. */
export function d(parts, ...numbers) {
  let data = parts[0];
  for (let i = 0; i < numbers.length; i++) data += (typeof numbers[i] === 'number' ? tenth(numbers[i]) : numbers[i]) + parts[i + 1];
  return data;
}

/** Turns the sheet over, left to right. */
export const FLIP = 'matrix(-1 0 0 1 200 0)';

const tenth = (n) => Math.round(n * 10) / 10;

/** The point at a radius and angle (radians, clockwise from the right) about (x, y). */
export const polar = (x, y, radius, angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];

/** A closed polygon through [x, y] points. */
export const points = (list) => `M${list.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`;

/** How often a shape repeats, as one path: `repeat(3, i => d`…`)`. */
export const repeat = (times, draw) => Array.from({ length: times }, (_, i) => draw(i)).join('');

export const path = (data, fill, more) => el('path', { d: data, fill, ...more });
export const line = (data, stroke, width = 1, more) =>
  el('path', { d: data, fill: 'none', stroke, 'stroke-width': width, ...more });
export const disc = (x, y, r, fill, more) => el('circle', { cx: tenth(x), cy: tenth(y), r: tenth(r), fill, ...more });
export const box = (x, y, width, height, fill, more) =>
  el('rect', { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height), fill, ...more });
export const group = (transform, ...children) => el('g', { transform }, ...children);

/** Everything from y down. */
export const ground = (y, fill) => box(-2, y, 204, 302 - y, fill);

/** Path data of a rectangle and of an ellipse, to gather many into one element. */
export const boxData = (x, y, w, h) => d`M${x} ${y}h${w}v${h}h${-w}z`;
export const ovalData = (x, y, rx, ry) => d`M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`;
