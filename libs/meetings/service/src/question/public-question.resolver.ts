import { onLondonClock } from '@csp/kernel';
import { publicQuestion, questionsClosed, questionsCloseOn, type PublicQuestionCommand } from '@csp/meetings-domain';
import {
  grantsIn,
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { meetings } from '../meeting/meetings.view.ts';
import { publicQuestions, type PublicQuestionRow } from './public-questions.view.ts';

type Input = ActOptions & { readonly questionId: string };

const londonNow = (here: Here) => onLondonClock(Date.parse(here.now()));

/** What the public sees of the questions for a meeting: those that were let through. */
const letThrough = ({ status }: PublicQuestionRow): boolean => status === 'ACCEPTED' || status === 'ANSWERED';

const questionsFor = (here: Here, meetingId: string) =>
  here.rows(publicQuestions).find({ where: { meeting: meetingId } });

/** Until when questions are taken, and whether there were none: that none came is a record as well. */
const taking = async (here: Here, meeting: { readonly id: string; readonly date: string }) => {
  const { date, time } = londonNow(here);
  const closed = questionsClosed(meeting.date, date, time);
  const noneReceived = closed && (await questionsFor(here, meeting.id)).length === 0;
  const until = questionsCloseOn(meeting.date);
  return { closesOn: until.date, closesAt: until.time, closed, noneReceived };
};

export const publicQuestionResolvers = (ports: ContextPorts): Resolvers => {
  const change = async (asking: Asking, input: Input, command: (here: Here) => PublicQuestionCommand) => {
    const here = ports.of(asking);
    const acted = await here.act(publicQuestion, input.questionId, command(here), input);
    if (acted.kind === 'refused') return refusal(acted.code);
    return (await here.rows(publicQuestions).get(input.questionId)) ?? refusal('unknown-question');
  };
  const ofMeeting = {
    questionTime: (meeting: { id: string; date: string }, _: unknown, asking: Asking) =>
      taking(ports.of(asking), meeting),
  };
  return {
    Query: {
      // Whoever asked knows the id and nobody else does.
      publicQuestion: async (_: unknown, { id }: { id: string }, asking: Asking) =>
        (await ports.of(asking).rows(publicQuestions).get(id)) ?? null,
    },
    Mutation: {
      askPublicQuestion: async (
        _: unknown,
        { input }: { input: ActOptions & { readonly meetingId: string; readonly text: string } },
        asking: Asking,
      ) => {
        const here = ports.of(asking);
        const questionId = here.newId(input.commandId);
        const row = await here.rows(meetings).get(input.meetingId);
        const waiting = await here.rows(publicQuestions).find({ where: { waiting: input.meetingId } });
        const { date: today, time: now } = londonNow(here);
        const meeting = row ? { meetingId: row.id, date: row.state.date, status: row.state.status } : null;
        const command = { meeting, text: input.text, waiting: waiting.length, today, now } as const;
        const acted = await here.act(
          publicQuestion,
          questionId,
          { type: 'AskPublicQuestion', questionId, ...command },
          input,
        );
        if (acted.kind === 'refused') return refusal(acted.code);
        return here.rows(publicQuestions).get(questionId);
      },
      acceptPublicQuestion: (_: unknown, { input }: { input: Input }, asking: Asking) =>
        change(asking, input, (here) => ({ type: 'AcceptPublicQuestion', acceptedOn: here.today() })),
      refusePublicQuestion: (_: unknown, { input }: { input: Input & { reason: string } }, asking: Asking) =>
        change(asking, input, (here) => ({
          type: 'RefusePublicQuestion',
          reason: input.reason,
          refusedOn: here.today(),
        })),
      answerPublicQuestion: (_: unknown, { input }: { input: Input & { answer: string } }, asking: Asking) =>
        change(asking, input, (here) => ({
          type: 'AnswerPublicQuestion',
          answer: input.answer,
          answeredOn: here.today(),
        })),
    },
    Meeting: {
      ...ofMeeting,
      publicQuestions: async ({ id }: { id: string }, _: unknown, asking: Asking) => {
        const seesAll = grantsIn(asking.principal, asking.tenant).some(({ role }) => role !== 'agency-officer');
        return (await questionsFor(ports.of(asking), id)).filter((row) => seesAll || letThrough(row));
      },
    },
    PublicMeeting: {
      ...ofMeeting,
      publicQuestions: async ({ id }: { id: string }, _: unknown, asking: Asking) =>
        (await questionsFor(ports.of(asking), id)).filter(letThrough),
    },
  };
};
