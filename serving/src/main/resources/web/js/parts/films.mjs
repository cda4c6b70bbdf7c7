import { h } from '../core/dom.mjs';
import { card } from './card.mjs';

const MOVE_MS = 400;
const EASE = 'cubic-bezier(0.4, 0, 0.2, 1)';
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * A grid of movies that can be shown another list: who stays glides to the new place, who comes fades in.
 *
 * @param app see card.mjs
 * @param {string} label for ears
 * @param options see card.mjs
 */
export function films(app, label, options = {}) {
  const node = h('ul', { class: 'films', 'aria-label': label });
  let cards = new Map();
  let listed = false;

  const stop = app.ratings.changed.on((id) => cards.get(id)?.refresh());

  function show(items) {
    const coming = new Set(items.map((item) => item.movie_id));
    // That others have gone moves nobody: only who overtakes has moved.
    const places = new Map([...cards.keys()].filter((id) => coming.has(id)).map((id, index) => [id, index]));
    const staying = items.filter((item) => places.has(item.movie_id)).map((item) => item.movie_id);
    const before = new Map([...cards].map(([id, { node: n }]) => [id, n.getBoundingClientRect()]));
    const focus = focused();
    cards = new Map(items.map((item) => [item.movie_id, cards.get(item.movie_id) ?? card(app, item, options)]));
    items.forEach((item, index) => {
      const shown = cards.get(item.movie_id);
      shown.update(item, index, listed ? move(places.get(item.movie_id), staying.indexOf(item.movie_id)) : '');
      shown.refresh();
    });
    node.replaceChildren(...[...cards.values()].map((shown) => shown.node));
    refocus(focus);
    if (listed && !still.matches) {
      cards.forEach((shown, id) => glide(shown.node, before.get(id)));
    }
    listed = true;
  }

  /** Whoever rates by keys stays where they were when the card under their hands goes. */
  function focused() {
    const at = [...node.children].findIndex((child) => child.contains(document.activeElement));
    return at < 0 ? null : { at, what: document.activeElement, selector: selector(document.activeElement) };
  }

  function refocus(focus) {
    if (focus && document.activeElement !== focus.what) {
      const there = node.contains(focus.what) ? focus.what : node.children[Math.min(focus.at, node.children.length - 1)]?.querySelector(focus.selector);
      there?.focus({ preventScroll: true });
    }
  }

  return { node, show, stop, get ids() { return [...cards.keys()]; } };
}

const selector = (element) => (element.classList.length ? `.${element.classList[0]}` : element.localName);

function move(from, to) {
  if (from === undefined) {
    return 'new';
  }
  return from > to ? `▲${from - to}` : '';
}

function glide(node, from) {
  if (!from) {
    node.animate([{ opacity: 0, transform: 'scale(0.94)' }, { opacity: 1, transform: 'none' }], { duration: MOVE_MS, easing: EASE });
    return;
  }
  const to = node.getBoundingClientRect();
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (x || y) {
    node.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], { duration: MOVE_MS, easing: EASE });
  }
}

/** As many places as there will be movies, so that nothing moves when they come. */
export function skeletons(n) {
  return h('ul', { class: 'films', 'aria-hidden': 'true' }, Array.from({ length: n }, () =>
    h('li', { class: 'film skeleton' }, h('span', { class: 'poster' }), h('div', { class: 'film-text' }))));
}
