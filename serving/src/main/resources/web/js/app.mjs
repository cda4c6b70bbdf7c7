import { router } from './core/router.mjs';
import { memory } from './core/memory.mjs';
import { ratings } from './core/ratings.mjs';
import { account, guest } from './core/seat.mjs';
import { session } from './core/session.mjs';
import { display, halves, plural } from './core/text.mjs';
import { badge } from './parts/badge.mjs';
import { doors } from './parts/doors.mjs';
import { finder } from './parts/finder.mjs';
import { toasts } from './parts/toasts.mjs';
import { film } from './views/film.mjs';
import { home } from './views/home.mjs';
import { lost } from './views/lost.mjs';

const place = (id) => document.getElementById(id);

/** Views that few arrive at are loaded when they are asked for. */
const later = (title, load) => (...parts) => {
  const node = document.createElement('div');
  node.className = 'arriving';
  let shown;
  let left = false;
  const ready = load().then((view) => {
    if (left) {
      return null;
    }
    shown = view(...parts);
    node.replaceChildren(shown.node);
    return shown.ready;
  });
  const leave = () => {
    left = true;
    shown?.leave?.();
  };
  return { title, node, ready, leave };
};

/** The page: who sits here, their ratings, and the views over them. */
export function app() {
  const self = {
    session: session(),
    toasts: toasts(place('toasts')),
    seat: null,
    ratings: null,
    start,
    join,
    leave,
    forget,
    rate,
  };
  self.doors = doors(self);
  self.router = router(place('view'), [
    [/^\/$/, () => home(self)],
    [/^\/film\/(\d+)$/, (id) => film(self, Number(id))],
    [/^\/what-if$/, later('What if', async () => (await import('./views/whatif.mjs')).whatIf.bind(null, self))],
    [/^\/me$/, later('Profile', async () => (await import('./views/profile.mjs')).profile.bind(null, self))],
    [/^\/lab$/, later('Lab', async () => (await import('./views/lab.mjs')).lab.bind(null, self))],
  ], lost);

  async function start() {
    place('search').append(finder(self.router.go));
    await self.session.look().catch(unreachable);
    sit();
    self.session.changed.on(moved);
    self.session.tabs?.addEventListener('message', ({ data }) => data.kind === 'rated' && data.user === self.session.user && self.ratings.look().catch(() => {}));
    self.router.start();
  }

  /** Another seat: everything that is known of whoever sat there before goes with them. */
  function sit() {
    self.ratings?.end();
    self.seat = self.session.user ? account(self.session.user) : guest();
    self.ratings = ratings(self.seat);
    self.ratings.trouble.on(trouble);
    self.ratings.kept.on((here) => here && self.session.tabs?.postMessage({ kind: 'rated', user: self.session.user }));
    self.loaded = self.ratings.load().catch(unreachable);
    badge(self, place('badge'));
  }

  function moved(why) {
    const before = self.seat;
    sit();
    if (why === 'expired') {
      self.toasts.tell('session', 'Your session has ended.', { action: 'Sign in again', run: () => self.doors.signIn(), stays: true });
    } else {
      self.toasts.end('session');
      self.toasts.end('ratings');
    }
    carry(before, why);
    self.router.again();
  }

  /** What somebody rated before they joined is theirs; who comes back is asked. */
  function carry(before, why) {
    const rated = before.id === null ? before.store.get('ratings', []) : [];
    const take = () => {
      rated.forEach((rating) => self.ratings.rate(rating, rating.rating));
      before.store.clear();
    };
    if (rated.length && why === 'joined') {
      take();
    } else if (rated.length && why === 'signed in') {
      self.toasts.tell('carry', `You rated ${plural(rated.length, 'film')} before you signed in.`, { action: 'Keep them', run: take, stays: true });
    }
  }

  async function join() {
    try {
      await self.doors.join();
      if (location.pathname !== '/') {
        self.router.go('/');
      }
    } catch (problem) {
      self.toasts.tell('session', `${problem.message} ${problem.remedy ?? ''}`, { action: 'Try again', run: join, bad: true });
    }
  }

  async function leave() {
    try {
      await goneBy(self.session.signOut);
    } catch (problem) {
      self.toasts.tell('session', `You are still signed in. ${problem.message}`, { action: 'Try again', run: leave, bad: true });
    }
  }

  /** @throws {Problem} when nothing is forgotten yet; doing it again is safe */
  async function forget() {
    await goneBy(self.session.forget);
    self.toasts.tell('session', 'You are forgotten. The seat is free again.');
  }

  /** What this browser kept goes with the session. */
  async function goneBy(way) {
    const { store } = self.seat;
    await way();
    store.clear();
    memory(sessionStorage, 'cinematch.').clear();
    self.router.go('/');
  }

  function rate(movie, stars) {
    const before = self.ratings.of(movie.movie_id);
    stars ? self.ratings.rate(movie, stars) : self.ratings.takeBack(movie);
    const undo = () => (before ? self.ratings.rate(movie, before) : self.ratings.takeBack(movie));
    const title = display(movie.title);
    self.toasts.tell('rated', stars ? `${title}: ${halves(stars)} ★` : `${title}: rating taken back`, { action: 'Undo', run: undo });
  }

  function trouble(problem) {
    if (!problem) {
      self.toasts.end('ratings');
    } else if (problem.status !== 401) {
      const text = problem.passing ? `Not saved yet. ${problem.message} We keep trying.` : `Not saved. ${problem.message}`;
      self.toasts.tell(problem.passing ? 'ratings' : 'refused', text, problem.passing ? { action: 'Try now', run: () => self.ratings.retry(), bad: true, stays: true } : { bad: true });
    }
  }

  function unreachable(problem) {
    self.toasts.tell('service', `${problem.message} Some of this page is missing.`, { action: 'Reload', run: () => location.reload(), bad: true, stays: true });
  }

  return self;
}
