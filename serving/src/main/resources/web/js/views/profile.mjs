import { Problem, ask } from '../core/api.mjs';
import { h } from '../core/dom.mjs';
import { sheet } from '../core/sheet.mjs';
import { taste } from '../core/taste.mjs';
import { count, plural } from '../core/text.mjs';
import { chapter, figures } from '../parts/chapter.mjs';
import { decades } from '../parts/profile/decades.mjs';
import { dismissed } from '../parts/profile/dismissed.mjs';
import { distribution } from '../parts/profile/distribution.mjs';
import { genres } from '../parts/profile/genres.mjs';
import { history } from '../parts/profile/history.mjs';
import { journey } from '../parts/profile/journey.mjs';
import { noTicket, ticket } from '../parts/profile/ticket.mjs';
import { trouble } from '../parts/trouble.mjs';

await Promise.all([sheet('report'), sheet('profile')]);

/** Whoever sits here, in figures made in the browser: a rating changes them at once. */
export function profile(app) {
  const node = h('article', { class: 'report' });
  const source = h('p', { class: 'dim', role: 'status' });
  const facts = h('div');
  const drawn = h('div');
  const changed = new Set();
  const stops = [];
  let rated = null;
  let dataSet = false;
  let frame = 0;
  let left = false;

  async function load() {
    try {
      const session = app.seat.id ? ask('GET', '/session').catch(() => ({})) : {};
      const [stats] = await Promise.all([tell(), app.loaded.then(() => app.ratings.whole)]);
      // Nothing rated and nothing read look alike from here.
      if (app.seat.id && !app.ratings.size && stats?.ratings_total !== 0) {
        throw new Problem(0, 'Your ratings cannot be read right now.', 'They are safe where they are.');
      }
      dataSet = (await session).data_set ?? false;
    } catch (problem) {
      fail(problem);
      return;
    }
    lay();
    if (!left) {
      stops.push(app.ratings.changed.on(later), app.ratings.kept.on(tell));
    }
  }

  const fail = (problem) => node.replaceChildren(head(), trouble(problem, () => app.ratings.look().then(load, fail)));

  function lay() {
    rated = null;
    node.replaceChildren(...(app.ratings.size ? full() : bare()));
  }

  function full() {
    rated = history(app);
    draw();
    return [
      head(),
      facts,
      drawn,
      chapter('All your ratings', ['Newest first. Change your mind, or take one back: the programme follows.'], rated.node),
      dismissed(app),
      app.seat.id ? ticket(app, dataSet) : noTicket(app),
    ];
  }

  const head = () => h('header', { class: 'report-head' },
    h('div', {}, h('p', { class: 'eyebrow' }, 'Profile'), h('h1', {}, app.seat.id ? `No. ${app.seat.id}` : 'Your taste so far')),
    source);

  function bare() {
    return app.seat.id ? [head(), empty('Nothing rated yet.', 'After your first films this page says what you watch, what you like, and how it moves.'), dismissed(app), ticket(app, dataSet)] : [stranger(app)];
  }

  function draw() {
    const mine = app.ratings.all();
    const now = taste(mine);
    const leading = [...now.decades].sort((a, b) => b.ratings - a.ratings)[0];
    facts.replaceChildren(figures([
      [count(now.total), now.total === 1 ? 'film rated' : 'films rated'],
      [now.mean.toFixed(2), 'stars on average'],
      ...(now.genres.length ? [[now.genres[0].name, 'most watched genre']] : []),
      ...(leading ? [[`${leading.start}s`, 'most watched decade']] : []),
    ]));
    drawn.replaceChildren(...[distribution(now), genres(now), decades(now), journey(mine, now)].filter(Boolean));
  }

  /** Another tab may have told of thousands: drawn once a frame. */
  function later(id) {
    changed.add(id);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const ids = new Set(changed);
      changed.clear();
      if (rated && app.ratings.size) {
        draw();
        rated.refresh(ids);
      } else {
        lay();
      }
    });
  }

  async function tell() {
    if (!app.seat.id) {
      source.textContent = 'Your ratings go along with every question; nothing is stored.';
      return null;
    }
    const stats = await ask('GET', `/user/${app.seat.id}/stats`).catch(() => null);
    source.textContent = stats ? told(stats) : 'What your programme is made from cannot be told right now.';
    return stats;
  }

  return {
    title: 'Profile',
    node,
    ready: load(),
    leave() {
      left = true;
      cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
    },
  };
}

function told({ recommendation_type: source, ratings_until_personal: missing, ratings_in_training: trained }) {
  const list = {
    'folded-in': 'Your programme is made anew from all your ratings whenever you ask.',
    precomputed: 'Your programme was made last night.',
  }[source] ?? (missing ? `With ${plural(missing, 'more rating')} the programme is yours alone.` : 'Your programme is what is popular.');
  return trained ? `${list} ${plural(trained, 'rating')} had a part in last night’s training.` : list;
}

function empty(title, text) {
  return h('div', { class: 'empty' }, h('h2', {}, title), h('p', {}, text), h('a', { class: 'button first', href: '/' }, 'Rate films'));
}

function stranger(app) {
  return h('div', { class: 'empty' },
    h('p', { class: 'eyebrow' }, 'Profile'),
    h('h1', {}, 'This seat is free.'),
    h('p', {}, 'Rate a few films, and this page says what you watch, what you like, and how it moves.'),
    h('div', { class: 'actions' },
      h('button', { class: 'button first', type: 'button', on: { click: () => app.join() } }, 'Get a ticket'),
      h('a', { class: 'button', href: '/' }, 'Rate films without one'),
      h('button', { class: 'link', type: 'button', on: { click: () => app.doors.signIn() } }, 'I have been here before')));
}
