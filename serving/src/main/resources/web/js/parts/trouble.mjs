import { h } from '../core/dom.mjs';

/** In the place of what could not be had: why, and a way to try again. */
export function trouble(problem, again) {
  return h('div', { class: 'empty', role: 'alert' },
    h('h2', {}, 'The projector has stopped.'),
    h('p', {}, [problem.message, problem.remedy].filter(Boolean).join(' ')),
    h('button', { class: 'button', type: 'button', on: { click: again } }, 'Try again'));
}
