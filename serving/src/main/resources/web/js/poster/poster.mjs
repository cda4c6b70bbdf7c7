import { COMPOSITIONS } from './compositions/all.mjs';
import { FACES } from './faces.mjs';
import { choices, hash } from './hash.mjs';
import { fit, setLines } from './lettering.mjs';
import { known, palette } from './palette.mjs';
import { FLIP, box, el, group, line } from './svg.mjs';
import { parted } from './title.mjs';

/** Between the title and what follows it. */
const GAP = 9;

/** The composition: by the weights of the film's genres, the leading one counting twice; any, if it has none. */
function chosen(r, genres) {
  const weight = (composition) =>
    genres.reduce((sum, genre, i) => sum + (composition.genres[genre] ?? 0) * (i ? 1 : 2), genres.length ? 0 : 1);
  return r.weighted(COMPOSITIONS.map((composition) => [composition, weight(composition)]));
}

/** The title in its place, and what stands after its colon or in its brackets in small capitals below it. */
function lettered(title, { x, y, w, h, valign, anchor, block }, face, fill) {
  const sub = title.sub && fit(title.sub, FACES.small, { w, h: h * 0.32, max: 7.6, min: 5.6, most: 3 });
  const below = sub ? sub.height + GAP : 0;
  const main = fit(title.main, face, { w, h: h - below, max: 84, block });
  const total = main.height + below;
  const top = valign === 'top' ? y : y + h - total;
  const at = x + { start: 0, middle: w / 2, end: w }[anchor];
  return [
    setLines(main, face, { x: at, y: top, anchor, fill }),
    sub ? setLines(sub, FACES.small, { x: at, y: top + total - sub.height, anchor, fill }) : null,
  ];
}

/** A single word that runs up the left of the sheet. */
function climbing(word, face, fill) {
  const lines = fit(word, face, { w: 245, h: 84, max: 84, most: 1 });
  return group('translate(17 265) rotate(-90)', setLines(lines, face, { x: 0, y: 0, anchor: 'start', fill }));
}

/** Year and genres in small capitals at the foot, under a rule or in the middle. */
function credited(genres, year, anchor, fill, rule) {
  const face = FACES.small;
  const named = genres.filter((genre) => !genre.startsWith('(')).slice(0, 2).join(' · ');
  const set = (text, at, w) =>
    text
      ? setLines(fit(text, face, { w, h: 12, max: 6.3, min: 4.8, most: 1 }), face, {
          x: { start: 17, middle: 100, end: 183 }[at], y: 276.5, anchor: at, fill,
        })
      : null;
  return anchor === 'middle'
    ? [set([year, named].filter(Boolean).join(' — '), 'middle', 164)]
    : [line('M17 270.5H183', rule, 0.5, { opacity: 0.7 }), set(named, 'start', 130), set(year, 'end', 34)];
}

/** Specks of the print: the same on every poster, turned, because nobody sees that and one path is cheap. */
const GRAIN = (() => {
  const r = choices(1895);
  return Array.from({ length: 48 }, () => `M${r.whole(0, 200)} ${r.whole(0, 300)}h.7`).join('');
})();

/** Where a title goes when the art sinks to make room for it. */
const RAISED = { y: 20, h: 64, valign: 'top' };

const TURNED = { start: 'end', middle: 'middle', end: 'start' };

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
  const { title: place, draw } = chosen(r, genres);
  const turned = place.mirror !== false && r.chance(0.5);
  const upright = Boolean(place.upright) && /^\S{5,16}$/u.test(title.full);
  const face = FACES[r.pick(place.faces.split(' '))];
  const anchor = r.pick(place.anchor.split(' '));
  const sunk = place.sink !== undefined && r.chance(0.45);
  const spec = { ...place, ...(sunk && RAISED), anchor, ...(turned && { x: 200 - place.x - place.w, anchor: TURNED[anchor] }) };
  const ink = (ground, onSky) => (ground === 'near' ? c.onNear : onSky);
  const name = `Poster of ${title.full}${year && ` (${year})`}`;
  const said = decorative ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': name };
  return el(
    'svg',
    { viewBox: '0 0 200 300', class: 'poster', ...said },
    box(0, 0, 200, 300, c.sky),
    group(`translate(0 ${sunk ? place.sink : 0})${turned ? FLIP : ''}`, draw({ r, c, upright })),
    line(GRAIN, c.light, 0.7, { opacity: 0.16, transform: r.chance(0.5) ? FLIP : undefined }),
    line('M7 7H193V293H7Z', c.rule, 0.6, { opacity: 0.5 }),
    upright ? climbing(title.full, face, c.title) : lettered(title, spec, face, ink(place.on, c.title)),
    credited(movie.genres ?? [], year, anchor, ink(place.floor, c.small), c.rule),
  );
}
