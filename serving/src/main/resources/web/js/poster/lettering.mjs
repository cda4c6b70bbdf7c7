import { FACES, width } from './faces.mjs';
import { el } from './svg.mjs';

const WEAK_ENDS = new Set(['a', 'an', 'the', 'of', 'and', 'in', 'on', 'to', 'for', 'with', '&', 'de', 'la', 'le', 'el']);
const IDEOGRAPH = /([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])/u;

/** The words of a title with their widths; ideographs are words that no space parts (`glue`). */
function words(text, face) {
  const space = width('n n', face) - width('nn', face);
  return text.split(' ').flatMap((word) =>
    word
      .split(IDEOGRAPH)
      .flatMap((part) => (part.length > 9 ? part.split(/(?<=\p{L}{3}[-/])(?=\p{L}{3})/u) : part))
      .filter(Boolean)
      .map((part, i) => ({ text: part, width: width(part, face), gap: i ? 0 : space, glue: i > 0, weak: WEAK_ENDS.has(part.toLowerCase()) })),
  );
}

const join = (list) => list.map((word, i) => (i && !word.glue ? ' ' : '') + word.text).join('');

/** Breaks words into exactly n lines so that the widest is as narrow as can be, and none ends in an article if it can help it. */
function broken(list, n) {
  const span = (from, to) => list.slice(from, to).reduce((sum, word, i) => sum + word.width + (i && word.gap), 0);
  // A line may end in an article if need be; one that is nothing else may only be the first: "The / Godfather".
  const cost = (from, to) =>
    span(from, to) + (to < list.length && list[to - 1].weak ? (from > 0 && from === to - 1 ? 99 : 2) : 0);
  let rows = list.map((_, i) => ({ worst: cost(0, i + 1), cuts: [0] }));
  for (let line = 1; line < n; line++) {
    rows = list.map((_, end) => {
      let best = { worst: Infinity, cuts: [] };
      for (let cut = line; cut <= end; cut++) {
        const worst = Math.max(rows[cut - 1].worst, cost(cut, end + 1));
        if (worst < best.worst) best = { worst, cuts: [...rows[cut - 1].cuts, cut] };
      }
      return best;
    });
  }
  const { cuts } = rows[list.length - 1];
  return cuts.map((from, i) => ({ text: join(list.slice(from, cuts[i + 1])), width: span(from, cuts[i + 1]) }));
}

/** Graphemes, so that a cut never splits an emoji or a letter from its accent. */
const graphemes = (text) =>
  typeof Intl.Segmenter === 'function' ? Array.from(new Intl.Segmenter().segment(text), (part) => part.segment) : [...text];

/** The text in lines no wider than `most` em, breaking inside words where it must, cut with an ellipsis after `n` lines. */
function cut(text, face, most, n) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const spaced = lines.at(-1) && `${lines.at(-1)} ${word}`;
    if (spaced && width(spaced, face) <= most) lines[lines.length - 1] = spaced;
    else if (width(word, face) <= most) lines.at(-1) ? lines.push(word) : (lines[lines.length - 1] = word);
    else {
      if (lines.at(-1)) lines.push('');
      for (const part of graphemes(word)) {
        if (lines.at(-1) && width(lines.at(-1) + part, face) > most) lines.push('');
        lines[lines.length - 1] += part;
      }
    }
    if (lines.length > n) break;
  }
  if (lines.length > n) {
    let last = graphemes(lines[n - 1]);
    while (last.length && width(`${last.join('')}…`, face) > most) last = last.slice(0, -1);
    lines.splice(n - 1, lines.length, `${last.join('').trimEnd()}…`);
  }
  return lines.map((line) => ({ text: line, width: width(line, face) }));
}

/**
 * The lines and sizes at which a text fills a w × h box best.
 * @param {{w: number, h: number, max: number, min?: number, most?: number, block?: boolean}} room `max` and `min` the sizes
 *   (a text that would be smaller than `min` is cut), `most` lines (5); with `block` every line is set to the full width
 * @returns {{lines: {text: string, width: number, size: number}[], height: number}} widths in em, sizes and height in units
 */
export function fit(text, face, { w, h, max, min = 7.5, most = 5, block = false }) {
  const set = face.upper ? text.toUpperCase() : text;
  const list = words(set, face);
  let best = null;
  for (let n = 1; n <= Math.min(most, list.length, 40); n++) {
    if (list.length > 40) break;
    const lines = broken(list, n);
    if (lines.length < n) break;
    const widest = Math.max(...lines.map((line) => line.width));
    let sizes = lines.map((line) => Math.min(max, w / (block ? line.width : widest)));
    const tall = stack(sizes, face);
    if (tall > h) sizes = sizes.map((size) => (size * h) / tall);
    // A line more must win something, or short titles stand in needless columns.
    const score = Math.min(...sizes) * (block ? Math.sqrt(Math.min(stack(sizes, face), h)) : 1) * (1 - 0.03 * n);
    if (!best || score > best.score) best = { score, lines: lines.map((line, i) => ({ ...line, size: sizes[i] })) };
  }
  if (!best || Math.min(...best.lines.map((line) => line.size)) < min) {
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
          x: round(x + after * line.size), y: round(base), 'font-size': round(line.size), 'letter-spacing': face.track && round(face.track * line.size),
          textLength: line.width ? round(line.width * line.size) : undefined,
          lengthAdjust: 'spacingAndGlyphs',
        },
        line.text,
      );
    }),
  );
}

const round = (n) => Math.round(n * 100) / 100;

export { FACES };
