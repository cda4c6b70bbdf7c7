import { dots, dotsHeight } from '../../charts/dots.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { h } from '../../core/dom.mjs';
import { chapter } from '../chapter.mjs';
import { table } from '../table.mjs';
import { chance, direction, metricName, metricsOf, percent, signed, verdicts, withinOf } from './words.mjs';

const PROTOCOLS = { 'full-catalogue': 'Lists from the full catalogue', stars: 'Predicted stars', 'rated-only': 'Held-out films only' };
const SAYS = { 1: 'More is better.', 0: 'Neither more nor less is plainly better.', '-1': 'Less is better.' };

/** Who is how good by which measure, and whether that may be luck. */
export function leaderboard({ k, confidence = 0.95, metrics: meanings, leaderboards }) {
  const select = h('select', { class: 'field', id: 'metric', on: { change: () => show() } },
    leaderboards.map((board) => h('optgroup', { label: PROTOCOLS[board.protocol] ?? board.protocol },
      metricsOf(board).map((metric) => h('option', { value: `${board.protocol}/${metric}` }, metricName(metric, k))))));
  const said = h('div', { class: 'said', 'aria-live': 'polite' });
  const shown = h('div', { class: 'shown' });

  function show() {
    const [protocol, metric] = select.value.split('/');
    const board = leaderboards.find((b) => b.protocol === protocol);
    const better = direction(metric);
    const rows = board.rows
      .filter((row) => !row.reference && row.metrics[metric])
      .sort((a, b) => (better || 1) * (b.metrics[metric].value - a.metrics[metric].value));
    const best = rows[0]?.metrics[metric].value;
    const name = metricName(metric, k);
    const strong = (row) => better !== 0 && row.metrics[metric].value === best;
    const words = `${name} of ${rows.length} variants, with ${percent(confidence)} intervals where there are any. ${rows.map((row) => `${row.variant} ${withinOf(row.metrics[metric])}`).join('; ')}.`;
    said.replaceChildren(
      h('p', {}, leading(rows.filter(strong), rows, metric, name)),
      h('p', { class: 'dim' }, `${SAYS[better]} ${sentence(meanings[metric])}`),
      references(board, metric));
    shown.replaceChildren(
      fitted(dotsHeight(rows.length), (width) => dots(rows.map((row) => ({ name: row.variant, ...row.metrics[metric], told: row.metrics[metric].value.toFixed(3), strong: strong(row) })), words, width)),
      h('p', { class: 'dim' }, rows.some((row) => row.metrics[metric].low !== undefined) ? `A dot is the mean, the line its ${percent(confidence)} interval.` : 'There is no interval: this is of all lists together.'),
      metric === board.metric ? besides(board, name) : h('p', { class: 'dim' }, `Whether differences are luck was tested for ${metricName(board.metric, k)}.`));
  }

  show();
  return chapter('Who leads', [h('label', { class: 'picker' }, h('span', {}, 'Measure'), select), said], shown);
}

function leading(best, rows, metric, name) {
  if (!best.length) {
    return `${name} runs from ${rows.at(-1)?.metrics[metric].value.toFixed(3)} to ${rows[0]?.metrics[metric].value.toFixed(3)}.`;
  }
  const names = best.map(({ variant }, n) => [n ? ' and ' : '', h('b', {}, variant)]);
  return [...names, ` ${best.length > 1 ? 'lead' : 'leads'} on ${name} with ${withinOf(best[0].metrics[metric])}.`];
}

/** What the numbers can be read by. */
function references({ rows }, metric) {
  const told = rows.filter((row) => row.reference && row.metrics[metric]).map((row) => `${row.variant} ${row.metrics[metric].value.toFixed(3)}`);
  return told.length ? h('p', { class: 'dim' }, `To read it by: ${told.join(', ')}.`) : '';
}

function besides({ rows }, name) {
  const compared = rows.filter((row) => row.beside_best && row.beside_best.verdict !== 'not-compared');
  return compared.length
    ? table(`${name} beside ${compared[0].beside_best.variant}`, [`Beside ${compared[0].beside_best.variant}`, 'Difference', 'Verdict', 'Interval', 'Luck'],
      compared.map(({ variant, beside_best: { difference, p, verdict } }) => ({
        kind: verdict,
        cells: [
          variant,
          difference ? signed(difference.value) : '–',
          verdicts[verdict],
          difference ? `${signed(difference.low)} to ${signed(difference.high)}` : '–',
          p === undefined ? '–' : chance(p),
        ],
      })))
    : '';
}

/** The direction is said already. */
const sentence = (text = '') => text && `${text[0].toUpperCase()}${text.slice(1).replace('; less is better', '')}.`;
