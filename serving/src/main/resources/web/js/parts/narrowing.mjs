import { ask } from '../core/api.mjs';
import { h, keepFocus } from '../core/dom.mjs';

/**
 * Genres and a decade to narrow a list to. They are in the address, so that a reload and a bookmark keep them.
 *
 * @param {Function} changed
 */
export function narrowing(changed) {
  const chips = h('div', { class: 'chips', role: 'group', 'aria-label': 'Genres' });
  const decade = h('select', { class: 'field', 'aria-label': 'Decade', on: { change: () => put('decade', decade.value ? [decade.value] : []) } }, h('option', { value: '' }, 'Any decade'));
  const all = h('button', { class: 'link', type: 'button', on: { click: clear } }, 'Show all');

  const chosen = (name) => new URLSearchParams(location.search).getAll(name);

  function put(name, values) {
    const search = new URLSearchParams(location.search);
    search.delete(name);
    values.forEach((value) => search.append(name, value));
    history.replaceState(history.state, '', search.size ? `/?${search}` : '/');
    mark();
    changed();
  }

  function clear() {
    history.replaceState(history.state, '', '/');
    mark();
    changed();
  }

  function toggle(genre) {
    const now = chosen('genre');
    put('genre', now.includes(genre) ? now.filter((name) => name !== genre) : [...now, genre]);
  }

  function mark() {
    const genres = chosen('genre');
    [...chips.children].forEach((chip) => chip.setAttribute('aria-pressed', genres.includes(chip.textContent)));
    [decade.value] = [...chosen('decade'), ''];
    keepFocus(() => (all.hidden = !genres.length && !decade.value), decade);
  }

  async function load() {
    const { genres, decades } = await ask('GET', '/movies/kinds');
    chips.replaceChildren(...genres.map(({ genre }) =>
      h('button', { class: 'chip', type: 'button', 'aria-pressed': 'false', on: { click: () => toggle(genre) } }, genre)));
    decade.append(...decades.map(({ decade: d }) => h('option', { value: String(d) }, `${d}s`)));
    mark();
  }

  all.hidden = true;
  // The list works without.
  load().catch(() => {});
  return {
    node: h('div', { class: 'narrowing' }, chips, h('div', { class: 'narrowing-side' }, all, decade)),
    clear,
    value() {
      const [from] = chosen('decade').map(Number).filter(Number.isInteger);
      return { genre: chosen('genre'), ...(from ? { year_from: from, year_to: from + 9 } : {}) };
    },
  };
}
