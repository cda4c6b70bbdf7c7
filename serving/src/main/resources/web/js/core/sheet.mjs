const sheets = new Map();

/** Puts a style sheet that only some views need into the page, once; resolves when it applies. */
export function sheet(name) {
  if (!sheets.has(name)) {
    sheets.set(name, new Promise((done) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(`../../css/${name}.css`, import.meta.url).href;
      // Without it the page is plain, and still says everything.
      link.addEventListener('error', done);
      link.addEventListener('load', done);
      document.head.append(link);
    }));
  }
  return sheets.get(name);
}
