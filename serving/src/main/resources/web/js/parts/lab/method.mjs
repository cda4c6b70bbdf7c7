import { h } from '../../core/dom.mjs';
import { chapter } from '../chapter.mjs';
import { metricName } from './words.mjs';

/** How it was measured: what a reader has to know to trust the numbers. */
export function method({ split, evaluation }) {
  if (!evaluation) {
    return null;
  }
  return chapter('How it was measured', [split && `Held out: ${split}.`],
    h('ul', { class: 'notes' }, evaluation.notes.map((note) => h('li', {}, note))),
    h('details', {}, h('summary', {}, 'What each measure means'),
      h('dl', { class: 'meanings' }, Object.entries(evaluation.metrics).map(([metric, meaning]) =>
        h('div', {}, h('dt', {}, metricName(metric, evaluation.k)), h('dd', {}, meaning))))));
}
