import { h, showIn } from '../core/dom.mjs';
import { display, halves, plural } from '../core/text.mjs';
import { films, skeletons } from '../parts/films.mjs';
import { stars } from '../parts/stars.mjs';
import { trouble } from '../parts/trouble.mjs';

const SHOWN = 10;
const OFFERED = 12;
/** A hand that drags asks no oftener than a service for many lets one. */
const PAUSE_MS = 100;

/** Ratings to play with, and a list that follows them; nothing is kept unless it is asked for. */
export function whatIf(app) {
  const tried = new Map();
  const rows = h('ul', { class: 'tries' });
  const place = h('div', {}, skeletons(SHOWN));
  const grid = films(app, 'What you would be shown', { places: true });
  const keep = h('button', { class: 'button first', type: 'button', disabled: true, on: { click: save } }, 'Keep this');
  const reset = h('button', { class: 'link', type: 'button', hidden: true, on: { click: putBack } }, 'Put all back');
  const state = h('p', { class: 'dim', role: 'status' });
  let asking = null;
  let again = false;

  /** One question at a time, and the last one for certain: a list never follows a hand that has moved on. */
  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = new AbortController();
    try {
      do {
        again = false;
        const { items } = await app.seat.whatIf(SHOWN, [...tried.values()], asking.signal);
        grid.show(items);
        showIn(place, grid.node);
        await new Promise((passed) => setTimeout(passed, PAUSE_MS));
      } while (again);
    } catch (problem) {
      if (!asking?.signal.aborted) {
        place.replaceChildren(trouble(problem, ask));
      }
    } finally {
      asking = null;
    }
  }

  function put(movie, rating) {
    rating === app.ratings.of(movie.movie_id) || !rating ? tried.delete(movie.movie_id) : tried.set(movie.movie_id, { ...movie, rating });
    keep.disabled = reset.hidden = tried.size === 0;
    state.textContent = tried.size ? `${plural(tried.size, 'rating')} tried, none kept.` : 'Drag the stars of a film you have rated.';
    ask();
  }

  function row(movie) {
    const control = stars(movie, movie.rating, (value) => put(movie, value), (value) => put(movie, value));
    return h('li', {}, h('span', { class: 'tries-title' }, display(movie.title), h('small', { class: 'dim' }, ` ${halves(movie.rating)} ★ so far`)), control.node);
  }

  function putBack() {
    tried.clear();
    fill();
  }

  function save() {
    tried.forEach((movie) => app.ratings.rate(movie, movie.rating));
    app.toasts.tell('rated', `${plural(tried.size, 'rating')} kept.`);
    putBack();
  }

  function fill() {
    const mine = app.ratings.all().reverse().slice(0, OFFERED);
    rows.replaceChildren(...mine.map(row));
    mine.length ? put({ movie_id: 0 }, 0) : place.replaceChildren(nothing());
  }

  const stop = app.ratings.kept.on(() => ask());
  return {
    title: 'What if',
    node: h('div', {},
      h('header', { class: 'section-head' },
        h('div', {}, h('p', { class: 'eyebrow' }, 'A rehearsal'), h('h1', {}, 'What if you had liked it?')),
        state),
      h('div', { class: 'what-if' },
        h('section', { class: 'what-if-side', 'aria-label': 'Your ratings, to try others' }, rows, h('div', { class: 'actions' }, keep, reset)),
        place)),
    ready: app.loaded.then(fill),
    leave() {
      asking?.abort();
      stop();
      grid.stop();
    },
  };
}

const nothing = () => h('div', { class: 'empty' },
  h('h2', {}, 'There is nothing to play with yet.'),
  h('p', {}, 'Rate a few films, then come back and see what each of them does.'),
  h('a', { class: 'button first', href: '/' }, 'Rate films'));
