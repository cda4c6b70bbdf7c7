import { h } from '../core/dom.mjs';

/** The corner that says who sits here. */
export function badge(app, place) {
  const { user } = app.session;
  place.replaceChildren(...(user
    ? [
        h('a', { class: 'ticket', href: '/me', 'aria-label': `You are number ${user}: to your profile` }, h('small', { 'aria-hidden': 'true' }, 'No.'), String(user)),
        h('button', { class: 'link', type: 'button', on: { click: () => app.leave() } }, 'Sign out'),
      ]
    : [
        h('button', { class: 'link', type: 'button', on: { click: () => app.doors.signIn() } }, 'Sign in'),
        h('button', { class: 'ticket', type: 'button', on: { click: () => app.join() } }, 'Get a ticket'),
      ]));
}
