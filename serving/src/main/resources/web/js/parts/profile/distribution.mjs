import { columns } from '../../charts/columns.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { count, halves, plural, spoken } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';

const HEIGHT = 300;

/** How often somebody gives how many stars. */
export function distribution({ total, mean, distribution: steps }) {
  const most = Math.max(...steps.map((step) => step.ratings));
  const often = steps.filter((step) => step.ratings === most);
  const told = `Stars and how often you gave them. ${steps.filter((s) => s.ratings).map((s) => `${spoken(s.stars)}: ${s.ratings}`).join(', ')}.`;
  const chart = fitted(HEIGHT, (width) => columns(
    steps.map(({ stars, ratings }) => ({ name: halves(stars), value: ratings, told: ratings ? count(ratings) : '', strong: often.length < 3 && ratings === most })),
    told, width, HEIGHT));
  return chapter('How you judge', [
    often.length < 3
      ? `Most often you give ${often.map(({ stars }) => halves(stars)).join(' and ')} ★: ${share((often.length * most) / total)} of ${plural(total, 'film')}.`
      : 'No number of stars is ahead of the others yet.',
    manner(mean, total),
  ], chart);
}

const share = (part) => (part > 0.995 ? 'all' : `${Math.round(100 * part)}%`);

function manner(mean, total) {
  if (total < 5) {
    return null;
  }
  if (mean >= 4) {
    return 'A warm heart: you watch what you will like, or like what you watch.';
  }
  return mean < 3 ? 'A strict critic: stars have to be earned.' : 'An even hand: neither strict nor easily pleased.';
}
