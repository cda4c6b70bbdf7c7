import { ask, query } from '../core/api.mjs';
import { h } from '../core/dom.mjs';
import { display } from '../core/text.mjs';
import { picture } from './picture.mjs';

const PAUSE_MS = 120;
const FOUND = 7;

/**
 * The search field of the masthead: a combobox whose choices lead to the movies' pages. Typos are the service's business.
 *
 * @param {(path: string) => void} go
 */
export function finder(go) {
  const options = h('ul', { class: 'finder-list', id: 'found', role: 'listbox', 'aria-label': 'Films found', hidden: true });
  const input = h('input', {
    class: 'field', type: 'search', placeholder: 'Find a film', autocomplete: 'off', spellcheck: false, maxLength: 100,
    role: 'combobox', 'aria-label': 'Find a film', 'aria-expanded': 'false', 'aria-controls': 'found', 'aria-autocomplete': 'list',
  });
  let timer;
  let asking = new AbortController();
  let at = -1;

  function close() {
    asking.abort();
    clearTimeout(timer);
    options.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    at = -1;
  }

  function open(...items) {
    options.replaceChildren(...items);
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    choose(items[0]?.dataset.movie ? 0 : -1);
  }

  async function find() {
    const q = input.value.trim();
    asking.abort();
    if (!q) {
      close();
      return;
    }
    asking = new AbortController();
    const { signal } = asking;
    try {
      const { items } = await ask('GET', query('/movies/search', { q, n: FOUND }), { signal });
      open(...(items.length ? items.map(option) : [h('li', { class: 'finder-none' }, `No film sounds like “${q}”.`)]));
    } catch (problem) {
      if (!signal.aborted) {
        open(h('li', { class: 'finder-none' }, problem.message));
      }
    }
  }

  function option(movie, index) {
    return h('li', {
      id: `found-${index}`, role: 'option', data: { movie: movie.movie_id },
      on: { pointerdown: (event) => event.preventDefault(), click: () => take(movie.movie_id) },
    }, picture(movie), h('span', {}, h('b', {}, display(movie.title)), h('span', { class: 'dim' }, movie.year ?? '')));
  }

  function choose(index) {
    at = index;
    [...options.children].forEach((child, n) => child.dataset.movie && child.setAttribute('aria-selected', n === at));
    const chosen = options.children[at];
    chosen ? input.setAttribute('aria-activedescendant', chosen.id) : input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  function take(movie) {
    input.value = '';
    close();
    go(`/film/${movie}`);
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const choices = options.querySelectorAll('[data-movie]').length;
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'ArrowDown' && options.hidden) {
      find();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && choices && !options.hidden) {
      event.preventDefault();
      choose((at + (event.key === 'ArrowDown' ? 1 : choices - 1)) % choices);
    } else if (event.key === 'Enter' && options.children[at]?.dataset.movie) {
      take(options.children[at].dataset.movie);
    }
  });
  return h('div', { class: 'finder', role: 'search' }, input, options);
}
