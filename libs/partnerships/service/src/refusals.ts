import type { AppointmentRefusal, GroupRefusal, PartnershipRefusal } from '@csp/partnerships-domain';

/** What each refusal means, as a sentence that says what to do instead. */
export const refusals: Readonly<Record<PartnershipRefusal | GroupRefusal | AppointmentRefusal, string>> = {
  'already-founded': 'This partnership exists already. Change its settings instead.',
  'not-founded': 'There is no such partnership here.',
  'already-listed': 'This agency is listed already. End that listing first if it is to be listed otherwise.',
  'not-listed': 'This agency is not listed in the partnership now. List it first.',
  'too-many-agencies': 'A partnership lists at most 1,000 agencies.',
  'own-successor': 'An agency can’t take its own place. Name the one that does, or nobody.',
  'bad-id': 'An id has up to 80 letters, digits, dots, colons, hyphens and underscores. Use one that exists.',
  'out-of-range': 'Notice is 0 to 30 working days, the quorum 0 to 50 agencies, in whole numbers.',
  'too-many-colours': 'A legend has at most ten colours.',
  'colour-twice': 'The legend names a colour twice. Give each colour one meaning.',
  'unknown-group': 'There is no such group here.',
  'already-set-up': 'This group exists already. Rename it, or set up another.',
  'already-disbanded': 'This group was disbanded. Set up a new one if it is to meet again.',
  'name-taken': 'Another active group has this name. Choose another name.',
  'unknown-appointment': 'There is no such appointment here.',
  'already-appointed': 'This appointment exists already. End it and make a new one to change it.',
  'already-ended': 'This appointment has ended already.',
  'no-such-date': 'That date doesn’t exist. Give a day such as 2020-10-06.',
  'out-of-order': 'The dates are in the wrong order. Something can’t end, or change, before it began.',
  'empty-text': 'Write something first.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them and try again.',
};
