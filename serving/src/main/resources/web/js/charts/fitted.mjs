import { h } from '../core/dom.mjs';

/**
 * A place for a chart that is drawn for the width it has, again when that changes: lettering keeps its size on a phone.
 *
 * @param {number} height in px, kept free from the beginning so that nothing moves
 * @param {(width: number) => Element} draw
 */
export function fitted(height, draw) {
  const node = h('div', { class: 'chart', vars: { '--height': `${height}px` } });
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const now = Math.floor(contentRect.width);
    if (now && now !== width) {
      width = now;
      node.replaceChildren(draw(width));
    }
  }).observe(node);
  return node;
}
