import { box, boxData, d, disc, group, path, points, repeat } from '../svg.mjs';
import { man } from './silhouettes.mjs';

/** A disc cut by bands that widen downwards, as in a print of a setting sun. */
const banded = (x, y, size, fill, sky) => [
  disc(x, y, size, fill),
  path(repeat(5, (i) => boxData(x - size - 1, y + size * (0.06 + i * 0.19), size * 2 + 2, 1.4 + i * 1.3)), sky),
];

const road = {
  genres: { western: 2, adventure: 3, drama: 2, action: 2, documentary: 1, comedy: 1, thriller: 1 },
  draw({ r, c }) {
    const [x, size] = [r.between(70, 130), r.between(40, 58)];
    const dashes = repeat(5, (i) => {
      const [near, far] = [302 - i * 30, 302 - i * 30 - 16 + i * 1.6];
      const half = (y) => ((y - 176) / 126) * 3.4;
      return points([[100 - half(near), near], [100 + half(near), near], [100 + half(far), far], [100 - half(far), far]]);
    });
    return {
      art: [
        ...banded(x, 168, size, r.pick([c.accent, c.light]), c.sky), box(-2, 176, 204, 126, c.far),
        path('M97 176H103L186 302H14Z', c.near), path(dashes, c.light),
        path(repeat(4, (i) => d`M${158 + i * 12} 176v${-8 - i * i * 5}h${1 + i * 0.5}v${8 + i * i * 5}zM${156 + i * 12 - i} ${171 - i * i * 5}h${5 + i * 3}v1h${-5 - i * 3}z`), c.near),
      ],
      title: { x: 17, y: 20, w: 166, h: 84, anchor: r.pick(['start', 'middle']), valign: 'top', face: r.pick(['serif', 'bold', 'roman', 'black']), max: 44 },
      credit: { fill: c.onNear },
    };
  },
};

const rails = {
  genres: { western: 3, adventure: 2, thriller: 2, war: 2, 'film-noir': 1, crime: 1, mystery: 1 },
  draw({ r, c }) {
    const x = r.between(72, 128);
    const at = (t) => 140 + 170 * t * t;
    const half = (y) => 2 + (y - 140) * 0.52;
    const sleepers = repeat(11, (i) => {
      const [a, b] = [at(0.16 + i * 0.083), at(0.16 + i * 0.083 + 0.034)];
      const mid = (y) => x + ((100 - x) * (y - 140)) / 160;
      return points([[mid(a) - half(a) * 1.35, a], [mid(a) + half(a) * 1.35, a], [mid(b) + half(b) * 1.35, b], [mid(b) - half(b) * 1.35, b]]);
    });
    const rail = (side) => points([[x + side * 1.6, 140], [x + side * 2.4, 140], [100 + side * 92, 302], [100 + side * 80, 302]]);
    const rays = repeat(18, (i) => {
      const a = (i / 18) * Math.PI * 2;
      return points([[x, 132], [x + 300 * Math.cos(a), 132 + 300 * Math.sin(a)], [x + 300 * Math.cos(a + 0.13), 132 + 300 * Math.sin(a + 0.13)]]);
    });
    return {
      mirror: true,
      art: [
        path(rays, c.far), box(-2, 140, 204, 162, c.near), path(sleepers, c.haze), path(rail(1) + rail(-1), c.light),
        path(d`M${x - 19} 142V120A19 19 0 0 1 ${x + 19} 120V142Z`, c.near), disc(x, 124, 9, c.light), disc(x, 124, 14, c.accent, { opacity: 0.5 }),
      ],
      title: { x: 17, y: 20, w: 166, h: 72, valign: 'top', face: r.pick(['bold', 'roman', 'serif']), max: 42 },
      credit: { fill: c.onNear, ruled: false },
    };
  },
};

const ridges = {
  genres: { adventure: 4, western: 3, fantasy: 3, war: 2, documentary: 2, animation: 1, drama: 1 },
  draw({ r, c }) {
    const ridge = (base, rise, step) => {
      let up = r.chance(0.5);
      const peaks = [];
      for (let x = -10; x < 215; x += r.between(step * 0.6, step * 1.4)) {
        peaks.push([x, base - (up ? r.between(rise * 0.55, rise) : r.between(0, rise * 0.3))]);
        up = !up;
      }
      return points([[-10, 302], ...peaks, [215, peaks.at(-1)[1]], [215, 302]]);
    };
    const [x, y] = [r.between(50, 150), r.between(112, 136)];
    return {
      mirror: true,
      art: [
        disc(x, y, r.between(22, 40), r.pick([c.light, c.accent])),
        path(ridge(190, 70, 40), c.far), path(ridge(216, 62, 32), c.haze), path(ridge(244, 52, 36), c.accent), path(ridge(276, 56, 44), c.near),
        path('M-2 262H202V302H-2Z', c.near),
      ],
      title: { x: 17, y: 20, w: 166, h: 78, valign: 'top', face: r.pick(['serif', 'fine', 'roman', 'black']), max: 42 },
      credit: { fill: c.onNear, ruled: false },
    };
  },
};

const waves = {
  genres: { adventure: 3, romance: 2, drama: 2, children: 2, documentary: 2, animation: 2, war: 1, horror: 1 },
  draw({ r, c }) {
    const long = r.between(34, 56);
    const swell = (y, shift, high) => d`M${-long * 2 + shift} 302V${y}${repeat(12, () => d`q${long / 4} ${-high} ${long / 2} 0t${long / 2} 0`)}V302Z`;
    const x = r.between(70, 140);
    const rows = [c.far, c.haze, c.accent, c.haze, c.far, c.near];
    const art = rows.map((fill, i) => path(swell(176 + i * 19, r.between(0, long), 7 + i * 2), fill));
    const boat = group(d`translate(${x} 172) rotate(${r.between(-7, 7)})`, path('M-22 0H24L14 12H-14Z', c.near), path('M-1-4V-62L-24-4Z', c.light), path('M3-4V-50L22-4Z', c.accent), box(0, -66, 1.4, 68, c.near));
    const sun = disc(r.between(40, 160), r.between(118, 136), r.between(16, 30), c.light, { opacity: 0.9 });
    return {
      mirror: true,
      art: [sun, boat, ...art],
      title: { x: 17, y: 20, w: 166, h: 76, valign: 'top', face: r.pick(['serif', 'fine', 'black', 'caps']), max: 42 },
      credit: { fill: c.onNear, ruled: false },
    };
  },
};

const mesa = {
  genres: { western: 7, adventure: 1 },
  draw({ r, c }) {
    const [x, y] = [r.between(60, 140), r.between(118, 140)];
    const butte = (at, w, top) => points([[at - w * 0.8, 212], [at - w * 0.6, top + 26], [at - w * 0.42, top + 22], [at - w * 0.4, top], [at + w * 0.4, top], [at + w * 0.44, top + 24], [at + w * 0.62, top + 28], [at + w * 0.84, 212]]);
    const cactus = 'M-4 0V-34H-9C-14-34-16-38-16-43V-56A3.5 3.5 0 0 1-9-56V-44C-9-42-8-41-6-41H-4V-78A4 4 0 0 1 4-78V-50H6C8-50 9-51 9-53V-64A3.5 3.5 0 0 1 16-64V-52C16-46 13-43 9-43H4V0Z';
    const at = r.between(24, 46);
    return {
      mirror: true,
      art: [
        ...banded(x, y, r.between(44, 58), r.pick([c.light, c.accent]), c.sky),
        path(butte(r.between(124, 150), r.between(40, 56), r.between(132, 150)), c.far), path(butte(r.between(30, 80), r.between(24, 34), r.between(154, 170)), c.haze),
        path('M-2 210C60 204 140 206 202 212V302H-2Z', c.near),
        group(d`translate(${at} 214)`, path(cactus, c.near)), r.chance(0.6) ? man(r.between(110, 160), 214, r.between(34, 56), c.near) : null,
      ],
      title: { x: 17, y: 218, w: 166, h: 46, face: r.pick(['roman', 'black', 'serif']), max: 36, fill: c.onNear },
      credit: { fill: c.onNear },
    };
  },
};

export const LAND = [road, rails, ridges, waves, mesa];
