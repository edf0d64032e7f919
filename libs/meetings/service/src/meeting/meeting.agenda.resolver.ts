import type { MeetingCommand } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { itemChanges, nothingGiven, type ItemInput, type OfMeeting } from './meeting.inputs.ts';

interface OfItem extends OfMeeting {
  readonly itemId: string;
}

interface AddItem extends OfMeeting, ItemInput {
  readonly parentId?: string | null;
  readonly title: string;
}

/** Up to the meeting. */
export const agendaChanges = {
  addAgendaItem: async (here: Here, input: AddItem): Promise<MeetingCommand> => ({
    type: 'AddAgendaItem',
    itemId: here.newId(input.commandId),
    parentId: input.parentId ?? null,
    ...nothingGiven,
    ...(await itemChanges(here, input)),
  }),
  changeAgendaItem: async (here: Here, input: OfItem & ItemInput): Promise<MeetingCommand> => ({
    type: 'ChangeAgendaItem',
    itemId: input.itemId,
    changes: await itemChanges(here, input),
  }),
  moveAgendaItem: (_: Here, { itemId, place }: OfItem & { readonly place: number }): MeetingCommand => ({
    type: 'MoveAgendaItem',
    itemId,
    place,
  }),
  removeAgendaItem: (_: Here, { itemId }: OfItem): MeetingCommand => ({ type: 'RemoveAgendaItem', itemId }),
  publishAgenda: (here: Here): MeetingCommand => ({ type: 'PublishAgenda', publishedOn: here.today() }),
  openMeeting: (): MeetingCommand => ({ type: 'OpenMeeting' }),
  closeMeeting: (_: Here, { closedAt }: OfMeeting & { readonly closedAt: string }): MeetingCommand => ({
    type: 'CloseMeeting',
    closedAt,
  }),
};
