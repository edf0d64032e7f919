import { scrutinyFeedbackEvents, type SaidBy, type ScrutinyFeedbackEvent } from '@csp/action-plan-contract';
import { unreachable } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface ScrutinyFeedbackRow {
  readonly id: string;
  readonly version: number;
  readonly saidBy: SaidBy;
  readonly said: string;
  readonly saidOn: string;
  readonly response: string | null;
  readonly whatChanged: string | null;
  readonly publishedOn: string | null;
  readonly unpublishedBecause: string | null;
}

const changed = (row: ScrutinyFeedbackRow, event: ScrutinyFeedbackEvent): Partial<ScrutinyFeedbackRow> => {
  switch (event.type) {
    case 'ScrutinyFeedbackRecorded.v1':
      return row;
    case 'ScrutinyFeedbackAnswered.v1':
      return { response: event.data.response, whatChanged: event.data.whatChanged };
    case 'ScrutinyFeedbackPublished.v1':
      return { publishedOn: event.data.publishedOn, unpublishedBecause: null };
    case 'ScrutinyFeedbackUnpublished.v1':
      return { publishedOn: null, unpublishedBecause: event.data.reason };
    default:
      return unreachable(event);
  }
};

const fold = (row: ScrutinyFeedbackRow | undefined, event: ScrutinyFeedbackEvent): ScrutinyFeedbackRow | undefined => {
  if (event.type === 'ScrutinyFeedbackRecorded.v1') {
    const { feedbackId: id, saidBy, said, saidOn } = event.data;
    const nothingYet = { response: null, whatChanged: null, publishedOn: null, unpublishedBecause: null };
    return { id, version: 1, saidBy, said, saidOn, ...nothingYet };
  }
  return row && { ...row, ...changed(row, event), version: row.version + 1 };
};

/** What was said of the partnership's work: one row each. */
export const scrutinyFeedbackView = view<ScrutinyFeedbackRow, ScrutinyFeedbackEvent>()({
  name: 'scrutiny-feedback',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type in scrutinyFeedbackEvents ? [event.data.feedbackId] : []),
  fold: (row, { event }) => fold(row, event),
  indexes: { said: ({ saidOn }) => saidOn, published: ({ publishedOn }) => publishedOn },
});
