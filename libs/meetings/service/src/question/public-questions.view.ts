import { publicQuestionEvents, type PublicQuestionEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

export interface PublicQuestionRow {
  readonly id: string;
  readonly meetingId: string;
  readonly text: string;
  readonly status: 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'ANSWERED';
  readonly askedOn: string;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly answer: string | null;
  readonly version: number;
}

const fold = (
  row: PublicQuestionRow | undefined,
  { type, data }: PublicQuestionEvent,
): PublicQuestionRow | undefined => {
  if (type === 'PublicQuestionAsked.v1') {
    const { questionId: id, meetingId, text, askedOn } = data;
    return { id, meetingId, text, askedOn, status: 'ASKED', reason: null, answer: null, version: 1 };
  }
  if (!row) return undefined;
  const version = row.version + 1;
  switch (type) {
    case 'PublicQuestionAccepted.v1':
      return { ...row, version, status: 'ACCEPTED', reason: null };
    case 'PublicQuestionRefused.v1':
      return { ...row, version, status: 'REFUSED', reason: data.reason };
    case 'PublicQuestionAnswered.v1':
      return { ...row, version, status: 'ANSWERED', answer: data.answer };
  }
};

/** One row per question from the public. */
export const publicQuestions = view<PublicQuestionRow, PublicQuestionEvent>()({
  name: 'public-questions',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type in publicQuestionEvents ? [event.data.questionId] : []),
  fold: (row, { event }) => fold(row, event),
  indexes: {
    meeting: ({ meetingId }) => meetingId,
    waiting: ({ status, meetingId }) => (status === 'ASKED' ? meetingId : null),
  },
});
