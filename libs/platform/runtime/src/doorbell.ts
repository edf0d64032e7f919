import type { Doorbell } from '@csp/kernel';

/** Within one process. Rings are synchronous; a listener that throws is the listener's bug and stops nobody else. */
export const createDoorbell = (): Doorbell => {
  const listeners = new Map<string, Set<() => void>>();
  return {
    ring: (context, tenant) => listeners.get(`${context}/${tenant}`)?.forEach(hear),
    listen: (context, tenant, heard) => {
      const key = `${context}/${tenant}`;
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all.add(heard));
      return () => void all.delete(heard);
    },
  };
};

const hear = (heard: () => void): void => {
  try {
    heard();
  } catch (error) {
    // As an event listener's throw: reported as an uncaught error, after everyone has heard.
    queueMicrotask(() => {
      throw error;
    });
  }
};
