import type { FileFault, FileFinding, FileWarning } from '@csp/meetings-domain';
import { refusals } from '../refusals.ts';

/** What only a file can have wrong with it; the rest is what the steps of any meeting refuse. */
const sentences: Readonly<Partial<Record<FileFault | FileWarning, string>>> = {
  'no-meeting-file': 'This is no JSON that holds a meeting. See what the file looks like.',
  missing: 'This is missing, and a meeting needs it.',
  'wrong-kind': 'This is not of the kind that belongs here.',
  'no-attendance': 'There are paragraphs but nothing about who was there. Give “minutes” with those present.',
  'reference-twice': 'An earlier action point of the file has this reference. Give one of them another.',
  'reference-in-register': 'An action point in the register has this reference. Leave it out, or give it another.',
  'unknown-agency':
    'This partnership lists no such agency, and an action point must reach one. Name one that it lists.',
  'unknown-group': 'The partnership has no group of this name. Choose the group that met.',
  'unknown-paragraph': 'The file has no paragraph of this number.',
  'not-taken-in': 'This is not taken in.',
  'another-name': 'The partnership lists this agency by another name. It is taken for that one.',
  'two-names': 'These may be two names of one group.',
  'agency-not-listed': 'The partnership lists no such agency. It is written beside the role, and counts for no quorum.',
  'no-title':
    'These items have no title. They are called by their numbers, for good: an agenda isn’t changed afterwards.',
  'another-number': 'Its number would be another one.',
  'another-reference':
    'It doesn’t follow the scheme, or not those before it. Its text will say what the papers call it.',
  'times-dont-add-up': 'The times don’t add up.',
  'total-not-the-sum': 'The total is not the sum of the items.',
  'items-overlap': 'It begins before the item before it is over.',
  'outside-the-meeting': 'It is not within the time of the meeting.',
  'meets-then': 'The group has a meeting on this day already. This would be another one.',
  'not-yet': 'It has minutes, and its day is still to come.',
  'published-after-meeting': 'The agenda would have been published after the meeting.',
  'publication-unknown':
    'It isn’t said when the agenda was published. It is published on the day of the import, and its notice is reckoned so.',
  'no-closing-time': 'It isn’t said when the meeting ended. It stays open until you close it.',
  'there-and-away': 'This agency of the board is there as well as away.',
  'quorum-not-met': 'Too few agencies of the board were there to decide.',
  'owner-not-in-minute': 'The minutes don’t name this owner.',
  'minute-and-list-differ': 'The paragraph and the list don’t say the same.',
  'due-before-meeting': 'It would be due before it was minuted.',
  'no-such-action-point': 'This meeting goes through no such action point. What is said of it is left out.',
  'reviews-without-minutes':
    'Action points are reviewed, but there are no minutes: this is left out. Record it once the meeting is open.',
};

export const shownFinding = (finding: FileFinding) => ({
  ...finding,
  message: sentences[finding.code] ?? (refusals as Readonly<Record<string, string>>)[finding.code] ?? finding.code,
});
