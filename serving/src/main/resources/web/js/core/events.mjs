/** Something to listen to: `on(listener)` gives back what ends it. */
export function events() {
  const listeners = new Set();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(...what) {
      [...listeners].forEach((listener) => listener(...what));
    },
  };
}
