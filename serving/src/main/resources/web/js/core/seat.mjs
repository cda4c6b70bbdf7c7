import { ask, query } from './api.mjs';
import { memory } from './memory.mjs';

const PAGE = 100;
const LATER_PAGE = 1000;

/**
 * What the service does for whoever sits here: `list`, `whatIf`, `rate`, `takeBack` and `history`, a page of ratings, newest
 * first. A narrowing is `{ genre?, year_from?, year_to?, exclude? }`.
 *
 * @param {number} id of somebody with a session
 */
export function account(id) {
  return {
    id,
    store: memory(localStorage, `cinematch.${id}.`),
    list: (n, narrowing, signal) =>
      ask('GET', query('/recommend', { user_id: id, n, because: 1, ...commas(narrowing) }), { signal }),
    whatIf: (n, ratings, signal) =>
      ask('POST', '/recommend/what-if', { body: { user_id: id, n, because: 1, ratings: given(ratings) }, signal }),
    rate: (ratings) => ask('POST', '/rate', { body: { user_id: id, ratings: given(ratings) } }),
    takeBack: (movies) => ask('DELETE', query('/rate', { user_id: id, movie_id: movies })),
    history: (offset) => ask('GET', query(`/user/${id}/ratings`, { n: offset ? LATER_PAGE : PAGE, offset })),
  };
}

/** The same for somebody without an account: their ratings are in this tab, and go along with every question. */
export function guest() {
  const store = memory(sessionStorage, 'cinematch.guest.');
  const mine = () => store.get('ratings', []);
  const visitor = (n, ratings, narrowing, signal) =>
    ask('POST', '/recommend', { body: { n, because: 1, ratings: given(ratings.slice(-PAGE)), ...narrowing }, signal });
  return {
    id: null,
    store,
    list: (n, narrowing, signal) => visitor(n, mine(), narrowing, signal),
    whatIf(n, changed, signal) {
      const ids = new Set(changed.map((rating) => rating.movie_id));
      return visitor(n, [...mine().filter((rating) => !ids.has(rating.movie_id)), ...changed], {}, signal);
    },
    async rate(ratings) {
      const ids = new Set(ratings.map((rating) => rating.movie_id));
      const at = new Date().toISOString();
      store.set('ratings', [
        ...mine().filter((rating) => !ids.has(rating.movie_id)),
        ...ratings.map((rating) => ({ ...rating, live: true, rated_at: at })),
      ]);
    },
    async takeBack(movies) {
      store.set('ratings', mine().filter((rating) => !movies.includes(rating.movie_id)));
    },
    history: async () => ({ total: mine().length, items: mine().reverse() }),
  };
}

const given = (ratings) => ratings.map(({ movie_id, rating }) => ({ movie_id, rating }));

const commas = (narrowing) => ({ ...narrowing, exclude: narrowing.exclude?.join(',') });
