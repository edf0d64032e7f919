import { placedItem, type LaterMeeting, type MeetingCommand } from '@csp/meetings-domain';
import { grantsIn, type Asking, type Here } from '@csp/platform-runtime';
import { listedAgencies } from '../partnership/agencies.view.ts';
import { meetingDays } from './meeting-days.view.ts';
import type { OfMeeting } from './meeting.inputs.ts';
import { eyesOf } from './meeting.reading.ts';
import { meetings } from './meetings.view.ts';

interface Agreed extends OfMeeting {
  readonly atMeetingId: string;
  readonly alterations?: readonly { readonly paragraphId: string; readonly text: string }[] | null;
}

interface Comment extends OfMeeting {
  readonly paragraphId?: string | null;
  readonly text: string;
}

interface Correction extends OfMeeting {
  readonly paragraphId: string;
  readonly text: string;
}

/** What is to be said of a paragraph that isn't for them is said of none that is there. */
const seenParagraph = async (
  here: Here,
  { meetingId, paragraphId }: Comment,
  asking: Asking,
): Promise<string | null> => {
  if (paragraphId == null || eyesOf(asking).seesRestricted) return paragraphId ?? null;
  const row = await here.rows(meetings).get(meetingId);
  const paragraphs = row && 'paragraphs' in row.state ? row.state.paragraphs : [];
  const itemId = paragraphs.find(({ id }) => id === paragraphId)?.itemId;
  const restricted = row && itemId ? placedItem(row.state.agenda, itemId)?.restricted : true;
  return restricted === false ? paragraphId : 'none';
};

/** From the circulation of minutes to their agreement, and what comes later. */
export const agreementChanges = {
  circulateMinutes: (here: Here): MeetingCommand => ({ type: 'CirculateMinutes', circulatedOn: here.today() }),
  commentOnMinutes: async (here: Here, input: Comment, asking: Asking): Promise<MeetingCommand> => {
    const agencyId = grantsIn(asking.principal, asking.tenant).find((grant) => grant.agencyId)?.agencyId;
    const agencies = await listedAgencies(here, [agencyId]);
    return {
      type: 'CommentOnMinutes',
      commentId: here.newId(input.commandId),
      paragraphId: await seenParagraph(here, input, asking),
      agency: agencyId === undefined ? null : agencies.get(agencyId)!,
      text: input.text,
      commentedOn: here.today(),
    };
  },
  recallMinutes: (_: Here, { reason }: OfMeeting & { readonly reason: string }): MeetingCommand => ({
    type: 'RecallMinutes',
    reason,
  }),
  agreeMinutes: async (here: Here, { atMeetingId, alterations }: Agreed): Promise<MeetingCommand> => {
    const day = await here.rows(meetingDays).get(atMeetingId);
    const at: LaterMeeting | null = day ? { ...day, meetingId: day.id } : null;
    return { type: 'AgreeMinutes', atMeetingId, at, alterations: alterations ?? [] };
  },
  correctMinutes: (here: Here, { commandId, paragraphId, text }: Correction): MeetingCommand => ({
    type: 'CorrectMinutes',
    correctionId: here.newId(commandId),
    paragraphId,
    text,
    correctedOn: here.today(),
  }),
};
