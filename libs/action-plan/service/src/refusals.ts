import type {
  ActionPointRefusal,
  ActionTableRefusal,
  FollowUpRefusal,
  HomicideReviewRefusal,
  RecommendationRefusal,
  ScrutinyFeedbackRefusal,
} from '@csp/action-plan-domain';
import type { ImportFault } from './action-table/action-table.resolver.ts';

type Code =
  | ActionPointRefusal
  | ActionTableRefusal
  | FollowUpRefusal
  | HomicideReviewRefusal
  | ImportFault
  | RecommendationRefusal
  | ScrutinyFeedbackRefusal
  | 'comes-with-its-review'
  | 'not-your-action-point'
  | 'unknown-agency'
  | 'agency-left';

/** What each refusal means, as a sentence that says what to do instead. */
export const refusals: Readonly<Record<Code, string>> = {
  'unknown-action-point': 'There is no such action point here.',
  'not-your-action-point': 'Only the agencies that own this action point and the support officer can report on it.',
  'reference-taken': 'Another action point has this reference. Choose one that is free.',
  'unknown-agency': 'This partnership lists no such agency. Choose one of its agencies.',
  'agency-left': 'That agency has left the partnership. Choose the one that took its place.',
  'already-raised': 'This action point has been raised already.',
  'already-closed': 'This action point is closed. Reopen it first if there is more to say.',
  'not-closed': 'This action point is open already.',
  withdrawn: 'This action point was withdrawn. Raise a new one if it is needed after all.',
  minuted:
    'Minutes cite this action point. Take it out of the minutes while they are a draft, or close it and say why.',
  'not-an-owner': 'That agency doesn’t own this action point. Choose one of its owners.',
  'already-answered': 'This agency has accepted or declined already; that it has seen the action point is known.',
  'days-out-of-range': 'Give a whole number of days from 1 to 365.',
  'no-owner': 'Name at least one agency and role that is to do it.',
  'too-many-owners': 'An action point has at most ten owners.',
  'no-such-date': 'That date doesn’t exist. Give a day such as 2020-10-06.',
  'not-yet': 'This day is still to come. Give the day it was done, or leave it empty for today.',
  'before-it-was-raised': 'On this day the action point had not been raised yet. Give the day it was done.',
  'not-later': 'The new date is earlier than the present one. Give a later date.',
  'empty-table': 'This table has no rows.',
  'too-many-rows': 'A table has at most 500 rows and 50 columns. Divide it.',
  'table-has-faults': 'Something in this table must be put right. Check it to see what and where.',
  'not-as-checked': 'This table, or what it is held against, is not as it was checked. Check it again.',
  'not-confirmed': 'This table has warnings. Look at them, and confirm that they are right.',
  'empty-text': 'Write something first.',
  'too-long': 'The text is too long. Shorten it.',
  'unreadable-text': 'The text holds characters that can’t be stored. Remove them and try again.',
  'unknown-feedback': 'There is no such feedback here.',
  'already-recorded': 'This has been written down already.',
  'said-later': 'That day is still to come. Give the day on which it was said.',
  'feedback-published': 'The public reads this answer. Take it back with a reason first, then change it.',
  'not-answered': 'Answer it first, then publish it.',
  'nothing-changed-yet': 'Say what changed, or that nothing will and why, then publish it.',
  'not-published': 'The public doesn’t read this.',
  'unknown-review': 'There is no such review here.',
  'already-commissioned': 'This review has been commissioned already.',
  'still-to-come': 'That day is still to come. Give the day on which it happened.',
  'no-such-account': 'That is no account. Choose one of those that have a role here.',
  'not-yourself': 'Nobody takes themself out of a review. Name another support officer, who can do it then.',
  'too-many-named': 'At most 50 accounts are named in a review.',
  'not-the-next-stage': 'That is not the stage that comes next. Record the stages one after another.',
  'before-the-last-stage': 'That day is before the last stage. Give a later day.',
  'review-published': 'This review is published: its recommendations are in the register and stay as they are.',
  'number-in-review': 'This review has a recommendation of that number. Correct the number.',
  'unknown-review-recommendation': 'There is no such recommendation in this review.',
  'too-many-notes': 'At most 1,000 notes of progress are kept with a review.',
  'too-many-recommendations': 'A review has at most 200 recommendations.',
  'unknown-recommendation': 'There is no such recommendation here.',
  'already-proposed': 'This recommendation has been proposed already.',
  'already-in-register': 'The register has this number of this source already. Look it up, or correct the number.',
  'comes-with-its-review':
    'Recommendations of a domestic homicide review come into the register when it is published. Enter them there.',
  'not-agreed': 'No meeting has agreed this recommendation. Record the decision that agrees it first.',
  'already-agreed': 'A meeting has agreed this recommendation. Withdraw it with a reason if it falls away.',
  'not-taken-up': 'Say first which action points or agencies take this recommendation up.',
  'nothing-takes-it-up': 'Name at least one action point or agency that takes it up.',
  'recommendation-finished': 'This recommendation is done, refused or withdrawn: nothing more becomes of it.',
  'too-many-agencies': 'A recommendation has at most 20 agencies.',
  'too-many-action-points': 'A recommendation is taken up by at most 50 action points.',
};
