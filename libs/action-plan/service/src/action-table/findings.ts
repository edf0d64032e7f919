import type { Finding, TableFault, TableWarning } from '@csp/action-plan-domain';

/** What each finding means, as a sentence that says what to do. */
const sentences: Readonly<Record<TableFault | TableWarning, string>> = {
  'no-such-column': 'The table has no such column. Add it, or call the one that holds it so.',
  'column-twice': 'Another column means the same. Leave one of them out.',
  'too-many-cells': 'This row has more cells than there are headings. Put texts with commas or semicolons in quotes.',
  'reference-twice': 'An earlier row has this reference. Give one of them another.',
  'reference-taken': 'An action point in the register has this reference. Leave the row out, or give it another.',
  'unknown-agency': 'This partnership lists no such agency. Write it as the settings do, then a colon and the role.',
  'agency-left': 'This agency has left the partnership. Write the one that took its place.',
  'no-owner': 'Name at least one agency and role that is to do it.',
  'too-many-owners': 'An action point has at most ten owners.',
  'no-such-date': 'There is no such day. Write it as 2020-10-06 or 6/10/2020.',
  'not-yet': 'This day is still to come.',
  'unknown-status': 'Write open or closed.',
  'empty-text': 'Write something here.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them.',
  'another-name': 'The settings write this agency in another way. It is taken for that one.',
  'no-role': 'No role is given for the agency. It will be “Representative”.',
  'unknown-column': 'This column is not taken in.',
  'due-before-raised': 'It was due before it was raised.',
  overdue: 'It is open, and its due date has passed: it will be overdue at once.',
  'closed-before-raised': 'It was closed before it was raised.',
};

export const shownFinding = (finding: Finding<TableFault | TableWarning>) => ({
  ...finding,
  message: sentences[finding.code],
});
