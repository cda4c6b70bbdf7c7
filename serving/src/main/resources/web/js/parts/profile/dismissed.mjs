import { h } from '../../core/dom.mjs';
import { display, plural } from '../../core/text.mjs';
import { chapter } from '../chapter.mjs';
import { picture } from '../picture.mjs';

/** Films that this person does not want to be shown, to be shown again. */
export function dismissed(app) {
  const node = h('div');

  function show() {
    const movies = app.seat.store.get('dismissed', []);
    node.replaceChildren(...(movies.length ? [chapter('Off the programme', [`${plural(movies.length, 'film')} you were not interested in.`], list(movies))] : []));
  }

  const list = (movies) => h('ul', { class: 'dismissed' }, movies.map((movie) => h('li', {},
    picture(movie, 'a'),
    h('a', { href: `/film/${movie.movie_id}` }, display(movie.title)),
    h('button', { class: 'link', type: 'button', 'aria-label': `Put ${display(movie.title)} back on the programme`, on: { click: () => restore(movie) } }, 'Put back'))));

  function restore(movie) {
    app.seat.store.set('dismissed', app.seat.store.get('dismissed', []).filter((d) => d.movie_id !== movie.movie_id));
    show();
    app.toasts.tell('dismissed', `${display(movie.title)} is back on the programme.`);
    (node.querySelector('button') ?? document.querySelector('main')).focus({ preventScroll: true });
  }

  show();
  return node;
}
