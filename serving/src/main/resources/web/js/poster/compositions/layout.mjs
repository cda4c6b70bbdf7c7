/*
 * Where the letters of a composition stand. `faces` and `anchor` are what the poster may choose from, by spaces; `on` is the
 * ground of the title ('sky' or 'near'), `floor` that of the credits below it; `block` sets every line to the full width;
 * `upright` lets a single word run up the sheet; `sink` says how far the
 * art may be let down for the title to stand above it; `mirror: false` is for what must not be turned over.
 */
const MARGIN = 17;
const WIDTH = 200 - 2 * MARGIN;

export const foot = (faces, more) => ({
  x: MARGIN, y: 212, w: WIDTH, h: 51, valign: 'bottom', faces, anchor: 'start', on: 'sky', floor: more?.on ?? 'sky', ...more,
});

export const head = (faces, more) => ({
  x: MARGIN, y: 20, w: WIDTH, h: 64, valign: 'top', faces, anchor: 'start', on: 'sky', floor: 'sky', ...more,
});
