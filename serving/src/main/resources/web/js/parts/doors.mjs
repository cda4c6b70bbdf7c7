import { h } from '../core/dom.mjs';
import { dialog, form } from './dialog.mjs';

/**
 * How people come in and go: join, sign in, what to keep to get back, sign out.
 *
 * @param app with `session` and `leave()`
 */
export function doors(app) {
  async function join() {
    const key = await app.session.join();
    keep(app.session.user, key);
  }

  function keep(id, key) {
    const copied = h('span', { class: 'dim', role: 'status' });
    dialog('Your ticket', (close) => [
      h('div', { class: 'dialog-body' },
        h('p', {}, 'You are number ', h('b', {}, String(id)), '. To come back on another day or another device you need this key; it is shown only now.'),
        h('p', { class: 'secret', 'data-key': '' }, key),
        h('div', { class: 'actions' },
          h('button', { class: 'button first', type: 'button', autofocus: true, on: { click: close } }, 'To the films'),
          h('button', {
            class: 'link', type: 'button',
            on: { click: () => copy(`CineMatch ${id} ${key}`).then((done) => (copied.textContent = done)) },
          }, 'Copy number and key'),
          copied)),
    ]);
  }

  function signIn(reason) {
    dialog('Welcome back', (close) => [
      form([
        reason && h('p', {}, reason),
        h('label', {}, 'Your number', h('input', { class: 'field figure', name: 'id', inputmode: 'numeric', autocomplete: 'username', required: true, autofocus: true })),
        h('label', {}, 'Your key', h('input', { class: 'field', name: 'key', type: 'password', autocomplete: 'current-password' })),
      ], 'Sign in', async (data) => {
        await app.session.signIn(whole(data.get('id')), data.get('key').trim());
        close();
      }, [h('button', { class: 'link', type: 'button', on: { click: close } }, 'Not now')]),
    ]);
  }

  return { join, signIn };
}

function whole(text) {
  const digits = text.replace(/\s/g, '');
  if (!/^[1-9]\d{0,14}$/.test(digits)) {
    throw Object.assign(new Error('A number is made of digits, six as a rule.'), { remedy: '' });
  }
  return Number(digits);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    return 'This browser does not let pages copy: select it by hand.';
  }
}
