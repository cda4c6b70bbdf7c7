const NOIR = '#0a0a0a';
const BONE = '#efe6d2';
const LIGHT_GOLD = '#f4e4a6';
const SILVER = '#cdd0d4';
const GOLD = '#d4af37';

/** The accent of each genre, the most telling genre first: that one decides how a film of many genres looks. */
const ACCENTS = {
  'film-noir': '#82878e',
  western: '#b4692f',
  horror: '#a3212a',
  'sci-fi': '#1f8088',
  musical: '#a2497a',
  war: '#75763c',
  animation: '#2f83b5',
  documentary: '#6d8596',
  fantasy: '#6f5aa8',
  mystery: '#5a6199',
  children: '#dd8a3e',
  romance: '#c4747c',
  crime: '#b08a2e',
  thriller: '#b23a2c',
  adventure: '#3f7f57',
  action: '#cf4f26',
  comedy: '#d9a036',
  drama: '#a8814f',
};
const RANK = Object.keys(ACCENTS);

/** MovieLens' names as they are written here: "Children's" is children, "(no genres listed)" is none. */
export const known = (genres) =>
  genres
    .map((genre) => genre.toLowerCase().replace(/['’]s$/, ''))
    .filter((genre) => Object.hasOwn(ACCENTS, genre))
    .sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b));

const channels = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

/** The colour a part `t` of the way from a to b. */
export function mix(a, b, t) {
  const from = channels(a);
  const to = channels(b);
  return `#${from.map((v, i) => Math.round(v + (to[i] - v) * t).toString(16).padStart(2, '0')).join('')}`;
}

/** Whether black reads better on a colour than light gold does. */
const bright = (hex) => channels(hex).reduce((sum, v, i) => sum + v * [0.3, 0.59, 0.11][i], 0) > 150;

/**
 * The inks of one poster. `sky` is its ground and `near` the blackest mass in front of it; `far` and `haze` lie between them
 * and the accent; `light` is what shines. `title` and `small` can be read on the sky, `onNear` on near, `rule` on both.
 */
const SCHEMES = {
  night: (accent, light) => ({
    sky: mix(NOIR, accent, 0.07), far: mix(NOIR, accent, 0.24), haze: mix(NOIR, accent, 0.5), near: '#050506',
    accent, light, title: light, small: mix(light, NOIR, 0.22), onNear: light, rule: GOLD,
  }),
  midnight: (accent, light) => ({
    sky: mix('#131c26', accent, 0.12), far: mix('#1b2733', accent, 0.3), haze: mix('#22303e', accent, 0.55), near: '#080b0f',
    accent, light, title: light, small: mix(light, '#131c26', 0.2), onNear: light, rule: GOLD,
  }),
  flood: (accent, light) => (bright(accent) ? SCHEMES.glare(accent) : {
    sky: mix(accent, NOIR, 0.34), far: mix(accent, NOIR, 0.55), haze: mix(accent, NOIR, 0.12), near: NOIR,
    accent: mix(accent, light, 0.38), light, title: mix(light, '#ffffff', 0.3), small: mix(light, '#ffffff', 0.3),
    onNear: light, rule: light,
  }),
  glare: (accent) => ({
    sky: mix(accent, NOIR, 0.04), far: mix(accent, NOIR, 0.24), haze: mix(accent, NOIR, 0.5), near: NOIR,
    accent: mix(accent, BONE, 0.6), light: BONE, title: '#120e08', small: '#1d160c', onNear: LIGHT_GOLD, rule: '#120e08',
  }),
  paper: (accent) => ({
    sky: '#d9ccab', far: mix('#d9ccab', accent, 0.45), haze: mix('#d9ccab', accent, 0.75), near: '#0d0c0b',
    accent: mix(accent, NOIR, 0.12), light: '#fdf7e8', title: '#12100e', small: '#2b2620', onNear: '#f2e9d3', rule: '#12100e',
  }),
};

/** @param r choices of the poster  @param {string[]} genres as `known` gives them */
export function palette(r, genres) {
  const genre = genres.length > 1 && r.chance(0.22) ? genres[1] : genres[0];
  const accent = genre ? ACCENTS[genre] : r.pick([GOLD, SILVER, '#a8814f']);
  const scheme = r.weighted([['night', 40], ['midnight', 24], ['flood', 26], ['paper', 8]]);
  return SCHEMES[scheme](accent, r.weighted([[BONE, 5], [LIGHT_GOLD, 4], [SILVER, 2]]));
}
