import { box, d, disc, group, line, path, points } from '../svg.mjs';
import { foot } from './layout.mjs';
import { man } from './silhouettes.mjs';

/** Bars as if cut by hand with scissors: none of their corners is quite square. */
const bars = {
  genres: { drama: 4, crime: 3, thriller: 3, action: 2, documentary: 1, 'film-noir': 2 },
  title: foot('bold bold black', { y: 190, h: 75, block: true }),
  draw({ r, c }) {
    const n = r.whole(4, 6);
    const w = 176 / n;
    const tones = [c.accent, c.light, c.haze, c.accent, c.far, c.accent];
    const marked = r.whole(0, n - 1);
    return Array.from({ length: n }, (_, i) => {
      const [x, low] = [12 + i * w, r.between(70, 178)];
      const j = () => r.between(-3.5, 3.5);
      const corners = [[x + 3, -8], [x + w - 2, -8], [x + w - 3, low], [x + 3, low]].map(([px, py]) => [px + j(), py + j() * 2]);
      return path(points(corners), i === marked ? c.light : tones[i]);
    });
  },
};

const torn = {
  genres: { action: 4, thriller: 3, war: 3, crime: 2, horror: 1, drama: 1 },
  title: foot('bold black serif', { y: 192, h: 73, anchor: 'end' }),
  draw({ r, c }) {
    const [left, right] = [r.between(150, 190), r.between(70, 112)];
    const edge = Array.from({ length: 26 }, (_, i) => [-4 + i * 8.4, left + ((right - left) * i) / 25 + r.between(-5, 5)]);
    const lower = (gap) => points([...edge.map(([x, y], i) => [x, y + gap + (i % 3) * 0.9]), [206, 304], [-4, 304]]);
    const x = r.between(52, 90);
    return [
      box(0, 0, 200, 220, c.accent), disc(x, 74, 46, c.light), man(x, 264, 196, c.near),
      path(lower(-5), c.light), path(lower(1), c.sky),
    ];
  },
};

const target = {
  genres: { action: 4, thriller: 2, crime: 1, 'sci-fi': 1 },
  title: foot('bold caps black'),
  draw({ r, c }) {
    const [x, y] = [r.between(78, 122), r.between(96, 116)];
    const rings = [84, 68, 52, 36, 20].map((s, i) => disc(x, y, s, i % 2 ? c.sky : [c.far, c.haze, c.accent][i / 2]));
    return [
      ...rings, disc(x, y, 5, c.light),
      line(d`M${x} -2V${y - 12}M${x} ${y + 12}V206M-2 ${y}H${x - 12}M${x + 12} ${y}H202`, c.light, 0.8),
    ];
  },
};

/** Nothing but letters, a rule and a moon; a single word runs up the sheet. */
const letters = {
  genres: { drama: 2, comedy: 2, action: 1, thriller: 1, crime: 1, documentary: 2, romance: 1, horror: 1, 'sci-fi': 1 },
  title: foot('black bold roman', { y: 114, h: 151, block: true, upright: true, mirror: false }),
  draw({ r, c, upright }) {
    const size = r.between(30, 38);
    const [x, y] = upright ? [183 - size, r.between(60, 200)] : [r.pick([17 + size, 183 - size]), 20 + size];
    return [
      disc(x, y, size, c.accent), r.chance(0.5) ? disc(x - size * 0.35, y, size * 0.82, c.sky) : null,
      upright ? null : line('M17 102H183', c.rule, 0.5),
    ];
  },
};

/** Quarter discs and dots, laid like tiles. */
const tiles = {
  genres: { comedy: 3, animation: 3, musical: 2, 'sci-fi': 2, children: 2, romance: 1, drama: 1 },
  title: foot('bold black serif', { sink: 80 }),
  draw({ r, c }) {
    const n = r.pick([3, 4, 4]);
    const s = 166 / n;
    const quarter = d`M${-s / 2} ${-s / 2}A${s} ${s} 0 0 1 ${s / 2} ${s / 2}H${-s / 2}Z`;
    return Array.from({ length: n * n }, (_, i) => {
      const [x, y] = [17 + ((i % n) + 0.5) * s, 18 + (Math.floor(i / n) + 0.5) * s];
      const fill = r.weighted([[c.accent, 4], [c.light, 2], [c.haze, 3], [c.far, 3]]);
      if (r.chance(0.14)) return disc(x, y, s * 0.3, fill);
      return group(d`translate(${x} ${y}) rotate(${r.whole(0, 3) * 90})`, path(quarter, fill));
    });
  },
};

export const ABSTRACT = [bars, torn, target, letters, tiles];
