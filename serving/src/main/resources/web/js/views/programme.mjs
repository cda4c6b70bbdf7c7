import { h } from '../core/dom.mjs';
import { day, display, plural } from '../core/text.mjs';
import { curtain } from '../parts/curtain.mjs';
import { films, skeletons } from '../parts/films.mjs';
import { narrowing } from '../parts/narrowing.mjs';
import { trouble } from '../parts/trouble.mjs';

const PAGE = 20;
const MOST = 100;
const MOST_DISMISSED = 1000;

/** The list for whoever sits here; a rating in it, or anywhere, and it is another. */
export function programme(app, { curtain: rises = false } = {}) {
  const { seat } = app;
  let dismissed = seat.store.get('dismissed', []);
  // As many as before, for whoever comes back to this place in the history.
  let n = history.state?.n ?? PAGE;
  let asking = new AbortController();

  const source = h('p', { class: 'source dim', role: 'status' });
  const place = h('div', {}, skeletons(n));
  const grid = films(app, 'Recommended films', { dismiss, places: true });
  const more = h('button', { class: 'button', type: 'button', hidden: true, on: { click: longer } }, 'More films');
  const filter = narrowing(() => load());

  async function load() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    grid.node.setAttribute('aria-busy', 'true');
    try {
      show(await seat.list(n, { ...filter.value(), exclude: dismissed.map((movie) => movie.movie_id) }, signal));
    } catch (problem) {
      if (!signal.aborted) {
        refuse(problem);
      }
    }
  }

  function show(list) {
    grid.show(list.items);
    grid.node.removeAttribute('aria-busy');
    source.textContent = told(list);
    more.hidden = list.items.length < n || n >= MOST;
    place.replaceChildren(list.items.length ? grid.node : nothing());
    app.toasts.end('list');
  }

  function longer() {
    n = Math.min(MOST, n + PAGE);
    history.replaceState({ ...history.state, n }, '');
    load();
  }

  /** What is on the screen stays there: it is out of date, not wrong. */
  function refuse(problem) {
    grid.node.removeAttribute('aria-busy');
    if (grid.node.isConnected) {
      app.toasts.tell('list', `The list is not up to date. ${problem.message}`, { action: 'Try again', run: load, bad: true, stays: true });
    } else {
      place.replaceChildren(trouble(problem, load));
    }
  }

  function dismiss(movie) {
    const put = (next) => {
      dismissed = next.slice(-MOST_DISMISSED);
      seat.store.set('dismissed', dismissed);
      load();
    };
    // Another tab may have put some there since.
    put([...seat.store.get('dismissed', dismissed), { movie_id: movie.movie_id, title: movie.title, year: movie.year, genres: movie.genres }]);
    app.toasts.tell('dismissed', `${display(movie.title)} is off the programme.`, { action: 'Undo', run: () => put(dismissed.filter((d) => d.movie_id !== movie.movie_id)) });
  }

  const nothing = () => h('div', { class: 'empty' },
    h('h2', {}, 'Nothing of this kind is left.'),
    h('button', { class: 'button', type: 'button', on: { click: filter.clear } }, 'All genres and years'));

  const stop = app.ratings.kept.on(() => load());
  return {
    node: h('div', {},
      rises && curtain(),
      h('header', { class: 'section-head' },
        h('div', {}, h('p', { class: 'eyebrow' }, 'Tonight’s programme'), h('h1', {}, seat.id ? `For you, No. ${seat.id}` : 'For you')),
        source),
      filter.node,
      place,
      h('p', { class: 'more' }, more)),
    ready: load(),
    leave() {
      asking.abort();
      app.toasts.end('dismissed');
      stop();
      grid.stop();
    },
  };
}

function told({ source, degraded, ratings_used: used, trained_through: through, reason }) {
  if (degraded) {
    return 'Your ratings cannot be read right now: this is what is popular.';
  }
  return {
    'folded-in': `Made just now from your ${plural(used, 'rating')}.`,
    precomputed: `Made last night from your ${plural(used, 'rating')}, and everybody’s up to ${day(through)}.`,
  }[source] ?? reason;
}
