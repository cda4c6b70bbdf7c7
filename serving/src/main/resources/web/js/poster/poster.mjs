import { hash, choices } from './hash.mjs';
import { FACES, fit, setLines } from './lettering.mjs';
import { known, palette } from './palette.mjs';
import { el, box, line, path } from './svg.mjs';
import { COMPOSITIONS } from './compositions/all.mjs';
import { parted } from './title.mjs';

const GAP = 9;

/** The composition: those of the film's genres by their weights, the leading genre counting twice. */
function chosen(r, genres) {
  return r.weighted(
    COMPOSITIONS.map((composition) => {
      const weights = genres.map((genre, i) => (composition.genres[genre] ?? 0) * (i ? 1 : 2));
      return [composition, weights.reduce((sum, weight) => sum + weight, genres.length ? 0.05 : 1)];
    }),
  );
}

/** The title in its box, and what stands after its colon or in its brackets in small capitals below it. */
function lettered(title, spec, c) {
  const { x, y, w, h, anchor = 'start', valign = 'bottom', max = 44, block, fill = c.title, rule = false } = spec;
  const face = FACES[spec.face];
  const sub = title.sub && fit(title.sub, FACES.small, { w, h: h * 0.3, max: 7.6, min: 5.6, most: 3 });
  const below = sub ? sub.height + GAP : 0;
  const above = rule ? 12 : 0;
  const main = fit(title.main, face, { w, h: h - below - above, max, block });
  const total = above + main.height + below;
  const top = y + { top: 0, middle: (h - total) / 2, bottom: h - total }[valign];
  const at = { start: x, middle: x + w / 2, end: x + w }[anchor];
  const from = { start: at, middle: at - 9, end: at - 18 }[anchor];
  return [
    rule ? box(from, top, 18, 1.1, c.rule) : null,
    setLines(main, face, { x: at, y: top + above, anchor, fill }),
    sub ? setLines(sub, FACES.small, { x: at, y: top + total - sub.height, anchor, fill }) : null,
  ];
}

/** Year and genres, in small capitals at the foot or where the composition wants them. */
function credited(movie, year, spec, c) {
  const { y = 281, style = 'split', fill = c.small, ruled = style === 'split' } = spec;
  const face = FACES.small;
  const genres = movie.genres.filter((genre) => !genre.startsWith('(')).slice(0, 2).join(' · ');
  const set = (text, anchor, w) =>
    text && setLines(fit(text, face, { w, h: 12, max: 5.8, min: 4.6, most: 1 }), face, {
      x: { start: 17, middle: 100, end: 183 }[anchor], y: y - 4.3, anchor, fill,
    });
  const texts = style === 'split'
    ? [set(genres, 'start', 130), set(year, 'end', 34)]
    : [set([year, genres].filter(Boolean).join(' — '), style, 164)];
  return [ruled ? line(`M17 ${y - 10.5}H183`, c.rule, 0.5, { opacity: 0.7 }) : null, ...texts.map((text) => text || null)];
}

/** Specks of the print: the same on every poster, turned, because nobody sees that and one path is cheap. */
const GRAIN = (() => {
  const r = choices(1895);
  return Array.from({ length: 90 }, () => `M${r.whole(0, 200)} ${r.whole(0, 300)}h.7`).join('');
})();

const mirrored = (spec) => ({
  ...spec,
  x: 200 - spec.x - spec.w,
  anchor: { start: 'end', middle: 'middle', end: 'start' }[spec.anchor ?? 'start'],
});

/**
 * Draws the poster of a film: the same film, the same poster, in every browser.
 * @param {{movie_id: number, title: string, year?: number, genres?: string[]}} movie the title as people read it
 * @param {{decorative?: boolean}} [how] decorative: the card says the title itself, so a screen reader need not
 * @returns {SVGElement} 2:3, without ids, as large as its place
 */
export function poster(movie, { decorative = false } = {}) {
  const title = parted(movie.title);
  const year = String(movie.year ?? title.year ?? '');
  const genres = known(movie.genres ?? []);
  const r = choices(hash([movie.movie_id, movie.title, year, ...genres].join('|')));
  const c = palette(r, genres);
  const drawn = chosen(r, genres).draw({ r, c });
  const turned = drawn.mirror && r.chance(0.5);
  const spec = turned ? mirrored(drawn.title) : drawn.title;
  const name = `Poster of ${title.full}${year && ` (${year})`}`;
  return el(
    'svg',
    { viewBox: '0 0 200 300', class: 'poster', ...(decorative ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': name }) },
    box(0, 0, 200, 300, c.sky),
    el('g', { transform: turned ? 'matrix(-1 0 0 1 200 0)' : undefined }, drawn.art),
    path(GRAIN, 'none', { stroke: c.light, 'stroke-width': 0.7, opacity: 0.16, transform: r.chance(0.5) ? 'matrix(-1 0 0 -1 200 300)' : undefined }),
    line('M7 7H193V293H7Z', c.rule, 0.6, { opacity: 0.5 }),
    lettered(title, spec, c),
    credited({ genres: movie.genres ?? [] }, year, drawn.credit ?? {}, c),
  );
}
