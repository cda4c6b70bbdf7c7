import { d, disc, ground, group, line, path, points, polar, repeat } from '../svg.mjs';
import { foot, head } from './layout.mjs';
import { man, woman } from './silhouettes.mjs';


const vertigo = {
  genres: { thriller: 4, mystery: 4, horror: 3, 'sci-fi': 2, fantasy: 1, 'film-noir': 1, crime: 1 },
  title: foot('bold serif caps', { on: 'near' }),
  draw({ r, c }) {
    const [x, y] = [r.between(84, 116), r.between(100, 116)];
    const start = r.between(0, 6.3);
    const arm = (turn) => {
      const edge = (width) => Array.from({ length: 61 }, (_, i) => polar(x, y, 0.9 * 1.098 ** (i * 0.86) * width, start + turn + i * 0.21));
      return points([...edge(1), ...edge(1.42).reverse()]);
    };
    const turns = r.pick([[0, 3.1416], [0, 2.0944, 4.1888]]);
    return [
      path(turns.map(arm).join(''), r.pick([c.accent, c.light])), disc(x, y, 17, c.sky),
      group(d`translate(${x} ${y}) rotate(${r.between(100, 250)})`, r.pick([man, woman])(0, 14, 28, c.light)),
      ground(214, c.near),
    ];
  },
};

const keyhole = {
  genres: { mystery: 5, thriller: 2, crime: 2, horror: 2, children: 1, fantasy: 1 },
  title: foot('serif caps roman', { anchor: 'middle' }),
  draw({ r, c }) {
    const hole = 'M100 46A42 42 0 0 1 124 122L142 204H58L76 122A42 42 0 0 1 100 46Z';
    const someone = r.pick([man, woman]);
    return [
      path(hole, c.far, { stroke: c.far, 'stroke-width': 34, 'stroke-linejoin': 'round' }),
      path(hole, r.pick([c.light, c.accent])), someone(r.between(94, 106), 204, 104, c.near),
    ];
  },
};

const eye = {
  genres: { horror: 3, thriller: 3, 'sci-fi': 3, documentary: 3, mystery: 2, drama: 1 },
  title: foot('bold serif caps black', { mirror: false }),
  draw({ r, c }) {
    const y = r.between(106, 122);
    const lid = d`M14 ${y}Q100 ${y - 92} 186 ${y}Q100 ${y + 92} 14 ${y}Z`;
    const rays = repeat(13, (i) => {
      const a = Math.PI * (1.12 + (i * 0.76) / 12);
      const [p, q, tip] = [polar(100, y + 22, 84, a - 0.03), polar(100, y + 22, 84, a + 0.03), polar(100, y + 22, r.between(104, 128), a)];
      return points([p, q, tip]);
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
      path(points([[144, top + h], [200, top + h], [200, 30], [144, 30]]), c.far),
      path(d`M156 ${top + h}V60A16 16 0 0 1 188 60V${top + h}Z`, c.light),
      path(d`M-6 302${outline}H202V302Z`, c.near), path(treads, c.accent), man(170, top + h, 44, c.near),
      path(points([[156, top + h], [188, top + h], [188, 302], [40, 302]]), c.light, { opacity: 0.12 }),
    ];
  },
};

const house = {
  genres: { horror: 5, mystery: 2, thriller: 1, fantasy: 1, children: 1 },
  title: foot('serif roman black', { on: 'near' }),
  draw({ r, c }) {
    const x = r.between(104, 134);
    const branch = 'M-4 26C24 34 52 38 88 68M30 36C46 46 52 62 54 86M48 42C64 42 78 38 92 46M14 31C20 48 17 66 8 84M66 51C70 62 70 72 66 82';
    return [
      disc(x, 128, r.between(50, 64), r.pick([c.accent, c.light])),
      path(d`M-4 302V232C50 226 ${x - 44} 196 ${x} 194C${x + 40} 196 180 222 204 226V302Z`, c.near),
      path(d`M${x - 30} 200V150L${x - 36} 152L${x - 16} 126L${x - 10} 132V96L${x + 2} 72L${x + 14} 96V136L${x + 20} 130L${x + 40} 154L${x + 34} 152V200Z`, c.near),
      path(d`M${x - 1} 106h6v10h-6zM${x - 22} 158h7v12h-7zM${x + 18} 158h7v12h-7z`, c.light), line(branch, c.near, 2.6, { 'stroke-linecap': 'round' }),
    ];
  },
};

export const SUSPENSE = [vertigo, keyhole, eye, stairs, house];
