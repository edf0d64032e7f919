import type { SaidBy, ScrutinyFeedbackEvent } from '@csp/action-plan-contract';
import {
  isLocalDate,
  refuse,
  textFault,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';

interface Answer {
  readonly response: string;
  readonly whatChanged: string | null;
}

/** Something that was said of the partnership's work, and how far an answer to it has come. */
export type ScrutinyFeedback =
  | { readonly status: 'none' }
  | { readonly status: 'recorded'; readonly id: string }
  | (Answer & { readonly status: 'answered'; readonly id: string; readonly unpublishedBecause: string | null })
  | (Answer & { readonly status: 'published'; readonly id: string });

export type ScrutinyFeedbackCommand =
  | {
      readonly type: 'RecordScrutinyFeedback';
      readonly id: string;
      readonly saidBy: SaidBy;
      readonly said: string;
      readonly saidOn: LocalDate;
      readonly recordedOn: LocalDate;
    }
  | (Answer & { readonly type: 'AnswerScrutinyFeedback'; readonly answeredOn: LocalDate })
  | { readonly type: 'PublishScrutinyFeedback'; readonly publishedOn: LocalDate }
  | { readonly type: 'UnpublishScrutinyFeedback'; readonly reason: string; readonly unpublishedOn: LocalDate };

type Command<Type extends ScrutinyFeedbackCommand['type']> = Extract<ScrutinyFeedbackCommand, { type: Type }>;
type Known = Exclude<ScrutinyFeedback, { status: 'none' }>;

/** Everything feedback may refuse. Clients switch on these: a code is never renamed. */
export type ScrutinyFeedbackRefusal =
  | TextFault
  | 'unknown-feedback'
  | 'already-recorded'
  | 'no-such-date'
  | 'said-later'
  | 'feedback-published'
  | 'not-answered'
  | 'nothing-changed-yet'
  | 'not-published';
type Outcome = Decision<ScrutinyFeedbackEvent, ScrutinyFeedbackRefusal>;

const longestText = 4_000;

const record = (command: Command<'RecordScrutinyFeedback'>, state: ScrutinyFeedback): Outcome => {
  if (state.status !== 'none') return refuse('already-recorded');
  const { id: feedbackId, saidBy, saidOn, recordedOn } = command;
  const said = command.said.trim();
  const fault = textFault(said, longestText);
  if (fault) return refuse(fault);
  if (!isLocalDate(saidOn)) return refuse('no-such-date');
  if (saidOn > recordedOn) return refuse('said-later');
  return [{ type: 'ScrutinyFeedbackRecorded.v1', data: { feedbackId, saidBy, said, saidOn, recordedOn } }];
};

/** What the public reads is not changed under its eyes: it is taken back first, with a reason. */
const answer = (command: Command<'AnswerScrutinyFeedback'>, state: Known): Outcome => {
  const [response, whatChanged] = [command.response.trim(), command.whatChanged?.trim() || null];
  const fault =
    textFault(response, longestText) ?? (whatChanged === null ? undefined : textFault(whatChanged, longestText));
  if (fault) return refuse(fault);
  if (state.status !== 'recorded' && state.response === response && state.whatChanged === whatChanged) return [];
  if (state.status === 'published') return refuse('feedback-published');
  const { answeredOn } = command;
  return [{ type: 'ScrutinyFeedbackAnswered.v1', data: { feedbackId: state.id, response, whatChanged, answeredOn } }];
};

const publish = ({ publishedOn }: Command<'PublishScrutinyFeedback'>, state: Known): Outcome => {
  if (state.status === 'published') return [];
  if (state.status === 'recorded') return refuse('not-answered');
  if (state.whatChanged === null) return refuse('nothing-changed-yet');
  return [{ type: 'ScrutinyFeedbackPublished.v1', data: { feedbackId: state.id, publishedOn } }];
};

const unpublish = (command: Command<'UnpublishScrutinyFeedback'>, state: Known): Outcome => {
  const reason = command.reason.trim();
  const fault = textFault(reason, longestText);
  if (fault) return refuse(fault);
  if (state.status === 'answered' && state.unpublishedBecause === reason) return [];
  if (state.status !== 'published') return refuse('not-published');
  const { unpublishedOn } = command;
  return [{ type: 'ScrutinyFeedbackUnpublished.v1', data: { feedbackId: state.id, reason, unpublishedOn } }];
};

const decide = (command: ScrutinyFeedbackCommand, state: ScrutinyFeedback): Outcome => {
  if (command.type === 'RecordScrutinyFeedback') return record(command, state);
  if (state.status === 'none') return refuse('unknown-feedback');
  switch (command.type) {
    case 'AnswerScrutinyFeedback':
      return answer(command, state);
    case 'PublishScrutinyFeedback':
      return publish(command, state);
    case 'UnpublishScrutinyFeedback':
      return unpublish(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: ScrutinyFeedback, event: ScrutinyFeedbackEvent): ScrutinyFeedback => {
  const { feedbackId: id } = event.data;
  if (event.type === 'ScrutinyFeedbackRecorded.v1') return { status: 'recorded', id };
  if (event.type === 'ScrutinyFeedbackAnswered.v1') {
    const { response, whatChanged } = event.data;
    return { status: 'answered', id, response, whatChanged, unpublishedBecause: null };
  }
  if (state.status === 'none' || state.status === 'recorded') return state;
  const { response, whatChanged } = state;
  switch (event.type) {
    case 'ScrutinyFeedbackPublished.v1':
      return { status: 'published', id, response, whatChanged };
    case 'ScrutinyFeedbackUnpublished.v1':
      return { status: 'answered', id, response, whatChanged, unpublishedBecause: event.data.reason };
    default:
      return unreachable(event);
  }
};

/** You said, we did: what the public or a scrutiny committee said, what was answered, and what changed. */
export const scrutinyFeedback: Decider<
  ScrutinyFeedbackCommand,
  ScrutinyFeedback,
  ScrutinyFeedbackEvent,
  ScrutinyFeedbackRefusal
> = {
  category: 'scrutiny-feedback',
  initial: { status: 'none' },
  decide,
  evolve,
};
