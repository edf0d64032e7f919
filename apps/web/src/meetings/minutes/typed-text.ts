export type Attachment = 'decision' | 'action-point';

export interface Typed {
  readonly text: string;
  /** What the writer wants to record next, on this paragraph or (with no text) on the last one. */
  readonly then?: Attachment;
}

const shortcuts: Readonly<Record<string, Attachment>> = { d: 'decision', a: 'action-point' };

/** `The plan was agreed. /d` is a paragraph followed by a decision; `/a` alone is an action point on the last paragraph. */
export const readTyped = (typed: string): Typed => {
  const match = /(?:^|\s)\/([da])\s*$/i.exec(typed);
  const then = match && shortcuts[match[1]!.toLowerCase()];
  return then ? { text: typed.slice(0, match.index).trim(), then } : { text: typed.trim() };
};
