import { h } from '../../core/dom.mjs';
import { newestFirst } from '../../core/taste.mjs';
import { count, day, display, genres, halves, plural } from '../../core/text.mjs';
import { picture } from '../picture.mjs';
import { stars } from '../stars.mjs';

const PAGE = 50;
const PAUSE_MS = 120;

/**
 * Everything somebody rated, newest first, to find again, to change and to take back.
 *
 * What is taken back keeps its place until the list is made anew: a row must not go from under the hand that changed it.
 *
 * @param app see card.mjs
 */
export function history(app) {
  const rows = h('ol', { class: 'history', 'aria-label': 'Your ratings, newest first' });
  const state = h('p', { class: 'dim', role: 'status' });
  const more = h('button', { class: 'button', type: 'button', on: { click: () => draw(rows.children.length + PAGE) } }, 'More');
  const title = h('input', { class: 'field', type: 'search', placeholder: 'Find in your ratings', 'aria-label': 'Find in your ratings by title', maxLength: 100, spellcheck: false, on: { input: soon } });
  const given = h('select', { class: 'field', 'aria-label': 'Stars', on: { change: () => list() } },
    h('option', { value: '' }, 'Any stars'),
    Array.from({ length: 10 }, (_, n) => h('option', { value: String((10 - n) / 2) }, `${halves((10 - n) / 2)} ★`)));
  // Each is made once: drawing fifty posters again for every letter typed is too much.
  const made = new Map();
  let listed = [];
  let timer;

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(list, PAUSE_MS);
  }

  function list() {
    const words = folded(title.value).split(' ').filter(Boolean);
    const wanted = Number(given.value);
    listed = newestFirst(app.ratings.all()).filter((r) => (!wanted || r.rating === wanted) && words.every((word) => folded(display(r.title)).includes(word)));
    rows.replaceChildren();
    draw(PAGE);
    tell();
  }

  function tell() {
    const left = listed.filter((r) => app.ratings.of(r.movie_id)).length;
    state.textContent = left === app.ratings.size ? plural(left, 'film') : `${count(left)} of ${plural(app.ratings.size, 'film')}`;
  }

  function draw(n) {
    const first = rows.children.length;
    const added = listed.slice(first, n).map(shown);
    rows.append(...added);
    more.hidden = rows.children.length >= listed.length;
    if (first) {
      added[0]?.querySelector('.history-title a').focus();
    }
  }

  function shown(rated) {
    if (!made.has(rated.movie_id)) {
      made.set(rated.movie_id, row(rated));
    }
    made.get(rated.movie_id).show(rated);
    return made.get(rated.movie_id).node;
  }

  function row(rated) {
    const control = stars(rated, rated.rating, (value) => app.rate(rated, value));
    const back = h('button', { class: 'link', type: 'button', 'aria-label': `Take back your rating of ${display(rated.title)}`, on: { click: () => app.rate(rated, 0) } }, 'Take back');
    const when = h('span', { class: 'history-when dim' });
    const node = h('li', {},
      picture(rated, 'a'),
      h('p', { class: 'history-title' },
        h('a', { href: `/film/${rated.movie_id}` }, display(rated.title)),
        h('small', { class: 'dim' }, [rated.year, genres(rated.genres.slice(0, 3))].filter(Boolean).join('  ·  '))),
      when,
      control.node,
      back);
    return {
      node,
      show(now) {
        control.set(now?.rating ?? 0, app.ratings.isWaiting(rated.movie_id));
        back.hidden = !now;
        when.textContent = now ? time(now) : 'taken back';
      },
    };
  }

  /** @param {Set<number>} changed movies whose ratings are others now */
  function refresh(changed) {
    const known = new Set(listed.map((r) => r.movie_id));
    const come = [...changed].some((id) => app.ratings.of(id) && !known.has(id));
    if (come) {
      list();
    } else {
      const mine = new Map(app.ratings.all().map((r) => [r.movie_id, r]));
      changed.forEach((id) => made.get(id)?.show(mine.get(id)));
      tell();
    }
  }

  list();
  return { node: h('div', {}, h('div', { class: 'history-find' }, title, given, state), rows, h('p', { class: 'more' }, more)), refresh };
}

const time = ({ rated_at: at }) => (at ? day(at) : 'before this service');

/** Without accents and case, as people type. */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
