import { d, group, path } from '../svg.mjs';

const MAN =
  'M-6-94C-6.5-101-2-102 0-99.5C2-102 6.5-101 6-94L12.5-91.5C9-89.5 6-89 5-89C5-84 4-81.5 3-80.5L4-78'
  + 'C10-77 15-75 16-69L19.5-44L16-41L13-58L13.5-32L16-22L7-21.5L6-3L11 0L1.5 0L.8-20L-.8-20L-1.5 0L-11 0L-6-3L-7-21.5'
  + 'L-16-22L-13.5-32L-13-58L-16-41L-19.5-44L-16-69C-15-75-10-77-4-78L-3-80.5C-4-81.5-5-84-5-89C-6-89-9-89.5-12.5-91.5Z';
const WOMAN =
  'M0-100C6-101 8-94 6-88C9-85 8-80 5-80C4-79 3-78 4-77C10-76 13-72 13-66L15-44L12-43L9-62C9-57 7-54 7-51'
  + 'C9-40 16-24 18-16L5-15L4-3L7 0L1 0L1-15L-2-15L-3-3L-1 0L-8 0L-6-15L-17-16C-14-26-8-40-7-51'
  + 'C-7-54-9-57-9-62L-13-43L-16-44L-13-66C-13-72-10-76-4-77C-3-78-4-79-5-80C-8-81-9-86-6-88C-8-94-6-101 0-100Z';
const BUST =
  'M-64 0C-62-27-46-37-21-42L-14-49C-21-56-24-66-23.5-77L-42-78C-47-80-45-85-38-85.5C-33-86-29-87-26-89'
  + 'C-26-106-21-117-9-115C-4-114-2-111 1-111C5-112 9-117 15-115C23-112 25-102 26-89C29-87 33-86 38-85.5'
  + 'C45-85 47-80 42-78L23.5-77C24-66 21-56 14-49L21-42C46-37 62-27 64 0Z';

const placed = (shape) => (x, y, height, fill) =>
  group(d`translate(${x} ${y}) scale(${String(Math.round(height) / 100)})`, path(shape, fill));

/** People, seen from afar: their feet (or the bust's lower edge) at (x, y), `height` units tall. */
export const man = placed(MAN);
export const woman = placed(WOMAN);
export const bust = placed(BUST);

export const someone = (r) => r.pick([man, man, woman]);
