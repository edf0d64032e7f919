import type { FeedEvent } from './feed.ts';

const words: Readonly<Record<string, string>> = {
  RAISED: 'was raised',
  UPDATED: 'has progress',
  CLOSED: 'was closed',
  REOPENED: 'was opened again',
  CARRIED_FORWARD: 'was carried forward',
};

/** `10/01 was closed`; a kind this page doesn't know yet is still told. */
export const happened = ({ reference, kind }: Pick<FeedEvent, 'reference' | 'kind'>): string =>
  `${reference} ${words[kind] ?? 'has changed'}`;
