import type { TextFault } from '@csp/kernel';
import type { CalendarAddressRefusal, DigestRefusal, MailboxRefusal } from '@csp/outreach-domain';
import type { LinkFault } from './link/standing.ts';

type Code =
  MailboxRefusal | DigestRefusal | LinkFault | CalendarAddressRefusal | TextFault | 'unknown-agency' | 'bad-secret';

/** What each refusal means, as a sentence that says what to do instead. */
export const refusals: Readonly<Record<Code, string>> = {
  'not-an-address': 'That is no e-mail address. Give one such as community-safety@agency.example.',
  'unknown-agency': 'This partnership lists no such agency today. Choose one of its agencies.',
  'link-unknown': 'This link is not valid. Open it from the e-mail again, or ask the support officer.',
  'link-expired': 'This link was good for a few days only. The next e-mail brings a new one.',
  'link-used': 'This link has been used, and works once. The next e-mail brings a new one.',
  'link-void': 'This link no longer belongs to your agency. Ask the support officer.',
  'point-closed': 'This action point is closed: nothing more is asked of you.',
  'unknown-digest': 'There is no such e-mail here.',
  'nothing-to-send': 'This e-mail is being sent, or has been.',
  'bad-secret': 'A secret is 256 random bits as 43 characters of base64url, made by a program. Make another.',
  'secret-used': 'This secret was used before. Make another.',
  'empty-text': 'Write something first.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them and try again.',
};
