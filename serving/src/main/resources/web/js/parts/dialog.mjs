import { h } from '../core/dom.mjs';

/**
 * A dialog over the page; Escape closes it, and the focus goes back to where it was.
 *
 * @param {string} title
 * @param {(close: Function) => Node[]} content
 * @param {Function} [closed] told once it is gone
 */
export function dialog(title, content, closed = () => {}) {
  const node = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
  const close = () => node.close();
  node.append(h('h2', { id: 'dialog-title' }, title), ...content(close));
  node.addEventListener('close', () => {
    node.remove();
    // What opened it may be gone too.
    if (document.activeElement === document.body) {
      document.getElementById('view').focus({ preventScroll: true });
    }
    closed();
  });
  document.querySelectorAll('dialog').forEach((open) => open.close());
  document.body.append(node);
  node.showModal();
  return { close };
}

/** A form in a dialog whose submitting may fail: it says why and stays. */
export function form(fields, label, submit, more = []) {
  const wrong = h('p', { class: 'wrong', role: 'alert', hidden: true });
  const button = h('button', { class: 'button first', type: 'submit' }, label);
  const node = h('form', { novalidate: true }, fields, wrong, h('div', { class: 'actions' }, button, more));
  node.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await submit(new FormData(node));
    } catch (problem) {
      wrong.textContent = [problem.message, problem.status === 401 ? '' : problem.remedy].filter(Boolean).join(' ');
      wrong.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  return node;
}
