import { h, keepFocus } from '../core/dom.mjs';
import { onboarding } from './onboarding.mjs';
import { programme } from './programme.mjs';
import { welcome } from './welcome.mjs';

/** Ratings from which on the service has a personal list. */
const ENOUGH = Number(document.documentElement.dataset.enough);

/** The first page: a welcome, films to rate, or the programme, by what is known of whoever sits here. */
export function home(app) {
  const node = h('div');
  let shown = null;
  let stage = null;
  let stop = () => {};

  function show(next, options) {
    shown?.leave?.();
    stage = next;
    shown = { welcome, onboarding, programme }[next](app, { enough: ENOUGH, begin: () => show('onboarding'), ...options });
    keepFocus(() => node.replaceChildren(shown.node));
    return shown.ready;
  }

  /** Only forth: who takes ratings back is not sent back to the start. */
  function raised() {
    if (stage === 'onboarding' && app.ratings.size >= ENOUGH) {
      scrollTo({ top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
      show('programme', { curtain: true });
    }
  }

  function first() {
    if (app.ratings.size >= ENOUGH) {
      return 'programme';
    }
    return app.seat.id || app.ratings.size ? 'onboarding' : 'welcome';
  }

  const ready = app.loaded.then(() => {
    stop = app.ratings.kept.on(raised);
    return show(first());
  });
  return {
    title: 'CineMatch',
    node,
    ready,
    leave() {
      stop();
      shown?.leave?.();
    },
  };
}
