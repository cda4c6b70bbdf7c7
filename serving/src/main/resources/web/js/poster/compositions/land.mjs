import { box, boxData, d, disc, ground, group, path, points, repeat } from '../svg.mjs';
import { foot, head } from './layout.mjs';
import { man } from './silhouettes.mjs';

/** A disc cut by bands that widen downwards, as in a print of a setting sun. */
const banded = (x, y, size, fill, sky) => [
  disc(x, y, size, fill),
  path(repeat(5, (i) => boxData(x - size - 1, y + size * (i * 0.17 - 0.32), size * 2 + 2, 1.2 + i * 1.2)), sky),
];

const road = {
  genres: { western: 2, adventure: 3, drama: 2, action: 2, documentary: 1, comedy: 1, thriller: 1 },
  title: head('serif bold roman black', { anchor: 'start middle', floor: 'near' }),
  draw({ r, c }) {
    const [x, size] = [r.between(70, 130), r.between(40, 58)];
    const dashes = repeat(5, (i) => {
      const [near, far] = [302 - i * 30, 302 - i * 30 - 16 + i * 1.6];
      const half = (y) => ((y - 176) / 126) * 3.4;
      return points([[100 - half(near), near], [100 + half(near), near], [100 + half(far), far], [100 - half(far), far]]);
    });
    return [
      ...banded(x, 168, size, r.pick([c.accent, c.light]), c.sky), box(-2, 176, 204, 126, c.far),
      path('M97 176H103L186 302H14Z', c.near), path(dashes, c.light), ground(264, c.near),
      path(repeat(4, (i) => boxData(158 + i * 12, 168 - i * i * 5, 1 + i * 0.5, 8 + i * i * 5)
        + boxData(156 + i * 11, 171 - i * i * 5, 5 + i * 3, 1)), c.near),
    ];
  },
};

const ridges = {
  genres: { adventure: 4, western: 3, fantasy: 3, war: 2, documentary: 2, animation: 1 },
  title: head('serif fine roman black', { floor: 'near' }),
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
    const [x, y] = [r.between(50, 150), r.between(122, 140)];
    return [
      disc(x, y, r.between(20, 34), r.pick([c.light, c.accent])),
      path(ridge(190, 70, 40), c.far), path(ridge(216, 62, 32), c.haze),
      path(ridge(244, 52, 36), c.accent), path(ridge(276, 56, 44), c.near),
      ground(262, c.near),
    ];
  },
};

const waves = {
  genres: { adventure: 3, romance: 2, drama: 2, children: 2, documentary: 2, animation: 2, war: 1, horror: 1 },
  title: head('serif fine black caps', { floor: 'near' }),
  draw({ r, c }) {
    const long = r.between(50, 84);
    const swell = (y, shift, high) =>
      d`M${shift - long * 2} 302V${y}${repeat(9, () => d`q${long / 4} ${-high} ${long / 2} 0t${long / 2} 0`)}V302Z`;
    const x = r.between(70, 140);
    const rows = [c.far, c.haze, c.accent, c.haze, c.far, c.near];
    const art = rows.map((fill, i) => path(swell(176 + i * (i + 21) * 0.62, r.between(0, long), 6 + i), fill));
    const boat = group(d`translate(${x} 172) rotate(${r.between(-7, 7)})`,
      path('M-22 0H24L14 12H-14Z', c.near), path('M-1-4V-62L-24-4Z', c.light),
      path('M3-4V-50L22-4Z', c.accent), box(0, -66, 1.4, 68, c.near));
    const sun = disc(r.between(40, 160), r.between(124, 138), r.between(16, 30), c.light, { opacity: 0.9 });
    return [sun, boat, ...art];
  },
};

const CACTUS =
  'M-4 0V-34H-9C-14-34-16-38-16-43V-56A3.5 3.5 0 0 1-9-56V-44C-9-42-8-41-6-41H-4V-78A4 4 0 0 1 4-78'
  + 'V-50H6C8-50 9-51 9-53V-64A3.5 3.5 0 0 1 16-64V-52C16-46 13-43 9-43H4V0Z';

const mesa = {
  genres: { western: 7, adventure: 1 },
  title: foot('roman black serif', { on: 'near' }),
  draw({ r, c }) {
    const [x, y] = [r.between(60, 140), r.between(118, 140)];
    const butte = (at, w, top, fill) => {
      const side = [[0.4, top], [0.44, top + 24], [0.62, top + 28], [0.84, 212]];
      const all = [...side.map(([dx, dy]) => [-dx, dy]).reverse(), ...side];
      return path(points(all.map(([dx, dy]) => [at + w * dx, dy])), fill);
    };
    const at = r.between(24, 46);
    return [
      ...banded(x, y, r.between(44, 58), r.pick([c.light, c.accent]), c.sky),
      butte(r.between(124, 150), r.between(40, 56), r.between(132, 150), c.far),
      butte(r.between(30, 80), r.between(24, 34), r.between(154, 170), c.haze),
      path('M-2 206C60 200 140 202 202 206V302H-2Z', c.near),
      group(d`translate(${at} 210)`, path(CACTUS, c.near)),
      r.chance(0.6) ? man(r.between(110, 160), 209, r.between(34, 56), c.near) : null,
    ];
  },
};

export const LAND = [road, ridges, waves, mesa];
