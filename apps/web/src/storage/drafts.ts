import { useCallback, useSyncExternalStore } from 'react';
import { draftPrefix } from './unsent.ts';

const listeners = new Map<string, Set<() => void>>();

/** Full or forbidden storage must never keep anyone from typing: the text then lives in memory alone. */
const memory = new Map<string, string>();

const read = (name: string): string | undefined => {
  try {
    return memory.get(name) ?? localStorage.getItem(name) ?? undefined;
  } catch {
    return memory.get(name);
  }
};

const write = (name: string, text: string | undefined): void => {
  try {
    if (text === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    if (text === undefined) memory.delete(name);
    else memory.set(name, text);
  }
  listeners.get(name)?.forEach((listener) => listener());
};

const listen = (name: string, listener: () => void): (() => void) => {
  const heard = listeners.get(name) ?? new Set();
  listeners.set(name, heard.add(listener));
  return () => void heard.delete(listener);
};

/** Text somebody has typed and not sent, kept in this browser with each key pressed. `''` forgets it. */
export const useDraft = (name: string): readonly [string, (text: string) => void] => {
  const full = draftPrefix + name;
  const text = useSyncExternalStore(
    useCallback((listener: () => void) => listen(full, listener), [full]),
    () => read(full) ?? '',
  );
  return [text, useCallback((next: string) => write(full, next || undefined), [full])];
};

/** Writes a draft from outside its field: refused text goes back to where it was typed. */
export const putDraft = (name: string, text: string): void => write(draftPrefix + name, text || undefined);
export const draftOf = (name: string): string => read(draftPrefix + name) ?? '';
