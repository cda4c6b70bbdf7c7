import { width } from './faces.mjs';

const WEAK_ENDS = new Set(['a', 'an', 'the', 'of', 'and', 'in', 'on', 'to', 'for', 'with', '&', 'de', 'la', 'le', 'el']);
const IDEOGRAPH = /([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])/u;

/** The words of a title with their widths; ideographs are words that no space parts (`glue`). */
export function words(text, face) {
  const space = width('n n', face) - width('nn', face);
  return text.split(' ').flatMap((word) =>
    word
      .split(IDEOGRAPH)
      .flatMap((part) => (part.length > 9 ? part.split(/(?<=\p{L}{3}[-/])(?=\p{L}{3})/u) : part))
      .filter(Boolean)
      .map((part, i) => ({
        text: part, width: width(part, face), gap: i ? 0 : space, glue: i > 0, weak: WEAK_ENDS.has(part.toLowerCase()),
      })),
  );
}

const join = (list) => list.map((word, i) => (i && !word.glue ? ' ' : '') + word.text).join('');

/**
 * Breaks words into one line, then two, and so on to `most`: each time so that the widest line is as narrow as can be.
 * A line may end in an article if need be; one that is nothing else may only be the first: "The / Godfather".
 */
export function* broken(list, most) {
  const ends = [0];
  for (const word of list) ends.push(ends.at(-1) + word.gap + word.width);
  const span = (from, to) => ends[to] - ends[from] - list[from].gap;
  const cost = (from, to) => {
    const weak = to < list.length && list[to - 1].weak;
    return span(from, to) + (weak ? (from > 0 && from === to - 1 ? 99 : 2) : 0);
  };
  // rows[end]: the best breaks of the words up to and with that one, in as many lines as the round goes for.
  let rows = list.map((_, end) => ({ worst: cost(0, end + 1), cuts: [0] }));
  for (let lines = 1; lines <= Math.min(most, list.length); lines++) {
    const { cuts } = rows[list.length - 1];
    yield cuts.map((from, i) => {
      const to = cuts[i + 1] ?? list.length;
      return { text: join(list.slice(from, to)), width: span(from, to) };
    });
    rows = list.map((_, end) => {
      let best = { worst: Infinity, cuts: [] };
      for (let cut = lines; cut <= end; cut++) {
        const worst = Math.max(rows[cut - 1].worst, cost(cut, end + 1));
        if (worst < best.worst) best = { worst, cuts: [...rows[cut - 1].cuts, cut] };
      }
      return best;
    });
  }
}

/** Graphemes, so that a cut never splits an emoji or parts a letter from its accent. */
const graphemes = (text) => Array.from(new Intl.Segmenter().segment(text), (part) => part.segment);

/** The text in lines no wider than `most` em, breaking inside words where it must, cut with an ellipsis after `n` lines. */
export function cut(text, face, most, n) {
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
