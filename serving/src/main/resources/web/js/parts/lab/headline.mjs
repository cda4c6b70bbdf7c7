import { h } from '../../core/dom.mjs';
import { count } from '../../core/text.mjs';
import { figures } from '../chapter.mjs';
import { lasted, metricName, withinOf } from './words.mjs';

/** The most rated films, the same for everybody: what any model has to beat. */
const BASELINE = 'popularity';

/** What to take away from a run, before any chart. */
export function headline({ run, data, evaluation }) {
  return h('section', { class: 'headline', 'aria-label': 'In short' },
    h('p', { class: 'headline-text' }, leads(run, evaluation)),
    run.unfinished_at && h('p', { class: 'dim' }, `This run is at “${run.unfinished_at}”, or ended there.`),
    figures([
      ...(run.champion?.rmse ? [[run.champion.rmse.toFixed(3), 'RMSE of its stars']] : []),
      ...(run.ratings ? [[count(run.ratings), 'ratings']] : []),
      ...(data ? [[count(data.users), 'users'], [count(data.rated_movies), 'films']] : []),
      [lasted(run.seconds), 'from files to lists'],
    ]));
}

function leads({ champion }, evaluation) {
  if (!champion) {
    return 'Nothing has been judged in this run.';
  }
  const rows = evaluation?.leaderboards.find((board) => board.metric === 'ndcg')?.rows ?? [];
  const [own, base] = [champion.variant, BASELINE].map((name) => rows.find((row) => row.variant === name)?.metrics.ndcg);
  const value = own ? withinOf(own) : champion.ndcg.toFixed(3);
  const gap = own && base && own !== base ? `, ${Math.abs(own.value - base.value).toFixed(3)} ${own.value < base.value ? 'below' : 'above'} ${BASELINE}` : '';
  return [h('b', {}, champion.variant), ` leads on ${metricName('ndcg', champion.k)}: ${value}${gap}.`];
}
