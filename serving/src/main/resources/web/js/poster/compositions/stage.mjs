import { FLIP, box, d, disc, el, ground, group, ovalData, path, points, repeat } from '../svg.mjs';
import { foot } from './layout.mjs';
import { someone } from './silhouettes.mjs';

const spotlight = {
  genres: { musical: 3, comedy: 2, drama: 1, thriller: 2, crime: 1, documentary: 2 },
  title: foot('black bold serif', { y: 216, h: 49 }),
  draw({ r, c }) {
    const x = r.between(84, 122);
    const from = r.between(-10, 60);
    return [
      path(d`M${from - 8} -6h16L${x + 66} 192h-132z`, c.haze, { opacity: 0.55 }),
      path(d`M${from - 4} -6h8L${x + 44} 192h-88z`, c.accent, { opacity: 0.6 }),
      path(ovalData(x, 192, 66, 15), c.accent), path(ovalData(x, 192, 44, 10), c.light),
      path(d`M${x - 4} 194h10l68 11l-22 2z`, c.near), someone(r)(x, 196, 100, c.near),
    ];
  },
};

const curtain = {
  genres: { musical: 5, comedy: 3, children: 2, drama: 1, fantasy: 1 },
  title: foot('black serif roman', { y: 221, h: 43, anchor: 'middle', on: 'near', mirror: false }),
  draw({ r, c }) {
    const open = r.between(26, 40);
    const folds = repeat(6, (i) => {
      const [top, low] = [i * 17, i * (17 - open * 0.2)];
      return d`M${top} -2h9C${top + 9} 90 ${low + 5} 130 ${low * 0.72 + 5} 214h-5C${low} 130 ${top} 90 ${top} -2Z`;
    });
    const half = () => [path(d`M0 -2H100C100 60 90 120 ${62 - open} 214H0Z`, c.haze), path(folds, c.accent)];
    return [
      box(0, 0, 200, 214, c.near), disc(100, 176, 62, c.light, { opacity: 0.16 }), disc(100, 176, 46, c.light, { opacity: 0.85 }),
      someone(r)(100, 203, 78, c.near),
      ground(200, c.near), ...half(), group(FLIP, half()),
      path(repeat(5, (i) => d`M${i * 40} -2h40q-4 22 -20 24q-16 -2 -20 -24z`), c.far),
      box(0, 214, 200, 1.2, c.rule),
    ];
  },
};

const mask = {
  genres: { comedy: 2, drama: 2, horror: 2, musical: 2, crime: 1, fantasy: 1 },
  title: foot('serif black roman', { anchor: 'middle', sink: 70 }),
  draw({ r, c }) {
    const y = r.between(24, 28);
    const half = d`M100 ${y + 6}C74 ${y + 2} 52 ${y + 6} 42 ${y + 20}C38 ${y + 84} 58 ${y + 138} 100 ${y + 160}Z`;
    const smile = d`M66 ${y + 104}Q100 ${y + 116} 100 ${y + 116}V${y + 130}Q76 ${y + 128} 66 ${y + 104}Z`;
    const frown = d`M66 ${y + 128}Q70 ${y + 100} 100 ${y + 102}V${y + 113}Q80 ${y + 112} 66 ${y + 128}Z`;
    const eye = d`M54 ${y + 52}Q72 ${y + 38} 88 ${y + 54}Q72 ${y + 64} 54 ${y + 52}Z`;
    const brow = d`M50 ${y + 40}Q68 ${y + 24} 92 ${y + 40}L91 ${y + 34}Q68 ${y + 14} 49 ${y + 33}Z`;
    return [
      disc(100, y + 78, 88, c.far), path(half, c.light), group(FLIP, path(half, c.accent)),
      path(eye + smile + brow, c.near), group(FLIP, path(eye + frown, c.near), path(brow, c.near)),
      path(d`M97 ${y + 58}L100 ${y + 54}V${y + 92}L88 ${y + 90}Z`, c.near, { opacity: 0.85 }),
    ];
  },
};

const SUITS = {
  heart: 'M0 38C-46 6-40-34-16-34C-6-34-1-27 0-20C1-27 6-34 16-34C40-34 46 6 0 38Z',
  diamond: 'M0-42L32 0L0 42L-32 0Z',
  spade: 'M0-40C46-6 42 24 20 24C12 24 7 20 4 14C4 26 8 34 14 38H-14C-8 34-4 26-4 14C-7 20-12 24-20 24C-42 24-46-6 0-40Z',
  club: 'M0-40A17 17 0 0 1 13-12A17 17 0 1 1 4 14C4 26 8 34 14 38H-14C-8 34-4 26-4 14A17 17 0 1 1-13-12A17 17 0 0 1 0-40Z',
};

const cards = {
  genres: { crime: 3, comedy: 2, romance: 2, western: 1, thriller: 1, mystery: 1 },
  title: foot('serif black caps', { sink: 66 }),
  draw({ r, c }) {
    const suit = SUITS[r.pick(Object.keys(SUITS))];
    const card = (angle, fill) =>
      group(d`translate(100 112) rotate(${angle})`, box(-52, -76, 104, 152, fill, { rx: 6, stroke: c.near, 'stroke-width': 1 }));
    const angle = r.between(4, 12);
    return [
      card(-angle * 2.2, c.far), card(-angle * 0.6, c.haze), card(angle, c.light),
      group(d`translate(100 112) rotate(${angle})`,
        path(suit, c.near), path(suit, c.near, { transform: 'translate(-40 -62) scale(.17)' }),
        path(suit, c.near, { transform: 'translate(40 62) scale(-.17)' }),
        disc(0, -4, 6, c.light), path('M-4 18L0-4L4 18Z', c.light)),
    ];
  },
};

export const STAGE = [spotlight, curtain, mask, cards];
