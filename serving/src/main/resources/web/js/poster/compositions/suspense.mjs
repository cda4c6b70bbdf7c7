import { box, d, disc, ground, group, line, path, points, polar, repeat } from '../svg.mjs';
import { foot, head } from './layout.mjs';
import { someone } from './silhouettes.mjs';


const vertigo = {
  genres: { thriller: 4, mystery: 4, horror: 3, 'sci-fi': 2, fantasy: 1, 'film-noir': 1, crime: 1 },
  title: foot('bold serif caps', { on: 'near' }),
  draw({ r, c }) {
    const [x, y] = [r.between(84, 116), r.between(100, 116)];
    const start = r.between(0, 6.3);
    const arm = (turn) => {
      const at = (i, wide) => polar(x, y, wide * 1.0837 ** i, start + turn + i * 0.21);
      const edge = (wide) => Array.from({ length: 61 }, (_, i) => at(i, wide));
      return points([...edge(0.9), ...edge(1.28).reverse()]);
    };
    const turns = r.pick([[0, 3.1416], [0, 2.0944, 4.1888]]);
    return [
      path(turns.map(arm).join(''), r.pick([c.accent, c.light])), disc(x, y, 22, c.sky),
      group(d`translate(${x} ${y}) rotate(${r.between(100, 250)})`, someone(r)(0, 19, 38, c.light)),
      ground(206, c.near),
    ];
  },
};

const keyhole = {
  genres: { mystery: 5, thriller: 2, crime: 2, horror: 2, children: 1, fantasy: 1 },
  title: foot('serif caps roman', { anchor: 'middle' }),
  draw({ r, c }) {
    const hole = 'M100 32A42 42 0 0 1 124 108L142 190H58L76 108A42 42 0 0 1 100 32Z';
    return [
      path(hole, c.far, { stroke: c.far, 'stroke-width': 34, 'stroke-linejoin': 'round' }),
      path(hole, r.pick([c.light, c.accent])), someone(r)(r.between(94, 106), 190, 104, c.near),
    ];
  },
};

const eye = {
  genres: { horror: 3, thriller: 3, 'sci-fi': 3, documentary: 3, mystery: 2, drama: 1 },
  title: foot('bold serif caps black', { mirror: false, sink: 70 }),
  draw({ r, c }) {
    const y = r.between(106, 122);
    const lid = d`M14 ${y}Q100 ${y - 92} 186 ${y}Q100 ${y + 92} 14 ${y}Z`;
    const rays = repeat(13, (i) => {
      const a = Math.PI * (1.12 + (i * 0.76) / 12);
      const at = (radius, by) => polar(100, y + 22, radius, a + by);
      return points([at(84, -0.03), at(84, 0.03), at(r.between(104, 128), 0)]);
    });
    const look = r.between(-14, 14);
    return [
      path(rays, c.haze), path(lid, c.light), disc(100 + look, y, 39, c.accent), disc(100 + look, y, 30, c.haze),
      disc(100 + look, y, 20, c.near), disc(110 + look, y - 10, 6, c.light),
      line(d`M14 ${y}Q100 ${y - 92} 186 ${y}`, c.near, 5), line(d`M24 ${y - 14}Q100 ${y - 108} 176 ${y - 14}`, c.haze, 1.2),
    ];
  },
};

const stairs = {
  genres: { drama: 3, mystery: 3, thriller: 2, 'film-noir': 3, romance: 1, horror: 1 },
  title: head('serif fine bold', { floor: 'near', w: 122, h: 92 }),
  draw({ r, c }) {
    const n = r.whole(7, 10);
    const [w, h] = [150 / n, 136 / n];
    const treads = repeat(n, (i) => d`M${-6 + i * w} ${238 - i * h}h${w + 18}v${h * 0.34}h${-w - 18}z`);
    const outline = repeat(n, (i) => d`V${238 - i * h}h${w}`);
    const top = 238 - n * h;
    return [
      box(144, 30, 56, top + h - 30, c.far),
      path(d`M156 ${top + h}V60A16 16 0 0 1 188 60V${top + h}Z`, c.light),
      path(d`M-6 302${outline}H202V302Z`, c.near), path(treads, c.accent), someone(r)(170, top + h, 44, c.near),
      path(d`M156 ${top + h}H188V302H40Z`, c.light, { opacity: 0.12 }),
    ];
  },
};

const house = {
  genres: { horror: 5, mystery: 2, thriller: 1, fantasy: 1, children: 1 },
  title: foot('serif roman black', { on: 'near' }),
  draw({ r, c }) {
    const x = r.between(104, 134);
    const branch =
      'M-4 26C24 34 52 38 88 68M30 36C46 46 52 62 54 86M48 42C64 42 78 38 92 46M14 31C20 48 17 66 8 84M66 51C70 62 70 72 66 82';
    return [
      disc(x, 128, r.between(50, 64), r.pick([c.accent, c.light])),
      path(d`M-4 302V212C50 210 ${x - 44} 194 ${x} 192C${x + 40} 194 180 206 204 208V302Z`, c.near),
      group(d`translate(${x} 0)`,
        path('M-30 200V150L-36 152L-16 126L-10 132V96L2 72L14 96V136L20 130L40 154L34 152V200Z', c.near),
        path('M-1 106h6v10h-6zM-22 158h7v12h-7zM18 158h7v12h-7z', c.light)),
      line(branch, c.near, 2.6, { 'stroke-linecap': 'round' }),
    ];
  },
};

export const SUSPENSE = [vertigo, keyhole, eye, stairs, house];
