import { isLocalDate, refuse, type LocalDate, type LocalTime } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { effectsOf } from './meeting.decisions.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known, type Past, type Status } from './meeting.state.ts';
import { faultOf, kept, longest, type ListedAgency } from './texts.ts';

const maxComments = 1_000;
const maxCorrections = 200;

export interface CirculateMinutes {
  readonly type: 'CirculateMinutes';
  readonly circulatedOn: LocalDate;
}

export interface RecallMinutes {
  readonly type: 'RecallMinutes';
  readonly reason: string;
}

export interface CommentOnMinutes {
  readonly type: 'CommentOnMinutes';
  readonly commentId: string;
  /** None: on the minutes as a whole. */
  readonly paragraphId: string | null;
  /** The agency the comment comes from; none: from the partnership itself. */
  readonly agency: ListedAgency | null;
  readonly text: string;
  readonly commentedOn: LocalDate;
}

export interface CorrectMinutes {
  readonly type: 'CorrectMinutes';
  readonly correctionId: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly correctedOn: LocalDate;
}

/** The meeting that agrees, as it stands. */
export interface LaterMeeting {
  readonly meetingId: string;
  readonly groupId: string;
  readonly date: LocalDate;
  readonly startsAt: LocalTime;
  readonly status: Status;
}

export interface AgreeMinutes {
  readonly type: 'AgreeMinutes';
  readonly atMeetingId: string;
  /** None when there is no such meeting here. */
  readonly at: LaterMeeting | null;
  /** None: agreed as a correct record. */
  readonly alterations: readonly { readonly paragraphId: string; readonly text: string }[];
}

export const circulate = ({ circulatedOn }: CirculateMinutes, state: Known): Outcome => {
  if (state.status === 'circulated') return [];
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (sitting.status === 'open') return refuse('not-held');
  if (sitting.paragraphs.length === 0) return refuse('no-minutes');
  if (!isLocalDate(circulatedOn)) return refuse('no-such-date');
  return [...effectsOf(sitting), { type: 'MinutesCirculated.v1', data: { meetingId: sitting.id, circulatedOn } }];
};

/** A comment reaches those who keep the minutes; what comes of it is an alteration or a recall. */
export const comment = (command: CommentOnMinutes, state: Known): Outcome => {
  if (state.status === 'agreed') return refuse('minutes-agreed');
  if (state.status === 'cancelled') return refuse('meeting-cancelled');
  if (state.status !== 'circulated') return refuse('minutes-not-circulated');
  const { commentId, paragraphId, agency, commentedOn } = command;
  if (state.comments.some(({ id }) => id === commentId)) return [];
  if (state.comments.length >= maxComments) return refuse('too-many-comments');
  if (paragraphId !== null && !state.paragraphs.some(({ id }) => id === paragraphId))
    return refuse('unknown-paragraph');
  const text = kept(command.text);
  const fault = faultOf([text, longest.response]);
  if (fault) return refuse(fault);
  const from = { agencyId: agency?.agencyId ?? null, agencyName: agency?.name ?? null };
  return [
    {
      type: 'MinutesCommented.v1',
      data: { meetingId: state.id, commentId, paragraphId, ...from, text, commentedOn },
    },
  ];
};

/** Agreed minutes are never edited: what turns out to be wrong later stands beside them. */
export const correct = (command: CorrectMinutes, state: Known): Outcome => {
  if (state.status !== 'agreed') return refuse('minutes-not-agreed');
  const { correctionId, paragraphId, correctedOn } = command;
  const { corrections } = state.agreement;
  if (corrections.some(({ id }) => id === correctionId)) return [];
  if (corrections.length >= maxCorrections) return refuse('too-many-corrections');
  if (!state.paragraphs.some(({ id }) => id === paragraphId)) return refuse('unknown-paragraph');
  const text = kept(command.text);
  const fault = faultOf([text, longest.response]);
  if (fault) return refuse(fault);
  return [
    {
      type: 'MinutesCorrected.v1',
      data: { meetingId: state.id, correctionId, paragraphId, text, correctedOn },
    },
  ];
};

export const recall = (command: RecallMinutes, state: Known): Outcome => {
  if (state.status === 'agreed') return refuse('minutes-agreed');
  if (state.status === 'cancelled') return refuse('meeting-cancelled');
  if (state.status !== 'circulated') return refuse('minutes-not-circulated');
  const reason = kept(command.reason);
  const fault = faultOf([reason, longest.reason]);
  if (fault) return refuse(fault);
  return [{ type: 'MinutesRecalled.v1', data: { meetingId: state.id, reason } }];
};

/** Minutes are agreed at a later meeting of the same group that has begun, and never changed again. */
export const agree = (command: AgreeMinutes, state: Known): Outcome => {
  if (state.status === 'agreed') return isRepeat(command, state) ? [] : refuse('minutes-agreed');
  if (state.status === 'cancelled') return refuse('meeting-cancelled');
  if (command.atMeetingId === state.id) return refuse('own-meeting');
  if (state.status !== 'circulated') return refuse('minutes-not-circulated');
  const { at } = command;
  if (!at) return refuse('unknown-later-meeting');
  const fault = laterMeetingFault(at, state);
  if (fault) return refuse(fault);
  const altered = new Map<string, MeetingEvent>();
  for (const { paragraphId, text: given } of command.alterations) {
    const paragraph = state.paragraphs.find(({ id }) => id === paragraphId);
    if (!paragraph) return refuse('unknown-paragraph');
    const text = kept(given);
    const textFault = faultOf([text, longest.minute]);
    if (textFault) return refuse(textFault);
    if (paragraph.text === text) return refuse('same-text');
    if (altered.has(paragraphId)) return refuse('altered-twice');
    const data = { meetingId: state.id, paragraphId, before: paragraph.text, text };
    altered.set(paragraphId, { type: 'MinuteAltered.v1', data });
  }
  return [
    ...altered.values(),
    {
      type: 'MinutesAgreed.v1',
      data: { meetingId: state.id, atMeetingId: at.meetingId, agreedOn: at.date, alterations: altered.size },
    },
  ];
};

const laterMeetingFault = (at: LaterMeeting, own: Past): MeetingRefusal | undefined => {
  if (at.groupId !== own.groupId) return 'other-group';
  if (`${at.date} ${at.startsAt}` <= `${own.date} ${own.startsAt}`) return 'not-a-later-meeting';
  const begun: readonly Status[] = ['open', 'held', 'circulated', 'agreed'];
  return begun.includes(at.status) ? undefined : 'meeting-not-held';
};

/** The same agreement once more: at the same meeting, with the same alterations. */
const isRepeat = (
  { atMeetingId, alterations }: AgreeMinutes,
  { agreement, paragraphs }: Extract<Known, { status: 'agreed' }>,
): boolean => {
  const altered = paragraphs.filter(({ before }) => before !== null);
  return (
    agreement.atMeetingId === atMeetingId &&
    altered.length === alterations.length &&
    alterations.every((one) => altered.some(({ id, text }) => id === one.paragraphId && text === kept(one.text)))
  );
};
