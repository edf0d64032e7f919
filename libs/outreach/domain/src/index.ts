export {
  calendarAddress,
  type CalendarAddress,
  type CalendarAddressCommand,
  type CalendarAddressRefusal,
} from './calendar-address.ts';
export { digest, digestIdOf, type Digest, type DigestCommand, type DigestRefusal } from './digest.ts';
export { mailbox, type Mailbox, type MailboxCommand, type MailboxRefusal } from './mailbox.ts';
export { sayings, type OpenPoint, type Said, type Told } from './sayings.ts';
