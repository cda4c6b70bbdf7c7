/** Ratings with a time from which on it can be said how a taste moved. */
export const ENOUGH_TO_MOVE = 10;

/** A few ratings of a genre are no leaning yet: as many more are taken to be like all others. */
const DAMPING = 5;
const FEWEST = 3;
const LEANING = 0.15;

/**
 * A person's ratings in figures. A rating is `{ rating, genres, year?, rated_at? }`; stars 0.5 to 5.
 *
 * @returns {{total: number, mean: number, distribution: {stars: number, ratings: number}[],
 *     genres: {name: string, ratings: number, mean: number}[], decades: {start: number, ratings: number, mean: number}[]}}
 *     all ten steps; genres by number of ratings, a film counting for each of its own; decades of the films, oldest first,
 *     without gaps
 */
export function taste(ratings) {
  const distribution = Array.from({ length: 10 }, (_, n) => ({ stars: (n + 1) / 2, ratings: 0 }));
  ratings.forEach(({ rating }) => distribution[2 * rating - 1].ratings++);
  const genres = grouped(ratings, (r) => named(r.genres))
    .map(([name, group]) => ({ name, ...group }))
    .sort((a, b) => b.ratings - a.ratings || a.name.localeCompare(b.name));
  return { total: ratings.length, mean: mean(ratings), distribution, genres, decades: decades(ratings) };
}

function decades(ratings) {
  const found = new Map(grouped(ratings, (r) => (r.year ? [r.year - (r.year % 10)] : [])));
  const starts = [...found.keys()];
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return Array.from({ length: starts.length && (last - first) / 10 + 1 }, (_, n) => first + 10 * n)
    .map((start) => ({ start, ...(found.get(start) ?? { ratings: 0, mean: NaN }) }));
}

/**
 * The genres that get more and fewer stars than this person's average, the farthest from it first; those of few ratings
 * only where they are far from it, those of one or two never.
 */
export function leanings({ mean: average, genres }) {
  const by = genres
    .filter((genre) => genre.ratings >= FEWEST)
    .map((genre) => ({ ...genre, apart: genre.mean - average, weighed: (genre.ratings * (genre.mean - average)) / (genre.ratings + DAMPING) }))
    .sort((a, b) => b.weighed - a.weighed);
  return { more: by.filter((g) => g.weighed >= LEANING), less: by.filter((g) => g.weighed <= -LEANING).reverse() };
}

/**
 * How stars and genres went, by the ratings that have a time.
 *
 * @returns null of too few; else `means[k]`, the mean of the last `window` stars up to the k-th rating (fewer at first),
 *     `genres`, those that led at first or lately with their shares of that third's films, and when it was
 */
export function movement(ratings, most = 5) {
  const timed = ratings.filter((r) => r.rated_at).sort((a, b) => a.rated_at.localeCompare(b.rated_at));
  if (timed.length < ENOUGH_TO_MOVE) {
    return null;
  }
  const window = Math.min(50, Math.max(5, Math.round(timed.length / 8)));
  const third = Math.max(5, Math.round(timed.length / 3));
  const [first, last] = [shares(timed.slice(0, third)), shares(timed.slice(-third))];
  const highest = (name) => Math.max(first.get(name) ?? 0, last.get(name) ?? 0);
  const leading = [...new Set([...first.keys(), ...last.keys()])].sort((a, b) => highest(b) - highest(a)).slice(0, most);
  return {
    ratings: timed.length,
    window,
    means: timed.map((_, k) => mean(timed.slice(Math.max(0, k + 1 - window), k + 1))),
    genres: leading.map((name) => ({ name, from: first.get(name) ?? 0, to: last.get(name) ?? 0 })),
    since: timed[0].rated_at,
    until: timed[timed.length - 1].rated_at,
  };
}

/** Newest first; those without a time, which are older than any that has one, last, in the order they came in. */
export const newestFirst = (ratings) => [...ratings].reverse().sort((a, b) => (b.rated_at ?? '').localeCompare(a.rated_at ?? ''));

const named = (genres) => genres.filter((name) => !name.startsWith('('));

const mean = (ratings) => ratings.reduce((sum, { rating }) => sum + rating, 0) / ratings.length;

function grouped(ratings, keys) {
  const groups = new Map();
  for (const r of ratings) {
    for (const key of keys(r)) {
      const { ratings: before, sum } = groups.get(key) ?? { ratings: 0, sum: 0 };
      groups.set(key, { ratings: before + 1, sum: sum + r.rating });
    }
  }
  return [...groups].map(([key, group]) => [key, { ratings: group.ratings, mean: group.sum / group.ratings }]);
}

const shares = (ratings) => new Map(grouped(ratings, (r) => named(r.genres)).map(([name, group]) => [name, group.ratings / ratings.length]));
