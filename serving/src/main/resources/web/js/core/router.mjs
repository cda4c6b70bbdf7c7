import { keepFocus } from './dom.mjs';

/**
 * Shows a view for each address, and goes on doing so: links within the page, back and forward.
 *
 * A view is a function of the address's parts that gives `{ title, node, ready?, leave? }`: `ready` is a promise that
 * the content is there (where to scroll to is only then known), `leave` is called before the next one is shown.
 *
 * @param {HTMLElement} main where views are shown
 * @param {[RegExp, Function][]} routes the first that fits
 * @param {Function} lost the view of any other address
 */
export function router(main, routes, lost) {
  let current = null;

  async function show(scroll, focus) {
    current?.leave?.();
    const path = location.pathname;
    const [match, view] = find(routes, path) ?? [[], lost];
    const shown = view(...match.slice(1));
    current = shown;
    document.title = shown.title === 'CineMatch' ? 'CineMatch' : `${shown.title} · CineMatch`;
    keepFocus(() => main.replaceChildren(shown.node), main);
    mark(path);
    if (focus) {
      main.focus({ preventScroll: true });
    }
    scrollTo(0, 0);
    await shown.ready;
    if (current === shown && scroll) {
      scrollTo(0, scroll);
    }
  }

  const keep = () => history.replaceState({ ...history.state, scroll: scrollY }, '');

  function go(path, { replace = false } = {}) {
    keep();
    history[replace ? 'replaceState' : 'pushState']({ scroll: 0 }, '', path);
    show(0, true);
  }

  history.scrollRestoration = 'manual';
  addEventListener('popstate', (event) => show(event.state?.scroll ?? 0, true));
  addEventListener('scrollend', keep);
  // Not by its address: that would be one more page in the history.
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/"]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && !event.defaultPrevented && !('outside' in link.dataset) && !link.download && !link.target) {
      event.preventDefault();
      go(link.getAttribute('href'));
    }
  });

  return { go, start: () => show(history.state?.scroll ?? 0, false), again: () => show(scrollY, false) };
}

function find(routes, path) {
  for (const [pattern, view] of routes) {
    const match = pattern.exec(path);
    if (match) {
      return [match, view];
    }
  }
  return null;
}

function mark(path) {
  for (const link of document.querySelectorAll('.menu a')) {
    const here = link.getAttribute('href') === path;
    here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
}
