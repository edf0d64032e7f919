import type { Decision, Refused } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';

/** Everything a meeting may refuse. Clients switch on these: a code is never renamed. */
export const meetingRefusals = [
  // How far the meeting is.
  'unknown-meeting',
  'already-scheduled',
  'already-imported',
  'meeting-cancelled',
  'already-opened',
  'already-held',
  'not-open',
  'not-held',
  'agenda-not-published',
  'minutes-circulated',
  'minutes-not-circulated',
  'minutes-agreed',
  'minutes-not-agreed',
  // What was written.
  'empty-text',
  'too-long',
  'unreadable-text',
  'no-such-date',
  'no-such-time',
  'ends-before-start',
  // Groups and agencies.
  'unknown-group',
  'group-disbanded',
  'unknown-agency',
  'agency-left',
  // The agenda.
  'unknown-item',
  'too-deep',
  'too-many-items',
  'too-many-leads',
  'no-such-length',
  'no-such-place',
  'empty-agenda',
  // Who was there.
  'too-many-attendees',
  'no-such-count',
  'decisions-need-quorum',
  'leaves-before-arriving',
  'not-present',
  'too-many-declarations',
  'unknown-declaration',
  // Minutes and decisions.
  'unknown-paragraph',
  'too-many-paragraphs',
  'has-sub-items',
  'paragraph-cited',
  'inquorate',
  'too-many-decisions',
  'unknown-decision',
  'verb-sets-nothing-off',
  'decision-in-effect',
  'no-such-recommendation',
  'too-many-messages',
  // Action points.
  'no-owner',
  'too-many-owners',
  'owner-without-agency',
  'too-many-action-points',
  'unknown-action-point',
  'reference-taken',
  'not-under-review',
  'closed-in-register',
  'open-in-register',
  // Agreement, and afterwards.
  'no-minutes',
  'too-many-comments',
  'too-many-corrections',
  'own-meeting',
  'unknown-later-meeting',
  'other-group',
  'not-a-later-meeting',
  'meeting-not-held',
  'same-text',
  'altered-twice',
] as const;

export type MeetingRefusal = (typeof meetingRefusals)[number];

export type Outcome = Decision<MeetingEvent, MeetingRefusal>;

/** Tells a refusal from what was asked for. */
export const refusedOr = <T extends object>(value: T | Refused<MeetingRefusal>): value is Refused<MeetingRefusal> =>
  'refused' in value;
