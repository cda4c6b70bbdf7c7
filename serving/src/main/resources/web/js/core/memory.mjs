/**
 * Small things kept in this browser, as JSON. A browser that keeps nothing (private windows, full disks) is no error: the
 * page then forgets on reload.
 */
export function memory(storage, prefix) {
  return {
    get(key, otherwise) {
      try {
        return JSON.parse(storage.getItem(prefix + key)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    set(key, value) {
      try {
        storage.setItem(prefix + key, JSON.stringify(value));
      } catch {
        // Kept as long as the page is.
      }
    },
    remove(key) {
      try {
        storage.removeItem(prefix + key);
      } catch {
        // Nothing was kept.
      }
    },
    /** Everything whose key begins so. */
    all(begin) {
      try {
        return Object.keys(storage).filter((key) => key.startsWith(prefix + begin)).map((key) => JSON.parse(storage.getItem(key)));
      } catch {
        return [];
      }
    },
    clear() {
      try {
        Object.keys(storage).filter((key) => key.startsWith(prefix)).forEach((key) => storage.removeItem(key));
      } catch {
        // Nothing was kept.
      }
    },
  };
}
