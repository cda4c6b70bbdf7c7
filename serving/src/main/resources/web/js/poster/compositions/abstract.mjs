import { box, d, disc, group, line, path, points, repeat } from '../svg.mjs';
import { man } from './silhouettes.mjs';

/** Bars as if cut by hand with scissors: none of their corners is quite square. */
const bars = {
  genres: { drama: 4, crime: 3, thriller: 3, action: 2, documentary: 1, 'film-noir': 2 },
  draw({ r, c }) {
    const n = r.whole(4, 6);
    const w = 176 / n;
    const tones = [c.accent, c.light, c.haze, c.accent, c.far, c.accent];
    const marked = r.whole(0, n - 1);
    const art = Array.from({ length: n }, (_, i) => {
      const [x, low] = [12 + i * w, r.between(70, 178)];
      const j = () => r.between(-3.5, 3.5);
      return path(points([[x + 3 + j(), -4], [x + w - 2 + j(), -4], [x + w - 3 + j(), low + j() * 2], [x + 3 + j(), low + j() * 2]]), i === marked ? c.light : tones[i]);
    });
    return {
      mirror: true, art,
      title: { x: 17, y: 186, w: 166, h: 78, face: r.pick(['bold', 'bold', 'black']), max: 46, block: r.chance(0.5) },
    };
  },
};

const torn = {
  genres: { action: 4, thriller: 3, war: 3, crime: 2, horror: 1, drama: 1 },
  draw({ r, c }) {
    const [left, right] = [r.between(150, 190), r.between(70, 112)];
    const edge = Array.from({ length: 26 }, (_, i) => [-4 + i * 8.4, left + ((right - left) * i) / 25 + r.between(-5, 5)]);
    const lower = (gap) => points([...edge.map(([x, y], i) => [x, y + gap + (i % 3) * 0.9]), [206, 304], [-4, 304]]);
    const x = r.between(52, 90);
    return {
      mirror: true,
      art: [
        box(0, 0, 200, 220, c.accent), disc(x, 74, 46, c.light), man(x, left + 44, left - 26, c.near),
        path(lower(-5), c.light), path(lower(1), c.sky),
      ],
      title: { x: 17, y: 190, w: 166, h: 74, face: r.pick(['bold', 'black', 'serif']), max: 44, anchor: 'end' },
    };
  },
};

const target = {
  genres: { action: 4, war: 4, thriller: 2, crime: 1, 'sci-fi': 1 },
  draw({ r, c }) {
    const [x, y] = [r.between(78, 122), r.between(96, 116)];
    const rings = [84, 68, 52, 36, 20].map((s, i) => disc(x, y, s, i % 2 ? c.sky : [c.far, c.haze, c.accent][i / 2]));
    return {
      mirror: true,
      art: [...rings, disc(x, y, 5, c.light), line(d`M${x} -2V${y - 12}M${x} ${y + 12}V206M-2 ${y}H${x - 12}M${x + 12} ${y}H202`, c.light, 0.8),
        r.chance(0.6) ? man(x, y + 84, 96, c.near) : null],
      title: { x: 17, y: 206, w: 166, h: 58, face: r.pick(['bold', 'caps', 'black']), max: 42 },
    };
  },
};

/** A mobile: discs and leaves that hang from bent wires. */
const mobile = {
  genres: { comedy: 4, animation: 3, children: 3, documentary: 1, romance: 1, fantasy: 1 },
  draw({ r, c }) {
    const x = r.between(90, 112);
    const fills = [c.accent, c.light, c.haze, c.accent, c.rule];
    const hang = [[x - 66, 84], [x + 58, 62], [x - 26, 124], [x + 66, 122], [x + 18, 158]].map(([hx, hy], i) => [hx, hy + r.between(-8, 8), r.between(9, 21) - (i === 4 ? 4 : 0)]);
    const wires = d`M${x} -2V30Q${x - 40} 26 ${hang[0][0]} ${hang[0][1] - 10}M${x} 30Q${x + 34} 28 ${hang[1][0]} ${hang[1][1] - 8}M${x - 34} 34Q${x - 44} 80 ${hang[2][0]} ${hang[2][1]}M${x + 30} 34Q${x + 40} 90 ${hang[3][0]} ${hang[3][1]}M${x + 38} 84Q${x + 14} 104 ${hang[4][0]} ${hang[4][1]}`;
    const leaf = ([lx, ly, s], fill) => group(d`translate(${lx} ${ly}) rotate(${r.between(-50, 50)})`, path(d`M${-s * 1.3} 0Q0 ${-s * 1.3} ${s * 1.3} 0Q0 ${s * 1.3} ${-s * 1.3} 0Z`, fill));
    return {
      mirror: true,
      art: [line(wires, c.light, 0.8), ...hang.map((at, i) => (r.chance(0.45) ? leaf(at, fills[i]) : disc(...at, fills[i])))],
      title: { x: 17, y: 194, w: 166, h: 70, face: r.pick(['black', 'serif', 'bold']), max: 42, anchor: r.pick(['start', 'middle']) },
    };
  },
};

/** Columns of sound, like the sleeve of a jazz record. */
const columns = {
  genres: { musical: 3, documentary: 3, drama: 2, comedy: 2, crime: 1, romance: 1 },
  draw({ r, c }) {
    const n = r.whole(9, 14);
    const w = 166 / n;
    const tones = { [c.accent]: '', [c.light]: '', [c.haze]: '' };
    for (let i = 0; i < n; i++) {
      const high = 34 + 92 * Math.abs(Math.sin(i * 0.9 + n)) * r.between(0.6, 1);
      tones[r.weighted([[c.accent, 5], [c.haze, 3], [c.light, 2]])] += d`M${17 + i * w} 262V${262 - high}h${w * 0.62}V262z`;
    }
    return {
      mirror: true,
      art: Object.entries(tones).map(([fill, data]) => path(data, fill)),
      title: { x: 17, y: 20, w: 166, h: 96, valign: 'top', face: r.pick(['bold', 'black', 'fine']), max: 46 },
    };
  },
};

/** Nothing but letters, a rule and a dot. */
const letters = {
  genres: { drama: 2, comedy: 2, action: 1, thriller: 1, crime: 1, documentary: 2, romance: 1, horror: 1, 'sci-fi': 1 },
  draw({ r, c }) {
    const size = r.between(20, 34);
    const x = r.pick([17 + size, 183 - size]);
    return {
      art: [disc(x, 20 + size, size, c.accent), r.chance(0.5) ? disc(x - size * 0.35, 20 + size, size * 0.82, c.sky) : null,
        line('M17 96H183', c.rule, 0.5), path(repeat(3, (i) => d`M17 ${100 + i * 2.4}h30v.6h-30z`), c.rule)],
      title: { x: 17, y: 112, w: 166, h: 152, valign: 'bottom', face: r.pick(['black', 'bold', 'roman']), max: 92, block: true },
    };
  },
};

/** Squares and quarter discs, laid like tiles. */
const tiles = {
  genres: { comedy: 3, animation: 3, musical: 2, 'sci-fi': 2, children: 2, romance: 1, drama: 1 },
  draw({ r, c }) {
    const s = 41.5;
    const fills = [c.accent, c.light, c.haze, c.far];
    const quarter = (x, y, turn, fill) => group(d`translate(${x + s / 2} ${y + s / 2}) rotate(${turn * 90})`, path(d`M${-s / 2} ${-s / 2}A${s} ${s} 0 0 1 ${s / 2} ${s / 2}H${-s / 2}Z`, fill));
    const art = Array.from({ length: 16 }, (_, i) => {
      const [x, y] = [17 + (i % 4) * s, 18 + Math.floor(i / 4) * s];
      return r.chance(0.14) ? disc(x + s / 2, y + s / 2, s * 0.3, r.pick(fills)) : quarter(x, y, r.whole(0, 3), r.weighted([[c.accent, 4], [c.light, 2], [c.haze, 3], [c.far, 3]]));
    });
    return { mirror: true, art, title: { x: 17, y: 196, w: 166, h: 68, face: r.pick(['bold', 'black', 'serif']), max: 42 } };
  },
};

export const ABSTRACT = [bars, torn, target, mobile, columns, letters, tiles];
