import { h } from '../core/dom.mjs';
import { display, spoken } from '../core/text.mjs';

const KEYS = { ArrowRight: 0.5, ArrowUp: 0.5, ArrowLeft: -0.5, ArrowDown: -0.5, PageUp: 1, PageDown: -1 };
/** Somebody who walks through the stars by keys wants the one they stop at. */
const SETTLED_MS = 600;

/**
 * Five stars to rate by: a slider in halves, for mouse, finger and keys (arrows, Home, End, 1–5; Delete takes back).
 *
 * @param movie with its title
 * @param {number} value 0 without a rating
 * @param {(stars: number) => void} rate told once a rating is meant; 0 takes it back
 * @param {(stars: number) => void} [trying] told while it is being chosen
 */
export function stars(movie, value, rate, trying = () => {}) {
  const element = h('div', {
    class: 'stars',
    role: 'slider',
    tabindex: '0',
    'aria-label': `Your rating of ${display(movie.title)}`,
    'aria-valuemin': '0',
    'aria-valuemax': '5',
  });
  let now = value;
  let pressed = false;
  let timer;

  function show(shown) {
    element.style.setProperty('--value', shown);
    element.setAttribute('aria-valuenow', shown);
    element.setAttribute('aria-valuetext', spoken(shown));
    element.classList.toggle('trying', shown !== value);
  }

  function attempt(to) {
    now = to;
    show(now);
    trying(now);
  }

  function mean() {
    clearTimeout(timer);
    if (now !== value) {
      value = now;
      show(now);
      rate(now);
    }
  }

  const at = (event) => {
    const box = element.getBoundingClientRect();
    return Math.min(5, Math.max(0.5, Math.ceil(((event.clientX - box.left) / box.width) * 10) / 2));
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button === 0) {
      pressed = true;
      element.setPointerCapture(event.pointerId);
      attempt(at(event));
    }
  });
  element.addEventListener('pointermove', (event) => {
    if (pressed) {
      attempt(at(event));
    } else if (event.pointerType === 'mouse') {
      show(at(event));
    }
  });
  element.addEventListener('pointerup', () => {
    if (pressed) {
      pressed = false;
      mean();
    }
  });
  element.addEventListener('pointercancel', () => {
    pressed = false;
    attempt(value);
  });
  element.addEventListener('pointerleave', () => pressed || show(now));
  element.addEventListener('blur', mean);
  element.addEventListener('keydown', (event) => {
    const to = target(event.key, now);
    if (to !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      attempt(to);
      clearTimeout(timer);
      timer = setTimeout(mean, SETTLED_MS);
    } else if (event.key === 'Enter') {
      mean();
    }
  });

  show(value);
  return {
    node: element,
    /** What is known from elsewhere; a choice in the making is left alone. */
    set(stars, waiting = false) {
      element.classList.toggle('waiting', waiting);
      if (!pressed && now === value) {
        value = stars;
        now = stars;
        show(stars);
      }
    },
  };
}

function target(key, now) {
  if (key in KEYS) {
    return Math.min(5, Math.max(0.5, now + KEYS[key]));
  }
  if (/^[1-5]$/.test(key)) {
    return Number(key);
  }
  return { Home: 0.5, End: 5, Delete: 0, Backspace: 0 }[key] ?? null;
}

/** The same to look at only. */
export function fixedStars(value) {
  return h('span', { class: 'stars stars-fixed', role: 'img', 'aria-label': spoken(value), vars: { '--value': value } });
}
