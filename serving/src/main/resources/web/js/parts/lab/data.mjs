import { bars } from '../../charts/bars.mjs';
import { columns } from '../../charts/columns.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { h } from '../../core/dom.mjs';
import { count, day, halves } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { percent } from './words.mjs';

const HEIGHT = 250;
const GENRES = 10;

/** What the run was made from. */
export function data(facts, source) {
  if (!facts) {
    return chapter('The data', ['This run has not read any ratings yet.']);
  }
  const stars = Object.entries(facts.stars).map(([value, ratings]) => ({ value: Number(value), ratings })).filter((s) => s.ratings).sort((a, b) => a.value - b.value);
  const most = Math.max(...stars.map((s) => s.ratings));
  const told = `Ratings by stars. ${stars.map((s) => `${halves(s.value)}: ${count(s.ratings)}`).join(', ')}.`;
  const genres = [...facts.genres].filter(({ name }) => !name.startsWith('(')).sort((a, b) => b.ratings - a.ratings);
  return chapter('The data', [
    `${source}: ${count(facts.ratings)} ratings by ${count(facts.users)} users of ${count(facts.rated_movies)} films, of ${count(facts.movies)} in the catalogue.`,
    `${percent(facts.density, 1)} of all pairs of a user and a film are rated, with ${facts.mean_stars.toFixed(2)} stars on average.`,
    h('p', { class: 'dim' }, `From ${day(facts.first)} to ${day(facts.last)}.`),
  ],
  h('h3', {}, 'Ratings by stars'),
  fitted(HEIGHT, (width) => columns(stars.map((s) => ({ name: halves(s.value), value: s.ratings, told: width < 480 ? percent(s.ratings / facts.ratings) : count(s.ratings), strong: s.ratings === most })), told, width, HEIGHT)),
  genres.length ? [
    h('h3', {}, genres.length > GENRES ? `The ${GENRES} genres with most ratings` : 'Ratings by genre'),
    bars('Ratings by genre', ['Genre', 'Ratings', 'Films', 'Mean stars'],
      genres.slice(0, GENRES).map((g) => ({ name: g.name, value: g.ratings, told: count(g.ratings), more: [count(g.movies), g.mean_stars.toFixed(2)] }))),
  ] : null);
}
