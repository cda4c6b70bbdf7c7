import { box, boxData, d, disc, ground, group, line, ovalData, path, points, repeat } from '../svg.mjs';
import { foot, head } from './layout.mjs';
import { bust, man, someone, woman } from './silhouettes.mjs';

/** A row of buildings from left to right, as an outline closed below the sheet, and their roofs [x, y, width]. */
function skyline(r, base, low, high) {
  const roofs = [];
  for (let x = -4; x < 204; x += roofs.at(-1)[2]) roofs.push([x, base - r.between(low, high), r.whole(11, 30)]);
  const outline = roofs.map(([x, y, w]) => (r.chance(0.16) ? d`V${y}h${w / 2 - 0.6}v-14h1.2v14H${x + w}` : d`V${y}H${x + w}`));
  return { data: `M-4 300${outline.join('')}V300Z`, roofs };
}

/** The windows of such a row where somebody is still up. */
function lit(r, roofs, odds) {
  let data = '';
  for (const [x, y, w] of roofs) {
    for (let cx = x + 3; cx < x + w - 4; cx += 5) {
      for (let cy = y + 6; cy < 196; cy += 8) if (r.chance(odds)) data += boxData(cx, cy, 2.2, 3.6);
    }
  }
  return data;
}

const moonrise = {
  genres: { crime: 3, 'film-noir': 3, drama: 1, romance: 2, thriller: 2, comedy: 1, action: 1 },
  title: foot('serif black roman', { on: 'near' }),
  draw({ r, c }) {
    const back = skyline(r, 206, 34, 92);
    const front = skyline(r, 206, 8, 50);
    const [x, y, size] = [r.between(60, 150), r.between(82, 112), r.between(44, 66)];
    const moon = r.chance(0.5) ? c.light : c.accent;
    return [
      disc(x, y, size + 16, c.far, { opacity: 0.5 }), disc(x, y, size, moon),
      path(back.data, c.far), path(front.data, c.near),
      path(lit(r, front.roofs, 0.2), c.light),
    ];
  },
};

const blinds = {
  genres: { 'film-noir': 6, crime: 2, thriller: 2, mystery: 3, drama: 1 },
  title: foot('serif roman fine', { on: 'near' }),
  draw({ r, c }) {
    const tilt = r.between(12, 34);
    const step = r.between(12, 15);
    const slats = repeat(15, (i) => {
      const y = 14 + i * step;
      return points([[-2, y + tilt], [202, y - tilt], [202, y - tilt + step * 0.56], [-2, y + tilt + step * 0.56]]);
    });
    const x = r.between(100, 140);
    return [
      path(slats, r.pick([c.accent, c.light, c.haze])), bust(x, 214, r.between(126, 168), c.near),
      ground(204, c.near),
    ];
  },
};

const windows = {
  genres: { drama: 2, comedy: 2, romance: 2, thriller: 2, mystery: 3, crime: 1, documentary: 1 },
  title: foot('serif bold fine caps'),
  draw({ r, c }) {
    const [columns, rows] = r.pick([[4, 5], [5, 6], [3, 4]]);
    const [w, h] = [166 / columns, 184 / rows];
    const chosen = r.whole(0, columns * rows - 1);
    const corner = (i) => [17 + (i % columns) * w, 20 + Math.floor(i / columns) * h];
    const panes = { [c.far]: '', [c.haze]: '', [c.accent]: '', [c.light]: '' };
    let sills = '';
    for (let i = 0; i < columns * rows; i++) {
      const [x, y] = corner(i);
      const fill = i === chosen ? c.light : r.weighted([[c.far, 72], [c.haze, 18], [c.accent, 10]]);
      panes[fill] += boxData(x + w * 0.14, y + h * 0.1, w * 0.72, h * 0.74);
      sills += boxData(x + w * 0.08, y + h * 0.85, w * 0.84, 1.6);
    }
    const [x, y] = corner(chosen);
    const shape = r.pick([man, woman, bust]);
    return [
      ...Object.entries(panes).map(([fill, data]) => path(data, fill)),
      shape(x + w / 2, y + h * 0.84, shape === bust ? h * 0.5 : h * 0.62, c.near),
      path(sills, c.near),
    ];
  },
};

const searchlights = {
  genres: { war: 4, action: 3, musical: 2, 'sci-fi': 1, thriller: 1, comedy: 1 },
  title: foot('bold black serif', { on: 'near' }),
  draw({ r, c }) {
    const beams = [r.between(-24, -10), r.between(2, 16), r.between(24, 40)].map((angle, i) => {
      const foot = 40 + i * 55 + r.between(-12, 12);
      const reach = Math.tan((angle * Math.PI) / 180) * 240;
      return points([[foot - 2, 206], [foot + 2, 206], [foot + reach + 26, -10], [foot + reach - 26, -10]]);
    });
    const town = skyline(r, 206, 6, 40);
    return [
      ...beams.map((beam, i) => path(beam, i === 1 ? c.light : c.accent, { opacity: i === 1 ? 0.85 : 0.6 })),
      path(town.data, c.near), path(lit(r, town.roofs, 0.16), c.light),
    ];
  },
};

const rain = {
  genres: { romance: 3, drama: 2, 'film-noir': 2, musical: 2, mystery: 1, crime: 1 },
  title: head('fine serif black'),
  draw({ r, c }) {
    const slant = r.between(6, 14);
    const drops = repeat(64, () => {
      const [x, y, long] = [r.between(-10, 205), r.between(-10, 230), r.between(0.5, 1.6)];
      return d`M${x} ${y}l${-slant * long * 0.4} ${slant * long}`;
    });
    const x = r.between(92, 128);
    const pair = r.chance(0.5);
    return [
      disc(x, 172, 84, c.far, { opacity: 0.7 }), line(drops, c.title, 0.7, { opacity: 0.5 }),
      path(ovalData(x, 250, 70, 12), c.haze),
      pair ? man(x - 13, 250, 97, c.near) : null,
      pair ? woman(x + 13, 250, 91, c.near) : man(x, 250, 99, c.near),
      path(d`M${x - 62} 152C${x - 58} 96 ${x + 58} 96 ${x + 62} 152${repeat(6, () => 'q-10.33-11-20.67 0')}z`, c.accent),
      path(d`M${x - 1} 100h2v10h-2z`, c.accent),
    ];
  },
};

const doorway = {
  genres: { thriller: 3, horror: 3, mystery: 3, drama: 2, 'film-noir': 3, 'sci-fi': 1 },
  title: head('caps roman serif bold', { h: 54, floor: 'near' }),
  draw({ r, c }) {
    const x = r.between(108, 140);
    const reach = r.between(60, 110);
    const light = r.pick([c.light, c.accent]);
    const shape = someone(r);
    return [
      ground(178, c.near),
      path(d`M${x - 20} 178H${x + 20}L${x + 20 - reach * 0.25} 264H${x - 30 - reach * 0.7}Z`, light, { opacity: 0.3 }),
      box(x - 20, 86, 40, 92, light),
      group(`matrix(1 0 ${Math.round(reach / 2) / 100} -1.15 ${Math.round(x)} 178)`, shape(0, 0, 72, c.near)),
      shape(x, 179, 72, c.near),
      path(points([[x + 20, 86], [x + 44, 78], [x + 44, 190], [x + 20, 178]]), c.far),
    ];
  },
};

export const CITY = [moonrise, blinds, windows, searchlights, rain, doorway];
