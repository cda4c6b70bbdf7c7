import { events } from './events.mjs';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;
const MOST_AT_ONCE = 100;

/**
 * Everything that whoever sits here has rated: shown at once, and sent until the service has it. What is not sent yet is
 * kept in the browser, so that neither a reload nor an ended session loses it.
 *
 * `changed(movie_id)` is told when something else is to be shown, `kept(here)` when the service has learned something,
 * from here or from another tab, and `trouble(problem)` when it could not be told, or null when that is over.
 *
 * @param seat from seat.mjs
 */
export function ratings(seat) {
  const known = new Map();
  // Each under a key of its own: two tabs do not write over each other's.
  const waiting = new Map(seat.store.all('waiting.').map((entry) => [entry.movie.movie_id, entry]));
  /** Of those, what an earlier page or another tab left. */
  const inherited = new Set(waiting.keys());
  const [changed, kept, trouble] = [events(), events(), events()];
  /** What was told while pages of the history were on their way. */
  const touched = new Set();
  let unseen = 0;
  let whole = Promise.resolve();
  let ended = false;
  let sending = null;
  let wait = FIRST_WAIT_MS;
  let timer;

  function put(movie, rating) {
    const before = known.get(movie.movie_id);
    const entry = { movie: facts(movie), rating, before: before?.rating ?? 0 };
    inherited.delete(movie.movie_id);
    waiting.set(movie.movie_id, entry);
    seat.store.set(`waiting.${movie.movie_id}`, entry);
    show(movie, rating);
    return send();
  }

  function show(movie, rating) {
    touched.add(movie.movie_id);
    rating
      ? known.set(movie.movie_id, { ...facts(movie), rating, live: true, rated_at: new Date().toISOString() })
      : known.delete(movie.movie_id);
    changed.tell(movie.movie_id);
  }

  /** Another tab may have sent it since, or something else in its place. */
  function inherit() {
    for (const id of inherited) {
      const entry = seat.store.get(`waiting.${id}`);
      entry ? waiting.set(id, entry) : waiting.delete(id);
    }
  }

  function send() {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => (sending = null));
    return sending;
  }

  async function sendAll() {
    let most = MOST_AT_ONCE;
    inherit();
    waiting.size || trouble.tell(null);
    while (waiting.size) {
      const batch = [...waiting].slice(0, most);
      try {
        await deliver(batch.filter(([, entry]) => entry.rating), batch.filter(([, entry]) => !entry.rating));
      } catch (problem) {
        if (problem.passing || problem.status === 401) {
          later(problem);
          return;
        }
        // Which of them is it? The others are not refused with it.
        batch.length > 1 ? (most = 1) : refused(batch[0], problem);
        continue;
      }
      batch.filter(([id, entry]) => waiting.get(id) === entry).forEach(([id]) => done(id));
      wait = FIRST_WAIT_MS;
      batch.forEach(([id]) => changed.tell(id));
      trouble.tell(null);
      kept.tell(true);
    }
  }

  function done(id) {
    touched.add(id);
    waiting.delete(id);
    inherited.delete(id);
    seat.store.remove(`waiting.${id}`);
  }

  async function deliver(given, takenBack) {
    if (given.length) {
      await seat.rate(given.map(([, entry]) => ({ ...entry.movie, rating: entry.rating })));
    }
    if (takenBack.length) {
      await seat.takeBack(takenBack.map(([id]) => id));
    }
  }

  function later(problem) {
    if (problem.passing) {
      timer = setTimeout(send, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
    trouble.tell(problem);
  }

  function refused([id, entry], problem) {
    done(id);
    show(entry.movie, entry.before);
    trouble.tell(problem);
  }

  async function older(seen, total) {
    const found = [];
    while (seen + found.length < total && !ended) {
      const { items } = await seat.history(seen + found.length);
      if (!items.length) {
        break;
      }
      found.push(...items);
    }
    const newer = [...known.values()];
    const late = found.filter((rated) => !touched.has(rated.movie_id) && !known.has(rated.movie_id)).reverse();
    known.clear();
    [...late, ...newer].forEach((rated) => known.set(rated.movie_id, rated));
    unseen = 0;
    late.forEach((rated) => changed.tell(rated.movie_id));
  }

  waiting.forEach(({ movie, rating }) => show(movie, rating));
  addEventListener('online', send);

  return {
    changed,
    kept,
    trouble,
    /** Stars of a movie, 0 without. */
    of: (id) => known.get(id)?.rating ?? 0,
    isWaiting: (id) => waiting.has(id),
    /** Oldest first, as far as they are loaded. */
    all: () => [...known.values()],
    get size() {
      return known.size + unseen;
    },
    rate: (movie, rating) => put(movie, rating),
    takeBack: (movie) => put(movie, 0),
    retry: send,
    /** Until the newest are there; `whole` is for those who need all. */
    async load() {
      touched.clear();
      const { total, items } = await seat.history(0);
      const told = [...known.values()].filter((rated) => touched.has(rated.movie_id));
      known.clear();
      items.reverse().filter((rated) => !touched.has(rated.movie_id)).forEach((rated) => known.set(rated.movie_id, rated));
      told.forEach((rated) => known.set(rated.movie_id, rated));
      unseen = total - items.length;
      inherit();
      waiting.forEach(({ movie, rating }) => show(movie, rating));
      whole = unseen ? older(items.length, total) : Promise.resolve();
      whole.catch(() => {});
      send();
    },
    get whole() {
      return whole;
    },
    /** Another tab has told the service something. */
    async look() {
      const before = [...known.keys()];
      await this.load();
      await whole;
      new Set([...before, ...known.keys()]).forEach((id) => changed.tell(id));
      kept.tell(false);
    },
    end() {
      ended = true;
      clearTimeout(timer);
      removeEventListener('online', send);
    },
  };
}

const facts = ({ movie_id, title, year, genres }) => ({ movie_id, title, year, genres });
