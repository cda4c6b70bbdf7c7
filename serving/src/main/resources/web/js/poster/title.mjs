/** Control characters and those that turn the direction of what follows them have no place on a poster. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** More than two marks on one letter are a prank, and would climb out of the frame. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** In UTF-16 units; more than any poster shows. */
const LONGEST = 600;

/**
 * A title in its parts: `main` is set large; `sub`, what follows a colon or stands in brackets, small; `full` is both.
 * A year in brackets at the end is taken off, and told as `year` if the film's own is not known.
 */
export function parted(text) {
  const printable = String(text ?? '').slice(0, LONGEST).replace(UNPRINTABLE, ' ').replace(PILED_MARKS, '$1');
  const clean = printable.replace(/\s+/gu, ' ').trim();
  const dated = /^(.+?)\s*\((\d{4})\)$/u.exec(clean);
  const full = (dated ? dated[1] : clean) || 'Untitled';
  const [main, sub] = split(full);
  return { full, main, sub, year: dated?.[2] };
}

function split(full) {
  const bracketed = /^([^(]{2,}?) \((.+)\)$/u.exec(full);
  if (bracketed) return [bracketed[1], bracketed[2].replaceAll(') (', ', ')];
  const colon = /^(.{3,30}?)(?:(?:,? or)?: | [-–—] )(.{3,})$/u.exec(full);
  return colon && full.length > 14 ? [colon[1], colon[2]] : [full, ''];
}
