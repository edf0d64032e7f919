/** Begins the names of all changes that wait in this browser to be sent. */
export const outboxPrefix = 'csp:outbox:';

/** Begins the names of all texts that were typed and not sent. */
export const draftPrefix = 'csp:draft:';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const inMemory = (): Kept => {
  const map = new Map<string, string>();
  return {
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
};

/** The browser's storage, or a stand-in that lasts as long as the page where the browser forbids it. */
export const browserStorage: Kept = (() => {
  try {
    return localStorage;
  } catch {
    return inMemory();
  }
})();

/** Whether changes wait here to be sent, or texts to be finished. */
export const hasUnsent = (storage: Pick<Storage, 'key' | 'length'> = browserStorage): boolean =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').some(
    (name) => name.startsWith(outboxPrefix) || name.startsWith(draftPrefix),
  );
