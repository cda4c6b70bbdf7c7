import { ABSTRACT } from './abstract.mjs';
import { CITY } from './city.mjs';
import { COSMOS } from './cosmos.mjs';
import { LAND } from './land.mjs';
import { STAGE } from './stage.mjs';
import { SUSPENSE } from './suspense.mjs';

/**
 * Every composition: `genres` are its weights by genre, and `draw({r, c})`, given the poster's choices and colours, returns
 * `art` (elements from back to front), `title` (box, face, alignment, largest size), `credit` (place and style) and whether
 * all of it may be mirrored.
 */
export const COMPOSITIONS = [...CITY, ...STAGE, ...SUSPENSE, ...LAND, ...COSMOS, ...ABSTRACT];
