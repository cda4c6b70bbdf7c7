const ORDER = ['ndcg', 'recall', 'precision', 'map', 'mrr', 'hit', 'coverage', 'serendipity', 'novelty', 'diversity_genres', 'diversity_factors', 'gini', 'rmse', 'mae'];
const NAMES = {
  ndcg: 'NDCG', map: 'MAP', mrr: 'MRR', rmse: 'RMSE', mae: 'MAE', recall: 'Recall', precision: 'Precision', hit: 'Hit rate',
  coverage: 'Coverage', serendipity: 'Serendipity', novelty: 'Novelty', gini: 'Gini',
  diversity_genres: 'Diversity of genres', diversity_factors: 'Diversity of factors',
};
const ERRORS = new Set(['rmse', 'mae']);
const NO_BEST = new Set(['gini', 'novelty', 'diversity_genres', 'diversity_factors']);

/** NDCG@10; errors of stars are of no list. Without k where that goes without saying. */
export const metricName = (metric, k) => `${NAMES[metric] ?? metric}${!k || ERRORS.has(metric) ? '' : `@${k}`}`;

/** Those that a board's variants have, the telling ones first. */
export function metricsOf({ rows }) {
  const found = new Set(rows.flatMap(({ metrics }) => Object.keys(metrics)));
  const place = (metric) => (ORDER.includes(metric) ? ORDER.indexOf(metric) : ORDER.length);
  return [...found].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** -1 where less is better, 1 where more is, 0 where it is a matter of taste. */
export const direction = (metric) => (ERRORS.has(metric) ? -1 : NO_BEST.has(metric) ? 0 : 1);

/** "0.379 ± 0.006", or the number alone where nothing is known of its interval. */
export const withinOf = ({ value, low, high }, digits = 3) =>
  low === undefined || high === undefined ? value.toFixed(digits) : `${value.toFixed(digits)}\u00a0±\u00a0${((high - low) / 2).toFixed(digits)}`;

export const signed = (value, digits = 3) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

export const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)}%`;

/** Of being luck. */
export const chance = (p) => (p < 0.001 ? 'p\u00a0<\u00a00.001' : `p\u00a0=\u00a0${p.toFixed(3)}`);

/** What a comparison came to, for people. */
export const verdicts = {
  better: 'better: not luck',
  worse: 'worse: not luck',
  'not-distinguishable': 'may be luck',
  same: 'the same numbers',
  'not-compared': 'not tested',
};

/** "2 min 14 s". */
export function lasted(seconds) {
  const whole = Math.round(seconds);
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ''}`;
}

const WHEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** "23 November 2026, 03:00", by this browser's clock. */
export const moment = (iso) => WHEN.format(new Date(iso)).replace(' at ', ', ');
