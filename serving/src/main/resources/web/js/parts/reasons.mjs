import { h } from '../core/dom.mjs';
import { display, halves, plural } from '../core/text.mjs';

const NOTHING = 0.005;

/**
 * A predicted number of stars, taken apart: each part with a bar to the right where it adds, to the left where it takes.
 *
 * @param parts `stars` of an explanation: they add up to its score exactly
 */
export function reasons(parts) {
  const rows = [
    { label: 'This film, for everybody', adds: parts.movie },
    ...parts.ratings.map((r) => ({ label: h('span', {}, 'You gave ', h('b', {}, display(r.title)), ` ${halves(r.rating)} ★`), adds: r.adds })),
    { label: `Your ${plural(parts.others.ratings, 'other rating')}`, adds: parts.others.ratings ? parts.others.adds : 0 },
    { label: 'Films you have not rated', adds: parts.missing },
    { label: 'What the night found beyond that', adds: parts.training },
  ].filter(({ adds }) => Math.abs(adds) >= NOTHING);
  const most = Math.max(...rows.map(({ adds }) => Math.abs(adds)), 0.1);
  return h('div', {},
    h('h2', {}, 'Why'),
    h('p', { class: 'dim' }, `It begins with ${parts.mean.toFixed(2)}, the average of all ratings; these parts add up to ${parts.score.toFixed(2)}, exactly.${beyond(parts.score)}`),
    h('ul', { class: 'reasons' }, rows.map(({ label, adds }) => h('li', {},
      h('span', {}, label),
      h('span', { class: adds < 0 ? 'bar less' : 'bar', 'aria-hidden': 'true', vars: { '--share': Math.abs(adds) / most } }),
      h('span', { class: 'figure' }, `${adds < 0 ? '−' : '+'}${Math.abs(adds).toFixed(2)}`)))));
}

const beyond = (score) => (score > 5 || score < 0.5 ? ' The stars end before that: nobody gives more than 5, or less than ½.' : '');
