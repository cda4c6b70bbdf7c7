import { columns } from '../../charts/columns.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { count, plural } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';

const HEIGHT = 280;
/** Room for a column in px: less does not hold “1990s”. */
const NARROW = 44;
/** Fewer films of a decade do not make it a favourite. */
const LEAST = 5;

/** The films' own decades: how many, and how much they are liked. */
export function decades({ decades: all, mean }) {
  if (!all.length) {
    return null;
  }
  const most = all.reduce((a, b) => (b.ratings > a.ratings ? b : a));
  const best = all.filter((d) => d.ratings >= LEAST).reduce((a, b) => (!a || b.mean > a.mean ? b : a), null);
  const told = `Films you rated by decade. ${all.filter((d) => d.ratings).map((d) => `${d.start}s: ${d.ratings}, ${d.mean.toFixed(2)} stars on average`).join('; ')}.`;
  const draw = (width, narrow) => columns(
    all.map((d) => ({
      name: narrow ? `’${String(d.start).slice(2)}` : `${d.start}s`,
      value: d.ratings,
      told: d.ratings ? count(d.ratings) : '',
      under: d.ratings ? `${d.mean.toFixed(1)}${narrow ? '' : ' ★'}` : '',
      strong: d === most,
    })), told, width, HEIGHT);
  return chapter('Your decades', [
    `You are at home in the ${most.start}s, with ${plural(most.ratings, 'film')}.`,
    best && best !== most && best.mean > mean && `The ${best.start}s you like best: ${best.mean.toFixed(2)} stars.`,
  ], fitted(HEIGHT, (width) => draw(width, width / all.length < NARROW)));
}
