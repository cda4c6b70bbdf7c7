import { d, disc, group, line, path, points, repeat } from '../svg.mjs';
import { man, woman } from './silhouettes.mjs';

const polar = (x, y, radius, angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];

const vertigo = {
  genres: { thriller: 4, mystery: 4, horror: 3, 'sci-fi': 2, fantasy: 1, 'film-noir': 1, crime: 1 },
  draw({ r, c }) {
    const [x, y] = [r.between(84, 116), r.between(100, 116)];
    const start = r.between(0, 6.3);
    const arm = (turn) => {
      const edge = (width) => Array.from({ length: 61 }, (_, i) => polar(x, y, 0.9 * 1.098 ** (i * 0.86) * width, start + turn + i * 0.21));
      return points([...edge(1), ...edge(1.42).reverse()]);
    };
    const turns = r.pick([[0, 3.1416], [0, 2.0944, 4.1888]]);
    return {
      mirror: true,
      art: [
        path(turns.map(arm).join(''), r.pick([c.accent, c.light])), disc(x, y, 17, c.sky),
        group(d`translate(${x} ${y}) rotate(${r.between(100, 250)})`, r.pick([man, woman])(0, 14, 28, c.light)),
        path('M-2 214H202V302H-2Z', c.near),
      ],
      title: { x: 17, y: 220, w: 166, h: 46, face: r.pick(['bold', 'serif', 'caps']), max: 36, fill: c.onNear },
      credit: { fill: c.onNear },
    };
  },
};

const keyhole = {
  genres: { mystery: 5, thriller: 2, crime: 2, horror: 2, children: 1, fantasy: 1 },
  draw({ r, c }) {
    const hole = 'M100 46A42 42 0 0 1 124 122L142 204H58L76 122A42 42 0 0 1 100 46Z';
    const someone = r.pick([man, woman]);
    return {
      mirror: true,
      art: [
        path(hole, c.far, { stroke: c.far, 'stroke-width': 34, 'stroke-linejoin': 'round' }),
        path(hole, r.pick([c.light, c.accent])), someone(r.between(94, 106), 204, 104, c.near),
        path('M50 204H150L172 222H28Z', c.near),
      ],
      title: { x: 17, y: 218, w: 166, h: 48, anchor: 'middle', face: r.pick(['serif', 'caps', 'roman']), max: 34 },
      credit: { style: 'middle' },
    };
  },
};

const eye = {
  genres: { horror: 3, thriller: 3, 'sci-fi': 3, documentary: 3, mystery: 2, drama: 1 },
  draw({ r, c }) {
    const y = r.between(106, 122);
    const lid = d`M14 ${y}Q100 ${y - 92} 186 ${y}Q100 ${y + 92} 14 ${y}Z`;
    const rays = repeat(13, (i) => {
      const a = Math.PI * (1.12 + (i * 0.76) / 12);
      const [p, q, tip] = [polar(100, y + 22, 84, a - 0.03), polar(100, y + 22, 84, a + 0.03), polar(100, y + 22, r.between(104, 128), a)];
      return points([p, q, tip]);
    });
    const look = r.between(-14, 14);
    return {
      art: [
        path(rays, c.haze), path(lid, c.light), disc(100 + look, y, 39, c.accent), disc(100 + look, y, 30, c.haze),
        disc(100 + look, y, 20, c.near), disc(110 + look, y - 10, 6, c.light),
        line(d`M14 ${y}Q100 ${y - 92} 186 ${y}`, c.near, 5), line(d`M24 ${y - 14}Q100 ${y - 108} 176 ${y - 14}`, c.haze, 1.2),
      ],
      title: { x: 17, y: 196, w: 166, h: 68, face: r.pick(['bold', 'serif', 'caps', 'black']), max: 40 },
    };
  },
};

const stairs = {
  genres: { drama: 3, mystery: 3, thriller: 2, 'film-noir': 3, romance: 1, horror: 1 },
  draw({ r, c }) {
    const n = r.whole(7, 10);
    const [w, h] = [150 / n, 136 / n];
    const treads = repeat(n, (i) => d`M${-6 + i * w} ${238 - i * h}h${w + 18}v${h * 0.34}h${-w - 18}z`);
    const outline = repeat(n, (i) => d`V${238 - i * h}h${w}`);
    const top = 238 - n * h;
    return {
      mirror: true,
      art: [
        path(points([[144, top + h], [200, top + h], [200, 30], [144, 30]]), c.far),
        path(d`M156 ${top + h}V60A16 16 0 0 1 188 60V${top + h}Z`, c.light),
        path(d`M-6 302${outline}H202V302Z`, c.near), path(treads, c.accent), man(170, top + h, 44, c.near),
        path(points([[156, top + h], [188, top + h], [188, 302], [40, 302]]), c.light, { opacity: 0.12 }),
      ],
      title: { x: 17, y: 20, w: 122, h: 92, valign: 'top', face: r.pick(['serif', 'fine', 'bold']), max: 40 },
      credit: { fill: c.onNear },
    };
  },
};

const house = {
  genres: { horror: 5, mystery: 2, thriller: 1, fantasy: 1, children: 1 },
  draw({ r, c }) {
    const x = r.between(104, 134);
    const branch = 'M-4 20C30 40 50 34 86 62C62 50 46 52 34 49C52 60 60 76 64 92C50 70 36 60 22 52C24 70 18 84 8 96C14 76 10 60-4 50Z';
    return {
      mirror: true,
      art: [
        disc(x, 128, r.between(50, 64), r.pick([c.accent, c.light])),
        path(d`M-4 302V232C50 226 ${x - 44} 196 ${x} 194C${x + 40} 196 180 222 204 226V302Z`, c.near),
        path(d`M${x - 30} 200V150L${x - 36} 152L${x - 16} 126L${x - 10} 132V96L${x + 2} 72L${x + 14} 96V136L${x + 20} 130L${x + 40} 154L${x + 34} 152V200Z`, c.near),
        path(d`M${x - 1} 106h6v10h-6zM${x - 22} 158h7v12h-7zM${x + 18} 158h7v12h-7z`, c.light), path(branch, c.near),
      ],
      title: { x: 17, y: 232, w: 166, h: 34, anchor: 'start', face: r.pick(['serif', 'roman', 'black']), max: 34, fill: c.onNear },
      credit: { fill: c.onNear },
    };
  },
};

const blade = {
  genres: { horror: 4, thriller: 3, action: 2, war: 1, crime: 2 },
  draw({ r, c }) {
    const [x, tip] = [r.between(112, 150), r.between(196, 232)];
    const drop = (dx, y, s) => d`M${x + dx} ${y - s * 2.6}C${x + dx + s * 0.4} ${y - s} ${x + dx + s} ${y - s * 0.6} ${x + dx + s} ${y}A${s} ${s} 0 0 1 ${x + dx - s} ${y}C${x + dx - s} ${y - s * 0.6} ${x + dx - s * 0.4} ${y - s} ${x + dx} ${y - s * 2.6}Z`;
    return {
      mirror: true,
      art: [
        path(points([[-2, -2], [x + 30, -2], [x - 2, tip], [-2, tip - 60]]), c.far),
        path(points([[x - 34, -2], [x + 30, -2], [x, tip]]), c.light), path(points([[x + 4, -2], [x + 30, -2], [x, tip]]), c.accent),
        path(drop(0, tip + 22, 5.5) + drop(0, tip + 40, 3), c.accent),
      ],
      title: { x: 17, y: 22, w: x - 62, h: 190, valign: 'middle', face: r.pick(['bold', 'caps', 'serif']), max: 40 },
    };
  },
};

export const SUSPENSE = [vertigo, keyhole, eye, stairs, house, blade];
