const NUMBER = new Intl.NumberFormat('en');
const PLURAL = new Intl.PluralRules('en');

/** 1234 → "1,234". */
export const count = (n) => NUMBER.format(n);

/** "1 film", "2 films". */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${PLURAL.select(n) === 'one' ? one : many}`;

/** 4.5 → "4½", as on a poster. */
export const halves = (stars) => `${Math.floor(stars) || ''}${stars % 1 ? '½' : ''}`;

/** For ears: "4 and a half stars". */
export function spoken(stars) {
  if (!stars) {
    return 'not rated';
  }
  const whole = Math.floor(stars);
  if (stars % 1 === 0) {
    return whole === 1 ? '1 star' : `${whole} stars`;
  }
  return whole === 0 ? 'half a star' : `${whole} and a half stars`;
}

/** "The Matrix" where the catalogue has "Matrix, The (1999)". */
export function display(title) {
  const plain = (title ?? '').replace(/\s*\(\d{4}\)\s*$/, '');
  return plain.replace(/^(.*), (The|A|An|Le|La|Les|Il|El|Der|Die|Das|L')(?=$| \()/, (_, rest, article) =>
    article.endsWith("'") ? article + rest : `${article} ${rest}`).trim() || 'Untitled';
}

/** 1994 → "1990s". */
export const decade = (year) => `${Math.floor(year / 10) * 10}s`;

/** "Crime · Drama". */
export const genres = (names) => names.filter((name) => name !== '(no genres listed)').join(' · ');

/** "3 March 2026". */
export const day = (iso) => new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
