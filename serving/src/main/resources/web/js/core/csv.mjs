const COLUMNS = ['movie_id', 'title', 'year', 'genres', 'rating', 'rated_at', 'live'];

/** What a spreadsheet takes a cell that begins with it for something to run, or to the cell before. */
const RUN = /^[=+\-@\t\r\n＝＋－＠]/;

/** Ratings as CSV (RFC 4180), as the service writes those of accounts; what is not known is an empty cell. */
export function csv(ratings) {
  const rows = ratings.map((rating) => COLUMNS.map((column) => cell([rating[column] ?? ''].flat().join('|'))));
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function cell(text) {
  const harmless = RUN.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
