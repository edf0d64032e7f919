import { createHash } from 'node:crypto';

/** Anything JSON can say, with whole numbers only. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** One thing that a record says: a paragraph, a decision, who was there. Kinds are added, never changed: see decision 20. */
export interface Part {
  readonly content: { readonly kind: string } & { readonly [name: string]: Json };
  /** What nobody outside can guess, and stays with the part: its id. Only for what is restricted does it matter. */
  readonly secret: string;
  /** Its hash is published, and nothing else of it. */
  readonly restricted: boolean;
}

/** A part as it is published. One that keeps its content back has neither salt nor content. */
export interface SealedPart {
  readonly hash: string;
  readonly salt?: string;
  readonly content?: Part['content'];
}

/** Where a record stands in its chain. */
export interface Link {
  /** What the seal is of: `minutes` in the partnership's chain, `correction` in that of their meeting. */
  readonly record: 'minutes' | 'correction';
  readonly partnership: string;
  readonly meeting: string;
  /** 1, 2, 3 … in the order of agreement; of corrections, in the order in which they were made. */
  readonly number: number;
  /** Seal of the record before it; null for the first minutes. A first correction stands on its minutes. */
  readonly previous: string | null;
}

export interface SealedRecord extends Link {
  readonly format: typeof format;
  readonly parts: readonly SealedPart[];
  /** SHA-256, 64 hexadecimal digits, of all of the above with `parts` as their hashes. */
  readonly seal: string;
}

const format = 'csp-sealed-record/1';

/** RFC 8785, as far as strings, whole numbers, lists and objects go. */
export const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one as Json)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value as Readonly<Record<string, Json>>).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
};

const sha256 = (value: Json): string => createHash('sha256').update(canonical(value)).digest('hex');

const saltOf = ({ secret, content }: Part): string => sha256({ salt: secret, kind: content.kind });

const hashOf = (part: Part): string => sha256({ salt: saltOf(part), content: part.content });

/** The seal of a record: all its parts' hashes, in order, on top of the seal before it. */
export const sealOf = (link: Link, parts: readonly Part[]): string =>
  sha256({ ...link, format, parts: parts.map(hashOf) });

/** A record to be read and verified. `seesRestricted`: with the content of what is restricted; its seal is the same. */
export const sealedRecord = (link: Link, parts: readonly Part[], seesRestricted: boolean): SealedRecord => ({
  format,
  ...link,
  parts: parts.map((part) => ({
    hash: hashOf(part),
    ...((seesRestricted || !part.restricted) && { salt: saltOf(part), content: part.content }),
  })),
  seal: sealOf(link, parts),
});
