import { h, keepFocus } from '../core/dom.mjs';
import { display, genres, halves } from '../core/text.mjs';
import { picture } from './picture.mjs';
import { stars } from './stars.mjs';

/**
 * A movie in a list.
 *
 * @param app what cards act on: `ratings`, `rate(movie, stars)`
 * @param movie `movie_id, title, year?, genres`, in lists also `stars?` (predicted) and `because?`
 * @param {{dismiss?: Function, places?: boolean}} options what lists add
 */
export function card(app, movie, { dismiss, places = false } = {}) {
  const title = display(movie.title);
  const control = stars(movie, app.ratings.of(movie.movie_id), (value) => app.rate(movie, value));
  const place = h('span', { class: 'film-place' });
  const foretold = h('p', { class: 'verdict' });
  const why = h('p', { class: 'film-why' });
  const back = h('button', { class: 'link', type: 'button', hidden: true, on: { click: () => app.rate(movie, 0) } }, 'Take back');
  const node = h('li', { class: 'film', data: { movie: movie.movie_id } },
    picture(movie, 'a'),
    dismiss && h('button', {
      class: 'film-dismiss', type: 'button', 'aria-label': `Not interested in ${title}`, title: 'Not interested',
      on: { click: () => dismiss(movie) },
    }, '×'),
    h('div', { class: 'film-text' },
      places && h('div', { class: 'film-standing' }, place, foretold),
      h('h3', { class: 'film-title' }, h('a', { href: `/film/${movie.movie_id}`, title }, title)),
      h('p', { class: 'film-facts' }, [movie.year, genres(movie.genres.slice(0, 3))].filter(Boolean).join('  ·  ')),
      places && why,
      h('div', { class: 'film-rate' }, control.node, back)));

  return {
    node,
    id: movie.movie_id,
    /** The list has it at another place now, or for another reason. */
    update(item, index, moved) {
      place.replaceChildren(String(index + 1));
      place.append(...(moved ? [' ', h('span', { class: 'film-move' }, moved)] : []));
      foretold.replaceChildren(...(item.stars ? verdict(item.stars) : []));
      why.replaceChildren(...reason(item));
    },
    refresh() {
      const value = app.ratings.of(movie.movie_id);
      control.set(value, app.ratings.isWaiting(movie.movie_id));
      keepFocus(() => (back.hidden = !value), control.node);
    },
  };
}

function verdict(predicted) {
  return [h('small', {}, 'you would give'), `★\u00a0${predicted.toFixed(1)}`];
}

function reason({ because }) {
  const [first] = because ?? [];
  return first ? ['Because you gave ', h('b', {}, display(first.title)), ` ${halves(first.rating)}\u00a0★`] : [];
}
