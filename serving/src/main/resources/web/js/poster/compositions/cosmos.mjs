import { d, disc, ground, group, line, ovalData, path, points, polar, repeat } from '../svg.mjs';
import { foot } from './layout.mjs';

const stars = (r, n, low) => repeat(n, () => d`M${r.between(10, 190)} ${r.between(10, low)}h${r.pick(['.8', '1.3'])}`);

const orbits = {
  genres: { 'sci-fi': 7, documentary: 1, adventure: 1, animation: 1, fantasy: 1 },
  title: foot('caps bold fine', { anchor: 'start middle', sink: 68 }),
  draw({ r, c }) {
    const [x, y, turn, flat] = [r.between(70, 130), r.between(98, 124), r.between(-38, -14), r.between(0.26, 0.42)];
    const rings = [52, 70, 92, 118].map((rx) => ovalData(0, 0, rx, rx * flat)).join('');
    const moon = (rx, size, fill) => {
      const a = r.between(0, 6.28);
      return disc(rx * Math.cos(a), rx * flat * Math.sin(a), size, fill);
    };
    return [
      line(stars(r, 34, 220), c.light, 0.9, { opacity: 0.7 }),
      group(d`translate(${x} ${y}) rotate(${turn})`,
        line(rings, c.light, 0.7, { opacity: 0.75 }), disc(0, 0, 37, c.accent),
        path('M0-37A37 37 0 0 1 0 37Z', c.haze, { transform: 'rotate(40)' }),
        line(d`M-52 0A52 ${52 * flat} 0 0 0 52 0`, c.light, 0.9),
        moon(70, 4, c.light), moon(92, 6.5, c.haze), moon(118, 3, c.rule), moon(52, 2.4, c.light)),
    ];
  },
};

const crescent = {
  genres: { fantasy: 5, children: 3, animation: 3, romance: 2, musical: 1, 'sci-fi': 1 },
  title: foot('fine serif black', { anchor: 'middle', on: 'near' }),
  draw({ r, c }) {
    const [x, y, s] = [r.between(84, 116), r.between(96, 110), r.between(50, 64)];
    const spark = ([sx, sy], k) => d`M${sx} ${sy - k}q0 ${k} ${k} ${k}q${-k} 0 ${-k} ${k}q0 ${-k} ${-k} ${-k}q${k} 0 ${k} ${-k}z`;
    const sky = Array.from({ length: 6 }, (_, i) => [x + r.between(-20, 66), y - 62 + i * 24 + r.between(-6, 6)]);
    return [
      disc(x, y, s + 22, c.far, { opacity: 0.55 }), line(stars(r, 30, 200), c.light, 0.9),
      path(d`M${x} ${y - s}a${s} ${s} 0 1 0 ${s} ${s * 1.1}A${s * 0.8} ${s * 0.8} 0 1 1 ${x} ${y - s}z`,
        r.pick([c.light, c.accent])),
      line(points(sky).slice(0, -1), c.light, 0.5, { opacity: 0.6 }),
      path(sky.map((at) => spark(at, r.between(4, 11))).join(''), c.light),
      path('M-2 206Q50 188 104 200T202 196V302H-2Z', c.near),
    ];
  },
};

const rays = {
  genres: { action: 4, war: 2, musical: 2, animation: 2, adventure: 2, comedy: 2, 'sci-fi': 1 },
  title: foot('bold black roman', { anchor: 'start middle', on: 'near' }),
  draw({ r, c }) {
    const [x, n] = [r.between(60, 140), r.whole(14, 22)];
    const edge = (i) => polar(x, 206, 330, Math.PI * (1 + i / n));
    const burst = repeat(n, (i) => points([[x, 206], edge(i), edge(i + 0.5)]));
    const size = r.between(40, 56);
    return [
      path(burst, c.far), disc(x, 206, size + 14, c.sky), disc(x, 206, size + 9, c.accent),
      disc(x, 206, size, c.sky), disc(x, 206, size - 5, c.light),
      ground(206, c.near),
    ];
  },
};

const eclipse = {
  genres: { romance: 5, drama: 4, 'sci-fi': 2, fantasy: 1, mystery: 1 },
  title: foot('fine serif black caps', { sink: 78 }),
  draw({ r, c }) {
    const [s, y] = [r.between(46, 56), r.between(92, 112)];
    const gap = s * r.between(0.5, 0.72);
    const [rise, turn] = [Math.sqrt(s * s - gap * gap), r.between(-40, 40)];
    return [
      group(d`translate(100 ${y}) rotate(${turn})`, disc(-gap, 0, s, c.accent), disc(gap, 0, s, c.light),
        path(d`M0 ${-rise}A${s} ${s} 0 0 1 0 ${rise}A${s} ${s} 0 0 1 0 ${-rise}Z`, c.near)),
    ];
  },
};

const balloons = {
  genres: { children: 5, animation: 4, comedy: 2, fantasy: 2, adventure: 1 },
  title: foot('black serif bold', { anchor: 'middle', sink: 60 }),
  draw({ r, c }) {
    const [x, y, s] = [r.between(84, 116), r.between(86, 98), r.between(46, 54)];
    const [low, foot] = [y + s * 0.2, y + s * 1.25];
    const gores = (k) => d`M${x} ${y - s}C${x + s * 1.2 * k} ${y - s} ${x + s * 1.25 * k} ${low} ${x + s * 0.24 * k} ${foot}`
      + d`H${x - s * 0.24 * k}C${x - s * 1.25 * k} ${low} ${x - s * 1.2 * k} ${y - s} ${x} ${y - s}Z`;
    const cloud = (cx, cy, fill) => group(d`translate(${cx} ${cy})`,
      path('M0 0h46a9 9 0 0 0-6-17a13 13 0 0 0-25-3a10 10 0 0 0-15 20z', fill));
    return [
      cloud(22, y + 30, c.far), cloud(134, y + 84, c.far),
      path(gores(1), c.accent), path(gores(0.66), c.light), path(gores(0.3), c.accent),
      line(d`M${x - s * 0.22} ${foot}L${x - 6} ${foot + 16}M${x + s * 0.22} ${foot}L${x + 6} ${foot + 16}`, c.light, 0.8),
      path(d`M${x - 8} ${foot + 16}h16l-2 12h-12z`, c.light), cloud(26, 182, c.haze),
    ];
  },
};

export const COSMOS = [orbits, crescent, rays, eclipse, balloons];
