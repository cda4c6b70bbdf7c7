import { bars } from '../../charts/bars.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { lines } from '../../charts/lines.mjs';
import { h } from '../../core/dom.mjs';
import { plural } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { lasted } from './words.mjs';

const HEIGHT = 210;
const NAMES_ROOM = 76;

/** How each variant was trained: its error by epoch, and how long it took. */
export function training(variants) {
  const curves = variants.filter(({ epochs }) => epochs.filter((e) => e.train_rmse !== undefined).length > 1);
  const failed = variants.filter((v) => v.failure);
  if (!variants.length) {
    return chapter('Training', ['Nothing was trained in this run.']);
  }
  return chapter('Training', [
    curves.length
      ? 'The error of predicted stars after each pass over the ratings: on what the model saw, and on a share it did not.'
      : 'No variant of this run is trained in epochs.',
    ...failed.map((v) => h('p', { class: 'wrong' }, h('b', {}, v.variant), ` has no model: ${v.failure}`)),
  ],
  h('div', { class: 'multiples' }, curves.map(curve)),
  bars('Time to train', ['Variant', 'Time', 'Epochs'],
    [...variants].filter((v) => !v.failure).sort((a, b) => b.seconds - a.seconds)
      .map((v) => ({ name: v.variant, value: v.seconds, told: lasted(v.seconds), more: [v.epochs.length ? String(v.epochs.length) : '–'] }))));
}

function curve({ variant, epochs, best_epoch: best }) {
  const of = (key) => epochs.map((e) => [e.epoch, e.undone ? NaN : e[key] ?? NaN]);
  const series = [
    { name: 'training', kind: 'silver', points: of('train_rmse') },
    { name: 'validation', kind: 'gold', points: of('validation_rmse') },
  ].filter(({ points }) => points.some(([, y]) => Number.isFinite(y)));
  const undone = epochs.filter((e) => e.undone).length;
  const remark = `${best ? `the model is of epoch ${best} of ${epochs.length}` : plural(epochs.length, 'epoch')}${undone ? `, ${undone} undone` : ''}`;
  const told = `Error by epoch of ${variant}: ${series.map(({ name, points }) => `${name} from ${first(points)} to ${first([...points].reverse())}`).join(', ')}; ${remark}.`;
  return h('figure', {},
    h('figcaption', {}, h('h3', {}, variant), h('p', { class: 'dim' }, remark)),
    fitted(HEIGHT, (width) => lines(series, { label: told, from: `epoch ${epochs[0].epoch}`, to: String(epochs.at(-1).epoch), side: NAMES_ROOM }, width, HEIGHT)));
}

const first = (points) => points.find(([, y]) => Number.isFinite(y))[1].toFixed(3);
