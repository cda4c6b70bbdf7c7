import { dots, dotsHeight } from '../../charts/dots.mjs';
import { fitted } from '../../charts/fitted.mjs';
import { h } from '../../core/dom.mjs';
import { count } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { table } from '../table.mjs';
import { chance, percent, signed, withinOf } from './words.mjs';

/** Below it users were not dealt evenly, and nothing else is to be believed. */
const ALARM = 0.001;

const BESIDE = { better: 'is better than', worse: 'is worse than', 'not-distinguishable': 'cannot be told from' };

/** The simulated A/B test: what each arm's users chose, and whether the difference may be luck. */
export function experiment(test) {
  if (!test) {
    return chapter('The A/B test', ['There is none in this run.'], h('p', {}, 'It takes one command: ', h('code', {}, './cinematch abtest')));
  }
  const measured = test.arms.filter((arm) => arm.engagement);
  if (!measured.length) {
    return chapter('The A/B test', ['There was nothing to compare.', ...test.notes]);
  }
  const best = Math.max(...measured.map((arm) => arm.engagement.value));
  const told = `Films chosen by a user of each arm. ${measured.map((arm) => `${arm.variant} ${withinOf(arm.engagement)}`).join('; ')}.`;
  return chapter('The A/B test', [...test.effects.flatMap((effect) => effected(effect, test.arms[0].variant)), dealt(test.sample_ratio_p)],
    h('h3', {}, 'Films chosen by a user'),
    fitted(dotsHeight(measured.length), (width) => dots(measured.map(({ variant, engagement }) => (
      { name: variant, ...engagement, told: engagement.value.toFixed(3), strong: engagement.value === best })), told, width)),
    table('The arms of the A/B test', ['Arm', 'Users', 'Films chosen', 'Diversity', 'Coverage'], test.arms.map((arm) => ({
      cells: [arm.variant, count(arm.users), arm.engagement ? withinOf(arm.engagement) : '–', arm.diversity?.toFixed(3) ?? '–', arm.coverage === undefined ? '–' : percent(arm.coverage, 1)],
    }))),
    h('details', {}, h('summary', {}, 'How users were simulated, and what that means'),
      h('p', {}, test.model),
      h('ul', { class: 'notes' }, test.notes.map((note) => h('li', {}, note)))));
}

function effected({ variant, relative, difference, p, power, smallest, verdict }, base) {
  const change = relative
    ? ` ${signed(100 * relative.value, 0)}% films chosen (${signed(100 * relative.low, 0)}% to ${signed(100 * relative.high, 0)}%)`
    : difference ? ` ${signed(difference.value)} films chosen` : '';
  const luck = p === undefined ? '' : `, ${chance(p)}: ${verdict === 'not-distinguishable' ? 'it may be luck' : 'hardly luck'}`;
  return [
    h('p', {}, h('b', {}, variant), ` ${BESIDE[verdict] ?? 'beside'} ${base}:${change}${luck}.`),
    power === undefined ? null : h('p', { class: 'dim' }, `So many users show a difference of this size ${power > 0.995 ? 'nearly always' : `${percent(power)} of the time`}${smallest === undefined ? '' : `; the smallest found four times in five is ${smallest.toFixed(3)}`}.`),
  ];
}

/** The check of the experiment itself. */
function dealt(p) {
  if (p === undefined) {
    return null;
  }
  return p < ALARM
    ? h('p', { class: 'wrong' }, `Users were not dealt evenly (${chance(p)}): find out why before believing any of this.`)
    : h('p', { class: 'dim' }, `Users were dealt to the arms as evenly as chance deals (${chance(p)}).`);
}
