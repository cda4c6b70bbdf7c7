import { fitted } from '../../charts/fitted.mjs';
import { lines } from '../../charts/lines.mjs';
import { slopes } from '../../charts/slopes.mjs';
import { h } from '../../core/dom.mjs';
import { ENOUGH_TO_MOVE, movement } from '../../core/taste.mjs';
import { day, plural } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';

const STARS_HEIGHT = 220;
const GENRES_HEIGHT = 260;
const MOVED = 0.1;

/** How the taste moved, as far as it is known when the ratings were given. */
export function journey(ratings, { mean }) {
  const moved = movement(ratings);
  return moved ? told(moved, mean) : tooFew(ratings.filter((r) => r.rated_at).length, ratings.length);
}

function told({ ratings, window, means, genres, since, until }, mean) {
  const riser = genres.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a), { from: 0, to: 0 });
  const [first, last] = [means[Math.min(window, means.length) - 1], means.at(-1)];
  const stars = `Your stars went from ${first.toFixed(2)} to ${last.toFixed(2)}: the mean of the last ${window} ratings, over ${plural(ratings, 'rating')}.`;
  const shares = `Genres at first and lately. ${genres.map((g) => `${g.name}: ${percent(g.from)}, then ${percent(g.to)}`).join('; ')}.`;
  return chapter('How it moved', [
    Math.abs(last - first) < MOVED ? 'Your measure has held steady.' : `You have become ${last > first ? 'more generous' : 'stricter'}: ${first.toFixed(2)} stars then, ${last.toFixed(2)} now.`,
    riser.to - riser.from >= MOVED && h('p', {}, h('b', {}, riser.name), ` has gained: ${percent(riser.from)} of your first films, ${percent(riser.to)} of the latest.`),
    h('p', { class: 'dim' }, `From ${plural(ratings, 'rating')} whose time is known.`),
  ],
  h('h3', {}, `Mean of your last ${window} ratings`),
  fitted(STARS_HEIGHT, (width) => lines(
    [{ name: 'stars', kind: 'gold', points: means.map((value, k) => [k, value]).slice(Math.min(window - 1, means.length - 2)) }],
    { label: stars, from: day(since), to: day(until) === day(since) ? `${ratings} ratings later` : day(until), mark: { y: mean, name: 'average' }, about: 3, side: 60 }, width, STARS_HEIGHT)),
  h('h3', {}, 'Share of your films'),
  fitted(GENRES_HEIGHT, (width) => slopes(genres.map((g) => ({ ...g, strong: g === riser })), ['At first', 'Lately'], shares, width, GENRES_HEIGHT)));
}

function tooFew(timed, all) {
  const why = all > timed
    ? `Of ${plural(all - timed, 'rating')} from the data set it is not known when they were given.`
    : `With ${plural(ENOUGH_TO_MOVE - timed, 'more rating')} there is something to draw.`;
  return chapter('How it moved', [`It takes ${ENOUGH_TO_MOVE} ratings whose time is known, and there ${timed === 1 ? 'is' : 'are'} ${timed || 'none'} yet.`, why]);
}

const percent = (share) => `${Math.round(100 * share)}%`;
