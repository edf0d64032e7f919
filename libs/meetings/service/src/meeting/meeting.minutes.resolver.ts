import type { ReviewOutcome } from '@csp/meetings-contract';
import type { MeetingCommand } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { pointsUnderReview } from '../review/review-table.ts';
import { firstFreeReference, firstFreeRunning, meetingDays } from './meeting-days.view.ts';
import { rolesOf, type LeadInput, type OfMeeting } from './meeting.inputs.ts';
import { nextOf } from './meeting.reading.ts';
import { meetings } from './meetings.view.ts';

interface OfParagraph extends OfMeeting {
  readonly paragraphId: string;
}

interface ActionPoint extends OfParagraph {
  readonly text: string;
  readonly owners: readonly LeadInput[];
  readonly dueOn?: string | null;
}

interface Reviewed extends OfMeeting {
  readonly actionPointId: string;
  readonly outcome: string;
  readonly response?: string | null;
  readonly dueOn?: string | null;
}

/** What is written down at the meeting and afterwards. */
export const minutesChanges = {
  addMinute: async (here: Here, input: OfMeeting & { itemId: string; text: string }): Promise<MeetingCommand> => {
    const day = await here.rows(meetingDays).get(input.meetingId);
    return {
      type: 'AddMinute',
      paragraphId: here.newId(input.commandId),
      itemId: input.itemId,
      text: input.text,
      runningFrom: day?.minuteNumbering === 'running' ? await firstFreeRunning(here, day) : 1,
    };
  },
  reviseMinute: (_: Here, { paragraphId, text }: OfParagraph & { readonly text: string }): MeetingCommand => ({
    type: 'ReviseMinute',
    paragraphId,
    text,
  }),
  removeMinute: (_: Here, { paragraphId }: OfParagraph): MeetingCommand => ({ type: 'RemoveMinute', paragraphId }),
  recordKeyMessages: (_: Here, { messages }: OfMeeting & { readonly messages: readonly string[] }): MeetingCommand => ({
    type: 'RecordKeyMessages',
    messages,
  }),
  minuteActionPoint: async (here: Here, input: ActionPoint): Promise<MeetingCommand> => ({
    type: 'MinuteActionPoint',
    actionPointId: here.newId(input.commandId),
    paragraphId: input.paragraphId,
    text: input.text,
    owners: await rolesOf(here, input.owners),
    dueOn: input.dueOn ?? null,
    nextMeetingOn: await nextOf(here, input.meetingId),
    firstFreeNumber: await firstFreeReference(here, input.meetingId),
  }),
  withdrawMinutedActionPoint: (
    _: Here,
    { actionPointId }: OfMeeting & { readonly actionPointId: string },
  ): MeetingCommand => ({
    type: 'WithdrawMinutedActionPoint',
    actionPointId,
  }),
  reviewActionPoint: async (here: Here, input: Reviewed): Promise<MeetingCommand> => {
    const { meetingId, actionPointId, outcome, response, dueOn } = input;
    const row = await here.rows(meetings).get(meetingId);
    const points = row ? await pointsUnderReview(here, row.state) : [];
    const point = points.find(({ id }) => id === actionPointId);
    return {
      type: 'ReviewActionPoint',
      actionPointId,
      underReview: point ? { reference: point.reference, closed: point.status === 'CLOSED' } : null,
      outcome: asStored<ReviewOutcome>(outcome),
      response: response ?? null,
      dueOn: dueOn ?? null,
      nextMeetingOn: await nextOf(here, meetingId),
    };
  },
};
