/** Reads a setting that this browser keeps; undefined if storage is forbidden. @param {string} key */
export function stored(key) {
  try {
    return localStorage.getItem(`playground-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {string} value */
export function store(key, value) {
  try {
    localStorage.setItem(`playground-${key}`, value);
  } catch {
    // Without storage the setting lasts until the page is closed.
  }
}
