import { mailboxEvents, type MailboxEvent } from '@csp/outreach-contract';
import { view } from '@csp/platform-runtime';

export interface MailboxRow {
  readonly agencyId: string;
  readonly address: string;
  readonly setOn: string;
  /** When it became so: links sent before that went elsewhere. */
  readonly setAt: string;
}

/** The mailboxes there are, one row per agency. */
export const mailboxes = view<MailboxRow, MailboxEvent>()({
  name: 'mailboxes',
  version: 1,
  source: 'outreach',
  keys: ({ event }) => (event.type in mailboxEvents ? [event.data.agencyId] : []),
  fold: (_, { event, at }) => (event.type === 'MailboxSet.v1' ? { ...event.data, setAt: at } : undefined),
  indexes: {},
});
