import { h, keepFocus } from '../core/dom.mjs';

const SHOWN_MS = 6000;

/**
 * Short messages at the foot of the page, read out too. One of a name takes the place of the last of that name.
 *
 * @param {HTMLElement} place a live region
 */
export function toasts(place) {
  const byName = new Map();

  function end(name) {
    const toast = byName.get(name);
    clearTimeout(toast?.timer);
    keepFocus(() => toast?.node.remove());
    byName.delete(name);
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {{action?: string, run?: Function, bad?: boolean, stays?: boolean}} [options] a button that ends the message
   */
  function tell(name, text, { action, run, bad = false, stays = false } = {}) {
    end(name);
    const node = h('div', { class: bad ? 'toast bad' : 'toast' },
      h('p', {}, text),
      action && h('button', { class: 'link', type: 'button', on: { click: () => { end(name); run(); } } }, action));
    const toast = { node, timer: null };
    const later = () => (toast.timer = stays ? null : setTimeout(() => end(name), SHOWN_MS));
    // Not away under somebody's hand.
    node.addEventListener('pointerenter', () => clearTimeout(toast.timer));
    node.addEventListener('pointerleave', later);
    node.addEventListener('focusin', () => clearTimeout(toast.timer));
    node.addEventListener('focusout', later);
    byName.set(name, toast);
    place.append(node);
    later();
  }

  return { tell, end };
}
