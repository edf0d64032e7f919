import type { MeetingRefusal } from '@csp/meetings-domain';

/** A refusal as resolvers give it; the gateway adds its sentence. */
export interface Refusal {
  readonly __typename: 'Refusal';
  readonly code: string;
}

export const refusal = (code: string): Refusal => ({ __typename: 'Refusal', code });

/** What each refusal means, as a sentence that says what to do instead. */
export const refusals: Readonly<Record<MeetingRefusal, string>> = {
  'unknown-meeting': 'There is no such meeting here.',
  'already-scheduled': 'This meeting is scheduled already. Reschedule it to give it another day or time.',
  'meeting-cancelled': 'This meeting is cancelled. Schedule a new one.',
  'already-opened': 'The meeting has begun: its day, time and agenda can’t be changed any more.',
  'already-held': 'This meeting is over.',
  'not-open': 'The meeting hasn’t begun. Open it first.',
  'not-held': 'The meeting is still open. Close it first.',
  'agenda-not-published': 'Publish the agenda first, then open the meeting.',
  'minutes-circulated': 'The minutes have been sent round. Recall them to change them.',
  'minutes-not-circulated': 'The minutes haven’t been sent round. Circulate them first.',
  'minutes-agreed': 'These minutes are agreed and are never changed again.',
  'minutes-not-agreed': 'These minutes aren’t agreed yet. Alter them when they are, or recall them.',
  'empty-text': 'Write something first.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them and try again.',
  'no-such-date': 'That date doesn’t exist. Give a day such as 2020-10-06.',
  'no-such-time': 'Clocks in London don’t show that time on that day. Give a time such as 10:00.',
  'ends-before-start': 'That is before the meeting begins. Give a later time.',
  'unknown-group': 'There is no such group here. Choose one of the partnership’s groups.',
  'group-disbanded': 'This group is disbanded by that day. Choose a group that still meets.',
  'unknown-agency': 'This partnership doesn’t list that agency. List it first, or choose another.',
  'agency-left': 'That agency has left the partnership by the day of the meeting. Name the one that took its place.',
  'unknown-item': 'There is no such item on this agenda.',
  'too-deep': 'An agenda has items and sub-items, no more. Add it under the item above.',
  'too-many-items': 'An agenda has at most 500 items.',
  'too-many-leads': 'An item has at most ten leads.',
  'no-such-length': 'Allot a whole number of minutes from 0 to 600, or none.',
  'no-such-place': 'There is no such place on this agenda. Give one from 1 to the number of items beside it.',
  'empty-agenda': 'A published agenda has at least one item. Add one first.',
  'too-many-attendees': 'At most 200 people each can be recorded as present, as having sent apologies and as absent.',
  'no-such-count': 'Give a whole number: of the public from 0 to 10,000, of votes from 0 to 1,000.',
  'decisions-need-quorum':
    'Decisions are recorded that need a quorum, which this attendance doesn’t give. Withdraw them first, or correct the attendance.',
  'leaves-before-arriving': 'Somebody would leave before they came. Choose a later item, or none.',
  'not-present': 'No such role is recorded as present. Record the attendance first, then the interest.',
  'too-many-declarations': 'A meeting has at most 200 declarations of interest.',
  'unknown-declaration': 'There is no such declaration in these minutes.',
  'unknown-paragraph': 'There is no such paragraph in these minutes.',
  'too-many-paragraphs': 'Minutes have at most 2,000 paragraphs.',
  'has-sub-items': 'This item has sub-items. Minute it under one of them.',
  'paragraph-cited':
    'A decision or an action point cites this paragraph or a later one by its number. Change its text instead.',
  inquorate:
    'Too few agencies of the board are recorded as present for this item to decide. Record the attendance first.',
  'too-many-decisions': 'A meeting has at most 1,000 decisions.',
  'unknown-decision': 'There is no such decision in these minutes.',
  'verb-sets-nothing-off': 'Only what is agreed, approved, endorsed or accepted sets something off.',
  'decision-in-effect': 'What this decision set off has happened. Decide otherwise at a meeting instead.',
  'too-many-messages': 'A meeting has at most 20 key messages.',
  'no-owner': 'Name at least one agency and role that is to do it.',
  'too-many-owners': 'An action point has at most ten owners.',
  'owner-without-agency': 'Name the agency of each owner, so that it reaches somebody.',
  'too-many-action-points': 'A meeting has at most 500 action points.',
  'unknown-action-point': 'There is no such action point in these minutes.',
  'reference-taken':
    'So many action points are being minuted that none of the free numbers could be had. Send it again.',
  'not-under-review': 'This action point isn’t one that this meeting goes through.',
  'closed-in-register': 'This action point is closed in the register. Reopen it with a reason if it isn’t done.',
  'open-in-register': 'This action point is open in the register. Carry it forward instead.',
  'no-minutes': 'There is nothing in the minutes yet. Add a paragraph first.',
  'too-many-comments': 'Minutes take at most 1,000 comments.',
  'too-many-corrections': 'Minutes take at most 200 corrections.',
  'own-meeting': 'A meeting can’t agree its own minutes. Choose a later meeting of the group.',
  'unknown-later-meeting': 'There is no such later meeting here.',
  'other-group': 'That meeting is of another group. Choose a later meeting of the same group.',
  'not-a-later-meeting': 'That meeting isn’t later. Choose a later meeting of the group.',
  'meeting-not-held': 'That meeting hasn’t begun. Minutes are agreed at a meeting that is open or was held.',
  'same-text': 'An alteration says the same as the paragraph. Leave it out, or change the text.',
  'altered-twice': 'A paragraph is altered twice. Give each alteration once.',
};
