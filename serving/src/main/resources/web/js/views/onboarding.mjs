import { ask, query } from '../core/api.mjs';
import { h, showIn } from '../core/dom.mjs';
import { films, skeletons } from '../parts/films.mjs';
import { trouble } from '../parts/trouble.mjs';

const SHOWN = 20;
const PAUSE_MS = 150;
const CHEERS = [
  'Five films, and we know you a little.',
  'A good beginning. Four more.',
  'Now it gets interesting.',
  'Half the story is told.',
  'One more, and the curtain rises.',
  'The curtain rises.',
];

/**
 * For whoever has rated little: well known, varied films to rate, or others by their title.
 *
 * @param {{enough: number}} options how many ratings it takes
 */
export function onboarding(app, { enough }) {
  const cheer = h('p', { class: 'cheer', role: 'status' });
  const frames = h('div', { class: 'frames', role: 'progressbar', 'aria-label': 'Films rated', 'aria-valuemin': '0', 'aria-valuemax': enough },
    Array.from({ length: enough }, () => h('span', { class: 'frame' })));
  const place = h('div', {}, skeletons(SHOWN));
  const grid = films(app, 'Films to rate');
  const search = h('input', { class: 'field', type: 'search', placeholder: 'Is your favourite not here?', 'aria-label': 'Find films to rate', maxLength: 100, autocomplete: 'off', spellcheck: false });
  const more = h('button', { class: 'button', type: 'button', hidden: true, on: { click: () => show(2 * SHOWN) } }, 'More films');
  let chosen = [];
  let timer;
  let asking = new AbortController();

  function progress() {
    const done = Math.min(enough, app.ratings.size);
    frames.setAttribute('aria-valuenow', done);
    [...frames.children].forEach((frame, n) => frame.classList.toggle('lit', n < done));
    cheer.textContent = CHEERS[Math.round((done / enough) * (CHEERS.length - 1))];
  }

  function show(n) {
    grid.show(chosen.slice(0, n));
    showIn(place, grid.node);
    more.hidden = n >= chosen.length || search.value.trim() !== '';
  }

  async function load() {
    try {
      // The second half is there before anybody asks for it.
      chosen = (await ask('GET', query('/movies/onboarding', { n: 2 * SHOWN }))).items;
      show(SHOWN);
    } catch (problem) {
      place.replaceChildren(trouble(problem, load));
    }
  }

  async function find() {
    const q = search.value.trim();
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    if (!q) {
      show(SHOWN);
      return;
    }
    try {
      const { items } = await ask('GET', query('/movies/search', { q, n: SHOWN }), { signal });
      grid.show(items);
      more.hidden = true;
      showIn(place, items.length ? grid.node : h('p', { class: 'empty' }, `No film sounds like “${q}”.`));
    } catch (problem) {
      if (!signal.aborted) {
        place.replaceChildren(trouble(problem, find));
      }
    }
  }

  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE_MS);
  });
  progress();
  const stop = app.ratings.changed.on(progress);

  return {
    node: h('div', {},
      h('section', { class: 'onboarding-head' },
        h('div', {}, h('p', { class: 'eyebrow' }, 'Before the film'), h('h1', {}, 'What have you seen?'), cheer),
        h('div', { class: 'onboarding-side' }, frames, search)),
      place,
      h('p', { class: 'more' }, more)),
    ready: load(),
    leave() {
      clearTimeout(timer);
      stop();
      grid.stop();
    },
  };
}
