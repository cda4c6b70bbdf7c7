import { h } from '../core/dom.mjs';
import { display } from '../core/text.mjs';
import { poster } from '../poster/poster.mjs';

const FROM_TMDB = document.documentElement.dataset.posters === 'tmdb';

/** Movies without a poster: they are drawn for good, instead of being asked for again. */
const none = new Set();

/**
 * A movie's poster: drawn at once; the real one, where the service has it, comes over it as soon as it is there.
 *
 * @param {string} [tag] element to make; `a` links to the movie's page
 */
export function picture(movie, tag = 'span') {
  const title = display(movie.title);
  const link = tag === 'a' ? { href: `/film/${movie.movie_id}`, tabindex: '-1', 'aria-hidden': 'true' } : {};
  const drawn = poster({ ...movie, title }, { decorative: true });
  return h(tag, { class: 'poster', ...link }, drawn, FROM_TMDB && !none.has(movie.movie_id) && photograph(movie));
}

function photograph(movie) {
  const image = h('img', { alt: '', loading: 'lazy', decoding: 'async', src: `/movies/${movie.movie_id}/poster` });
  image.addEventListener('load', () => image.classList.add('loaded'));
  image.addEventListener('error', () => {
    none.add(movie.movie_id);
    image.remove();
  });
  return image;
}
