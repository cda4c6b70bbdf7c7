import { ask, query } from '../core/api.mjs';
import { h } from '../core/dom.mjs';
import { films, skeletons } from '../parts/films.mjs';
import { picture } from '../parts/picture.mjs';
import { trouble } from '../parts/trouble.mjs';

const SHOWN = 20;

/** For whoever has just come in: what this is, three doors, and what is popular. */
export function welcome(app, { begin }) {
  const place = h('div', {}, skeletons(SHOWN));
  const grid = films(app, 'Popular films');
  const fan = h('div', { class: 'fan', 'aria-hidden': 'true' });
  const stop = app.ratings.kept.on(begin);

  async function load() {
    try {
      const { items } = await ask('GET', query('/movies/popular', { n: SHOWN }));
      grid.show(items);
      fan.replaceChildren(...items.slice(SHOWN - 3).map((movie) => picture(movie)));
      place.replaceChildren(grid.node);
    } catch (problem) {
      place.replaceChildren(trouble(problem, load));
    }
  }

  return {
    node: h('div', {},
      h('section', { class: 'hero' },
        h('div', { class: 'hero-words' },
          h('p', { class: 'eyebrow' }, 'A cinema that learns'),
          h('h1', {}, 'Rate five films. The sixth is on us.'),
          h('p', { class: 'hero-text' }, 'Every rating changes your programme at once, and you can always see why a film is on it.'),
          h('div', { class: 'actions' },
            h('button', { class: 'button first', type: 'button', on: { click: () => app.join() } }, 'Get a ticket'),
            h('button', { class: 'button', type: 'button', on: { click: begin } }, 'Try it without one'),
            h('button', { class: 'link', type: 'button', on: { click: () => app.doors.signIn() } }, 'I have been here before'))),
        fan),
      h('section', {},
        h('header', { class: 'section-head' }, h('h2', {}, 'What everybody watches'), h('p', { class: 'dim' }, 'Rate one, and you have begun.')),
        place)),
    ready: load(),
    leave() {
      stop();
      grid.stop();
    },
  };
}
