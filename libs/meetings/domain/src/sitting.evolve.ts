import { unreachable } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { runningNumberOf } from './action-references.ts';
import type { Meeting, RecordedDecision, Sitting } from './meeting.state.ts';
import { withParagraph, withoutParagraph } from './minute-numbers.ts';

type Event<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

/** What can happen to a meeting that has begun. */
export type SittingEvent = Exclude<
  MeetingEvent,
  Event<
    | 'MeetingScheduled.v1'
    | 'MeetingPutInSeries.v1'
    | 'MeetingImported.v1'
    | 'MeetingRescheduled.v1'
    | 'MeetingCancelled.v1'
    | 'AgendaItemAdded.v1'
    | 'AgendaItemChanged.v1'
    | 'AgendaItemMoved.v1'
    | 'AgendaItemRemoved.v1'
    | 'AgendaPublished.v1'
    | 'MeetingOpened.v1'
  >
>;

/** A meeting that has begun, after an event. */
export const sittingAfter = (state: Extract<Meeting, Sitting>, event: SittingEvent): Meeting => {
  switch (event.type) {
    case 'AttendanceRecorded.v2': {
      const { meetingId: _, ...attendance } = event.data;
      return { ...state, attendance };
    }
    case 'InterestDeclared.v1': {
      const { meetingId: _, declarationId: id, ...declared } = event.data;
      return { ...state, declarations: [...state.declarations, { id, ...declared }] };
    }
    case 'DeclarationWithdrawn.v1':
      return { ...state, declarations: state.declarations.filter(({ id }) => id !== event.data.declarationId) };
    case 'MinuteAdded.v1': {
      const { paragraphId: id, itemId, number, text } = event.data;
      return { ...state, paragraphs: withParagraph(state, { id, itemId, number, text, before: null }) };
    }
    case 'MinuteRevised.v1':
      return withText(state, event.data.paragraphId, event.data.text, false);
    case 'MinuteRemoved.v1': {
      const removed = state.paragraphs.find(({ id }) => id === event.data.paragraphId);
      return removed ? { ...state, paragraphs: withoutParagraph(state, removed) } : state;
    }
    case 'KeyMessagesRecorded.v1':
      return { ...state, keyMessages: event.data.messages };
    case 'DecisionRecorded.v2':
    case 'DecisionWithdrawn.v1':
    case 'DecisionTookEffect.v1':
      return { ...state, decisions: decisionsAfter(state.decisions, event) };
    case 'ActionPointMinuted.v1':
    case 'MinutedActionPointWithdrawn.v1':
    case 'ActionPointReviewed.v1':
      return { ...state, ...actionPointsAfter(state, event) };
    default:
      return agreementAfter(state, event);
  }
};

type DecisionEvent = Event<'DecisionRecorded.v2' | 'DecisionWithdrawn.v1' | 'DecisionTookEffect.v1'>;

const decisionsAfter = (
  decisions: readonly RecordedDecision[],
  { type, data }: DecisionEvent,
): readonly RecordedDecision[] => {
  switch (type) {
    case 'DecisionRecorded.v2': {
      const { meetingId: _, decisionId: id, ...decision } = data;
      return [...decisions, { id, ...decision, inEffect: false }];
    }
    case 'DecisionWithdrawn.v1':
      return decisions.filter(({ id }) => id !== data.decisionId);
    case 'DecisionTookEffect.v1':
      return decisions.map((one) => (one.id === data.decisionId ? { ...one, inEffect: true } : one));
    default:
      return unreachable(type);
  }
};

type ActionPointEvent = Event<'ActionPointMinuted.v1' | 'MinutedActionPointWithdrawn.v1' | 'ActionPointReviewed.v1'>;

const actionPointsAfter = (
  { actionPoints, reviews, lastReference }: Sitting,
  event: ActionPointEvent,
): Partial<Sitting> => {
  switch (event.type) {
    case 'ActionPointMinuted.v1': {
      const { actionPointId: id, reference, paragraphId, text, owners, ownerAgencyNames, dueOn } = event.data;
      const minuted = { id, reference, paragraphId, text, owners, ownerAgencyNames, dueOn };
      const last = Math.max(lastReference, runningNumberOf(reference));
      return { actionPoints: [...actionPoints, minuted], lastReference: last };
    }
    case 'MinutedActionPointWithdrawn.v1':
      return { actionPoints: actionPoints.filter(({ id }) => id !== event.data.actionPointId) };
    case 'ActionPointReviewed.v1': {
      const { actionPointId, outcome, response, dueOn } = event.data;
      return { reviews: { ...reviews, [actionPointId]: { outcome, response, dueOn } } };
    }
    default:
      return unreachable(event);
  }
};

type AgreementEvent = Exclude<
  SittingEvent,
  | DecisionEvent
  | ActionPointEvent
  | Event<
      | 'AttendanceRecorded.v2'
      | 'InterestDeclared.v1'
      | 'DeclarationWithdrawn.v1'
      | 'MinuteAdded.v1'
      | 'MinuteRevised.v1'
      | 'MinuteRemoved.v1'
      | 'KeyMessagesRecorded.v1'
    >
>;

const agreementAfter = (state: Extract<Meeting, Sitting>, event: AgreementEvent): Meeting => {
  switch (event.type) {
    case 'MeetingClosed.v1':
      return state.status === 'open' ? { ...state, status: 'held', closedAt: event.data.closedAt } : state;
    case 'MinutesCirculated.v1':
      return state.status === 'held' ? { ...state, status: 'circulated' } : state;
    case 'MinutesCommented.v1': {
      const { meetingId: _, commentId: id, ...comment } = event.data;
      return { ...state, comments: [...state.comments, { id, ...comment }] };
    }
    case 'MinutesRecalled.v1':
      return state.status === 'circulated' ? { ...state, status: 'held' } : state;
    case 'MinuteAltered.v1':
      return withText(state, event.data.paragraphId, event.data.text, true);
    case 'MinutesAgreed.v1': {
      const { atMeetingId, agreedOn } = event.data;
      const agreement = { atMeetingId, agreedOn, corrections: [] };
      return state.status === 'circulated' ? { ...state, status: 'agreed', agreement } : state;
    }
    case 'MinutesCorrected.v1': {
      if (state.status !== 'agreed') return state;
      const { meetingId: _, correctionId: id, ...correction } = event.data;
      const corrections = [...state.agreement.corrections, { id, ...correction }];
      return { ...state, agreement: { ...state.agreement, corrections } };
    }
    default:
      return unreachable(event);
  }
};

const withText = <S extends Sitting>(state: S, paragraphId: string, text: string, altered: boolean): S => ({
  ...state,
  paragraphs: state.paragraphs.map((paragraph) =>
    paragraph.id === paragraphId
      ? { ...paragraph, text, before: altered ? paragraph.text : paragraph.before }
      : paragraph,
  ),
});
