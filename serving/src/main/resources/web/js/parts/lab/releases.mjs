import { h } from '../../core/dom.mjs';
import { chapter } from '../chapter.mjs';
import { moment } from './words.mjs';

/**
 * What was served when, as a line through time.
 *
 * @param runs to tell how good a release was found to be
 */
export function releases({ active, moves }, runs) {
  const published = new Map(runs.flatMap((run) => run.published.map((p) => [p.release, p])));
  const now = Object.values(active);
  if (!moves.length) {
    return chapter('What was served', [now.length ? `Now: ${now.join(', ')}. When it came is not known.` : 'Nothing is served yet.']);
  }
  const shown = new Set();
  return chapter('What was served', ['Each time the pointer moved to another release: people saw it from that second on.'],
    h('ol', { class: 'timeline' }, moves.map((move, n) => {
      const serving = active[move.variant] === move.to && !shown.has(move.variant);
      shown.add(move.variant);
      const back = moves.slice(n + 1).some((older) => older.to === move.to && older.variant === move.variant);
      return h('li', { class: serving ? 'now' : '' },
        h('p', { class: 'dim figure' }, moment(move.at)),
        h('p', {}, h('b', {}, move.to), serving && h('span', { class: 'now-serving' }, 'now showing')),
        h('p', { class: 'dim' }, [by(move, back), good(published.get(move.to))].filter(Boolean).join('; ')));
    })));
}

const by = ({ variant, from }, back) => (from ? `${variant}, ${back ? 'back from' : 'in place of'} ${from}` : `${variant}, its first`);

const good = (found) => [found?.ndcg && `NDCG ${found.ndcg.toFixed(3)}`, found?.rmse && `RMSE ${found.rmse.toFixed(3)}`].filter(Boolean).join(', ');
