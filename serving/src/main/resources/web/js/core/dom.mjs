/**
 * Makes an element. Texts become text nodes: nothing that comes from outside is ever read as markup.
 *
 * @param {string} tag
 * @param {object} [props] `class`, `on: {event: listener}`, `data: {key: value}`, properties of the element by their
 *     name, and attributes by theirs; null, undefined and false leave one out, true sets an empty attribute
 * @param {...(Node|string|number|null|Array)} children null and false are left out
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    set(element, name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false).map(node));
  return element;
}

function set(element, name, value) {
  if (value == null || value === false) {
    return;
  }
  if (name === 'on') {
    Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
  } else if (name === 'data') {
    Object.assign(element.dataset, value);
  } else if (name === 'vars') {
    Object.entries(value).forEach(([key, v]) => element.style.setProperty(key, v));
  } else if (name in element && !name.startsWith('aria') && typeof value !== 'boolean' && !(name in READ_ONLY)) {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

const READ_ONLY = { list: 1, form: 1, class: 1, role: 1, width: 1, height: 1 };

const node = (child) => (child instanceof Node ? child : document.createTextNode(String(child)));

/** Does what may take away what has the focus: whoever works by keys is then at `instead`, and not nowhere. */
export function keepFocus(change, instead = document.getElementById('view')) {
  const had = document.activeElement;
  change();
  if (had && (!had.isConnected || had.closest('[hidden]'))) {
    instead.focus({ preventScroll: true });
  }
}

/** Makes an SVG element: attributes only. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => value != null && element.setAttribute(name, value));
  element.append(...children.flat(Infinity).filter((child) => child != null).map(node));
  return element;
}
