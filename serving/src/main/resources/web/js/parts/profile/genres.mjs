import { bars } from '../../charts/bars.mjs';
import { h } from '../../core/dom.mjs';
import { leanings } from '../../core/taste.mjs';
import { count } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';

const SHOWN = 12;

/** What somebody watches, and what of it they like. */
export function genres(taste) {
  if (!taste.genres.length) {
    return null;
  }
  const { more, less } = leanings(taste);
  return chapter('What you watch', [
    more.length || less.length ? stands(more[0], less[0]) : 'No genre stands out: you judge them all alike.',
    taste.genres.length > SHOWN && `The ${SHOWN} you rated most, of ${taste.genres.length}.`,
  ], bars('Your ratings by genre', ['Genre', 'Ratings', 'Mean stars', 'Against your average'],
    taste.genres.slice(0, SHOWN).map(({ name, ratings, mean }) => ({
      name,
      value: ratings,
      told: count(ratings),
      more: [mean.toFixed(2), swing(mean - taste.mean)],
      strong: name === more[0]?.name,
    }))));
}

function stands(best, worst) {
  return h('p', {},
    best && [h('b', {}, best.name), ` is yours: ${best.mean.toFixed(2)} stars, ${best.apart.toFixed(2)} above your average.`],
    best && worst && ' ',
    worst && [h('b', {}, worst.name), ` has it harder: ${worst.mean.toFixed(2)}, ${Math.abs(worst.apart).toFixed(2)} below.`]);
}

const swing = (apart) => h('span', { class: apart >= 0.005 ? 'above' : 'below' }, signed(apart));

const signed = (apart) => (Math.abs(apart) < 0.005 ? '0.00' : `${apart < 0 ? '−' : '+'}${Math.abs(apart).toFixed(2)}`);
