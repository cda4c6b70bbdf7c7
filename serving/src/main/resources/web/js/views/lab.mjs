import { ask } from '../core/api.mjs';
import { h } from '../core/dom.mjs';
import { sheet } from '../core/sheet.mjs';
import { data } from '../parts/lab/data.mjs';
import { experiment } from '../parts/lab/experiment.mjs';
import { headline } from '../parts/lab/headline.mjs';
import { leaderboard } from '../parts/lab/leaderboard.mjs';
import { method } from '../parts/lab/method.mjs';
import { night } from '../parts/lab/night.mjs';
import { releases } from '../parts/lab/releases.mjs';
import { scores } from '../parts/lab/scores.mjs';
import { training } from '../parts/lab/training.mjs';
import { moment } from '../parts/lab/words.mjs';
import { chapter } from '../parts/chapter.mjs';
import { trouble } from '../parts/trouble.mjs';

await Promise.all([sheet('report'), sheet('lab')]);

/** What the nights found, for analysts. The run is in the address, so that a reload and a bookmark keep it. */
export function lab() {
  const node = h('article', { class: 'report' });
  const body = h('div', { class: 'run' });
  const history = h('div');
  let asking = new AbortController();
  let runs = [];

  async function load() {
    const served = ask('GET', '/lab/releases', { signal: asking.signal }).then((told) => () => releases(told, runs), (problem) => () => unknown(problem));
    try {
      const listing = await ask('GET', '/lab/runs', { signal: asking.signal });
      ({ runs } = listing);
      node.replaceChildren(head(listing), ...(runs.length ? [body] : [none(listing.note)]), history);
      await Promise.all([runs.length && show(wanted()), served.then((draw) => history.replaceChildren(draw()))]);
    } catch (problem) {
      if (!asking.signal.aborted) {
        node.replaceChildren(head({}), trouble(problem, load));
      }
    }
  }

  const wanted = () => {
    const asked = new URLSearchParams(location.search).get('run');
    return runs.some((run) => run.id === asked) ? asked : runs[0].id;
  };

  function head({ note }) {
    return h('header', { class: 'report-head' },
      h('div', {}, h('p', { class: 'eyebrow' }, 'For analysts'), h('h1', {}, 'The lab')),
      runs.length > 0 && h('div', { class: 'choice' },
        h('label', { class: 'picker' }, h('span', {}, 'Run'),
          h('select', { class: 'field', on: { change: (event) => choose(event.target.value) } },
            runs.map((run) => h('option', { value: run.id, selected: run.id === wanted() }, `${moment(run.started_at)} · ${run.source}`)))),
        note && h('p', { class: 'dim' }, note)));
  }

  function choose(id) {
    window.history.replaceState(window.history.state, '', `/lab?run=${encodeURIComponent(id)}`);
    asking.abort();
    asking = new AbortController();
    show(id);
  }

  async function show(id) {
    const { signal } = asking;
    body.setAttribute('aria-busy', 'true');
    try {
      const found = await ask('GET', `/lab/runs/${encodeURIComponent(id)}`, { signal });
      body.replaceChildren(...parts(found).filter(Boolean));
    } catch (problem) {
      if (!signal.aborted) {
        body.replaceChildren(trouble(problem, () => show(id)));
      }
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  return { title: 'The lab', node, ready: load(), leave: () => asking.abort() };
}

const parts = (run) => [
  headline(run),
  run.note && h('p', { class: 'dim' }, run.note),
  run.evaluation?.leaderboards.length ? leaderboard(run.evaluation) : chapter('Who leads', ['The variants of this run have not been judged.']),
  run.evaluation?.leaderboards.length ? scores(run.evaluation) : null,
  training(run.training),
  experiment(run.ab_test),
  data(run.data, run.run.source),
  night(run),
  method(run),
];

const none = (note) => h('div', { class: 'empty' },
  h('h2', {}, 'No night has ended yet.'),
  note && h('p', {}, note),
  h('p', { class: 'command' }, h('code', {}, './cinematch nightly')));

const unknown = (problem) => chapter('What was served', [`That cannot be told right now. ${problem.message}`]);
