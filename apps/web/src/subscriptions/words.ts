import type { FeedEvent } from './feed.ts';

const words: Readonly<Record<string, string>> = {
  RAISED: 'was raised',
  UPDATED: 'has progress',
  CLOSED: 'was closed',
  REOPENED: 'was opened again',
  CARRIED_FORWARD: 'was carried forward',
  ACKNOWLEDGED: 'was seen',
  ACCEPTED: 'was accepted',
  DECLINED: 'was declined',
  REASSIGNED: 'was given to other owners',
  DUE_DATE_CHANGED: 'has another due date',
  WITHDRAWN: 'was withdrawn',
};

/** `10/01 was closed`; a kind this page doesn't know yet is still told. */
export const happened = ({ reference, kind }: Pick<FeedEvent, 'reference' | 'kind'>): string =>
  `${reference} ${words[kind] ?? 'has changed'}`;
