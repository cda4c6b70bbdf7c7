import { broken, cut, words } from './breaking.mjs';
import { el } from './svg.mjs';

/** Above this a title cannot be set large anyway, and need not be broken well. */
const MOST_WORDS = 60;

/**
 * The lines and sizes at which a text fills a w × h box best.
 * @param {{w: number, h: number, max: number, min?: number, most?: number, block?: boolean}} room `max` and `min` the sizes
 *   (a text that would be smaller than `min` is cut), `most` lines (5); with `block` every line is set to the full width
 * @returns {{lines: {text: string, width: number, size: number}[], height: number}} widths in em, sizes and height in units
 */
export function fit(text, face, { w, h, max, min = 7.5, most = 5, block = false }) {
  const set = face.upper ? text.toUpperCase() : text;
  const list = words(set, face);
  let best = { score: 0, lines: [] };
  for (const lines of list.length > MOST_WORDS ? [] : broken(list, most)) {
    const widest = Math.max(...lines.map((line) => line.width));
    const wide = lines.map((line) => Math.min(max, w / (block ? line.width : widest)));
    const tall = stack(wide, face);
    const sizes = tall > h ? wide.map((size) => (size * h) / tall) : wide;
    // A line more must win something, or short titles stand in needless columns.
    const score = Math.min(...sizes) * (block ? Math.sqrt(Math.min(tall, h)) : 1) * (1 - 0.03 * lines.length);
    if (score > best.score) best = { score, lines: lines.map((line, i) => ({ ...line, size: sizes[i] })) };
  }
  if (!best.lines.length || best.lines.some((line) => line.size < min)) {
    const n = Math.max(1, Math.floor((h / min - face.cap - face.drop) / face.lead) + 1);
    best = { lines: cut(set, face, w / min, Math.min(n, most + 1)).map((line) => ({ ...line, size: min })) };
  }
  return { lines: best.lines, height: stack(best.lines.map((line) => line.size), face) };
}

/** The height of lines of these sizes; a smaller line needs less room above it. */
const stack = (sizes, face) =>
  sizes.reduce((sum, size, i) => sum + size * (i ? face.lead : face.cap), 0) + sizes.at(-1) * face.drop;

/**
 * Lines as text elements, the top of the first one's capitals at `y`. `textLength` holds each to the width it was fitted for:
 * whatever font or script it is set in, it cannot run over, and the swap of a web font moves nothing.
 */
export function setLines({ lines }, face, { x, y, anchor, fill }) {
  let base = y;
  const after = { start: 0, middle: 0.5, end: 1 }[anchor] * face.track;
  return el(
    'g',
    { 'font-family': face.family, 'font-weight': face.weight, 'text-anchor': anchor, fill },
    lines.map((line, i) => {
      base += line.size * (i ? face.lead : face.cap);
      return el(
        'text',
        {
          x: round(x + after * line.size),
          y: round(base),
          'font-size': round(line.size),
          'letter-spacing': round(face.track * line.size),
          textLength: line.width ? round(line.width * line.size) : undefined,
          lengthAdjust: 'spacingAndGlyphs',
        },
        line.text,
      );
    }),
  );
}

const round = (n) => Math.round(n * 100) / 100;
