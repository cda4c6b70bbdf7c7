/** FNV-1a over UTF-16 units: the seed of a poster. Not for anything that must resist an adversary. */
export function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * A stream of choices that the seed alone decides (mulberry32), so that a film has the same poster in every browser.
 * @param {number} seed 32 bits
 */
export function choices(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low, high) => low + next() * (high - low);
  return {
    between,
    /** A whole number of low..high, both included. */
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One of [thing, weight] pairs, in proportion to the weights. */
    weighted: (pairs) => {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      return (pairs.find(([, weight]) => (left -= weight) < 0) ?? pairs[pairs.length - 1])[0];
    },
  };
}
