import { ask, query } from '../core/api.mjs';
import { h, keepFocus } from '../core/dom.mjs';
import { display, genres, plural } from '../core/text.mjs';
import { films } from '../parts/films.mjs';
import { picture } from '../parts/picture.mjs';
import { reasons } from '../parts/reasons.mjs';
import { stars } from '../parts/stars.mjs';
import { trouble } from '../parts/trouble.mjs';

const SIMILAR = 10;

/** A movie's page: what it is, what this person would give it and why, and what is like it. */
export function film(app, id) {
  const node = h('article', { class: 'film-page' });
  const alike = films(app, 'Similar films');
  const stops = [];
  let left = false;

  async function load() {
    try {
      const movie = await ask('GET', `/movies/${id}`);
      await app.loaded;
      if (left) {
        return;
      }
      document.title = `${display(movie.title)} · CineMatch`;
      node.replaceChildren(...page(movie));
      refresh(movie);
      stops.push(app.ratings.kept.on(() => explain(movie)), app.ratings.changed.on(() => refresh(movie)));
      await Promise.all([explain(movie), similar(movie)]);
    } catch (problem) {
      node.replaceChildren([400, 404].includes(problem.status) ? unknown() : trouble(problem, load));
    }
  }

  let control;
  const verdict = h('div', { class: 'film-verdict' });
  const why = h('section', { class: 'film-reasons' });
  const others = h('section');
  const back = h('button', { class: 'link', type: 'button', hidden: true }, 'Take back');

  function page(movie) {
    control = stars(movie, 0, (value) => app.rate(movie, value));
    back.onclick = () => app.rate(movie, 0);
    return [
      h('div', { class: 'film-poster' }, picture(movie)),
      h('div', { class: 'film-about' },
        h('p', { class: 'eyebrow' }, [movie.year, genres(movie.genres)].filter(Boolean).join(' · ')),
        h('h1', {}, display(movie.title)),
        h('p', { class: 'dim' }, movie.ratings ? `Rated by ${plural(movie.ratings, 'person', 'people')}.` : 'Nobody has rated it yet.'),
        movie.overview && h('p', { class: 'film-overview' }, movie.overview),
        verdict,
        h('div', { class: 'film-mine' }, h('h2', {}, 'Your rating'), h('div', { class: 'film-rate' }, control.node, back)),
        why),
      others,
    ];
  }

  function refresh(movie) {
    const value = app.ratings.of(movie.movie_id);
    control.set(value, app.ratings.isWaiting(movie.movie_id));
    keepFocus(() => (back.hidden = !value), control.node);
  }

  async function explain(movie) {
    if (!app.seat.id || !movie.recommendable) {
      why.replaceChildren();
      verdict.replaceChildren(...(movie.recommendable ? [] : [h('p', { class: 'dim' }, 'Too new to foretell: nobody had rated it when the models were trained.')]));
      return;
    }
    try {
      const told = await ask('GET', query('/explain', { user_id: app.seat.id, movie_id: id, n: 6 }));
      const enough = told.source !== 'popular' && told.stars;
      verdict.replaceChildren(...(enough ? foretold(told) : [h('p', { class: 'dim' }, 'A few more ratings, and we can say how you would like it.')]));
      why.replaceChildren(...(enough ? [reasons(told.stars)] : []));
    } catch (problem) {
      why.replaceChildren(trouble(problem, () => explain(movie)));
    }
  }

  async function similar(movie) {
    if (!movie.recommendable) {
      return;
    }
    const { items } = await ask('GET', query(`/movies/${id}/similar`, { n: SIMILAR }));
    alike.show(items);
    others.replaceChildren(h('header', { class: 'section-head' }, h('h2', {}, 'Loved by the same people')), alike.node);
  }

  return {
    title: 'Film',
    node,
    ready: load(),
    leave() {
      left = true;
      stops.forEach((stop) => stop());
      alike.stop();
    },
  };
}

function foretold({ stars: { score } }) {
  const shown = Math.min(5, Math.max(0.5, score)).toFixed(1);
  return [h('p', { class: 'foretold' }, h('b', { class: 'figure' }, shown), h('span', {}, 'stars you would give'))];
}

const unknown = () => h('div', { class: 'empty' },
  h('p', { class: 'eyebrow' }, 'Not in the catalogue'),
  h('h1', {}, 'There is no such film here.'),
  h('a', { class: 'button first', href: '/' }, 'To the films'));
