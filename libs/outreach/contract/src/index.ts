export { calendarAddressEvents, type CalendarAddressEvent } from './calendar-address.events.ts';
export { outreachPublished, outreachUpcasts } from './contract.ts';
export { digestEvents, type DigestEvent, type LinkOutcome, type Saying } from './digest.events.ts';
export { mailboxEvents, type MailboxEvent } from './mailbox.events.ts';
