import { bars } from '../../charts/bars.mjs';
import { h } from '../../core/dom.mjs';
import { count } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { lasted } from './words.mjs';

/** The steps of a run, and what it ran on. */
export function night({ steps, made, run }) {
  if (!steps.length) {
    return chapter('The night', ['No step of this run has ended yet.']);
  }
  const longest = steps.reduce((a, b) => (b.seconds > a.seconds ? b : a));
  return chapter('The night', [
    h('p', {}, `${lasted(run.seconds)} in all; the longest was `, h('b', {}, longest.name), ` with ${lasted(longest.seconds)}.`),
    made && h('p', { class: 'dim' }, `By CineMatch ${made.code} on Spark ${made.spark}, ${made.jdk}, ${made.cores} cores, ${count(made.heap_mib)} MiB of heap.`),
  ], bars('Steps of the run', ['Step', 'Time', 'Rows in', 'Rows out'],
    steps.map((step) => ({ name: step.name, value: step.seconds, told: lasted(step.seconds), more: [count(step.rows_in), count(step.rows_out)], strong: step === longest }))));
}
