import { csv } from '../../core/csv.mjs';
import { h } from '../../core/dom.mjs';
import { newestFirst } from '../../core/taste.mjs';
import { plural } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { dialog, form } from '../dialog.mjs';

/**
 * What somebody with a number can do with all of it.
 *
 * @param {boolean} dataSet a user of the data set, who never got a key
 */
export function ticket(app, dataSet) {
  const { id } = app.seat;
  return chapter('Your ticket', [dataSet ? `Number ${id} is of the data set and has no key.` : 'This number is all we know of you.'],
    entry('The way back in', dataSet
      ? ['Where this service is open, the number alone lets you in again: choose “Sign in” and leave the key empty.']
      : ['Your number and the key you were given when you joined. The key was shown once; nobody can show it again, not even we. A session lasts 24 hours after its last use.'],
      h('button', { class: 'button', type: 'button', on: { click: () => app.leave() } }, 'Sign out')),
    entry('Take it along', ['Every rating in a file that spreadsheets and programs read.'],
      h('a', { class: 'button', href: `/user/${id}/ratings.csv`, download: `cinematch-ratings-${id}.csv`, data: { outside: '' } }, 'Export as CSV')),
    entry('Leave no trace', ['Everything that is known of you is removed, at once and for good.'],
      h('button', { class: 'button danger', type: 'button', on: { click: () => farewell(app) } }, 'Forget me …')));
}

function farewell(app) {
  const { id } = app.seat;
  dialog(`Forget No. ${id}?`, (close) => [
    form([
      h('p', {}, 'These go, and nobody can bring them back:'),
      h('ul', { class: 'goes' }, [
        `your ${plural(app.ratings.size, 'rating')}, and the log entries they came with`,
        'your lists, and what the models learned of your taste',
        'the record of what you were shown',
        'your number, its key and every session, on all devices',
        'what this browser kept for you',
      ].map((text) => h('li', {}, text))),
      h('p', {}, 'One entry stays: it tells tonight’s training to leave you out.'),
      h('label', {}, `Type your number, ${id}, to say that you mean it`,
        h('input', { class: 'field figure', name: 'number', inputmode: 'numeric', autocomplete: 'off', autofocus: true })),
    ], 'Forget me', async (data) => {
      if (data.get('number').replace(/\s/g, '') !== String(id)) {
        throw Object.assign(new Error(`That is not your number. It is ${id}.`), { remedy: '' });
      }
      await app.forget();
      close();
    }, [h('button', { class: 'link', type: 'button', on: { click: close } }, 'Stay')]),
  ]);
}

/** The same for somebody whose ratings are in this tab only. */
export function noTicket(app) {
  return chapter('Without a ticket', ['Your ratings are in this tab and nowhere else: they go when it is closed.'],
    entry('Keep them', ['A ticket is a number and a key: nothing else is asked for. Your ratings come along.'],
      h('button', { class: 'button first', type: 'button', on: { click: () => app.join() } }, 'Get a ticket')),
    entry('Take them along', ['Every rating in a file that spreadsheets and programs read.'],
      h('button', { class: 'button', type: 'button', on: { click: () => save(csv(newestFirst(app.ratings.all()))) } }, 'Export as CSV')),
    entry('Begin again', ['Rate other films, and see what becomes of it.'],
      h('button', { class: 'button danger', type: 'button', on: { click: () => clear(app) } }, 'Clear my ratings')));
}

function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  h('a', { href: address, download: 'cinematch-ratings.csv', data: { outside: '' } }).click();
  // The browser reads it after this returns.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

async function clear(app) {
  const { store } = app.seat;
  const before = ['ratings', 'dismissed'].map((key) => [key, store.get(key, [])]);
  store.clear();
  await app.ratings.look();
  app.toasts.tell('rated', 'Your ratings in this tab are cleared.', {
    action: 'Undo',
    run: () => {
      before.forEach(([key, value]) => store.set(key, value));
      app.ratings.look();
    },
  });
}

const entry = (title, text, ...action) => h('div', { class: 'entry' }, h('div', {}, h('h3', {}, title), text.map((t) => h('p', {}, t))), action);
