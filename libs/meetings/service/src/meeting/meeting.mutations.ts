import { meeting, type MeetingCommand } from '@csp/meetings-domain';
import { refusal, type Acted, type Asking, type ContextPorts, type Here, type Resolvers } from '@csp/platform-runtime';
import { groups } from '../partnership/groups.view.ts';
import { settings, settingsKey } from '../partnership/settings.view.ts';
import { agendaChanges } from './meeting.agenda.resolver.ts';
import { agreementChanges } from './meeting.agreement.resolver.ts';
import { attendanceChanges } from './meeting.attendance.resolver.ts';
import { decisionChanges } from './meeting.decisions.resolver.ts';
import { firstFreeReference } from './meeting-days.view.ts';
import type { OfMeeting } from './meeting.inputs.ts';
import { minutesChanges } from './meeting.minutes.resolver.ts';
import { loadMeeting } from './meeting.reading.ts';

/** A change of a meeting: from the input to the command that is meant by it. The rules are the domain's. */
type Change<Input> = (here: Here, input: Input, asking: Asking) => MeetingCommand | Promise<MeetingCommand>;

interface Slot {
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

const scheduling = async (
  here: Here,
  meetingId: string,
  { groupId, date, startsAt, endsAt, place }: Slot & { readonly groupId: string; readonly place?: string | null },
): Promise<MeetingCommand> => ({
  type: 'ScheduleMeeting',
  meetingId,
  group: (await here.rows(groups).get(groupId)) ?? null,
  habits: (await here.rows(settings).get(settingsKey)) ?? null,
  date,
  startsAt,
  endsAt,
  place: place ?? null,
  series: null,
});

const calendarChanges = {
  rescheduleMeeting: (_: Here, { date, startsAt, endsAt, reason }: OfMeeting & Slot & { reason?: string | null }) =>
    ({ type: 'RescheduleMeeting', date, startsAt, endsAt, reason: reason ?? null }) as const,
  cancelMeeting: (_: Here, { reason }: OfMeeting & { reason: string }) => ({ type: 'CancelMeeting', reason }) as const,
};

/** How often another number is looked for when somebody else's meeting has just taken the one that was free. */
const mostNumbers = 100;

const giving = async (here: Here, input: OfMeeting, command: MeetingCommand): Promise<Acted> => {
  const act = (given: MeetingCommand) => here.act(meeting, input.meetingId, given, input);
  let acted = await act(command);
  for (let left = mostNumbers; left > 0 && command.type === 'MinuteActionPoint' && wasTaken(acted); left--)
    acted = await act({ ...command, firstFreeNumber: await firstFreeReference(here, input.meetingId) });
  return acted;
};

const wasTaken = (acted: Acted): boolean => acted.kind === 'refused' && acted.code === 'reference-taken';

export const meetingMutations = (ports: ContextPorts): Resolvers => {
  const answer = async (asking: Asking, id: string, acting: Promise<Acted>) => {
    const acted = await acting;
    return acted.kind === 'accepted' ? loadMeeting(ports, id, asking) : refusal(acted.code);
  };
  const changing =
    <Input extends OfMeeting>(change: Change<Input>) =>
    async (_: unknown, { input }: { input: Input }, asking: Asking) => {
      const here = ports.of(asking);
      const { meetingId } = input;
      return answer(asking, meetingId, giving(here, input, await change(here, input, asking)));
    };
  const changes = {
    ...calendarChanges,
    ...agendaChanges,
    ...attendanceChanges,
    ...minutesChanges,
    ...decisionChanges,
    ...agreementChanges,
  };
  return {
    Mutation: {
      scheduleMeeting: async (
        _: unknown,
        { input }: { input: Parameters<typeof scheduling>[2] & OfMeeting },
        asking: Asking,
      ) => {
        const here = ports.of(asking);
        const id = here.newId(input.commandId);
        return answer(asking, id, here.act(meeting, id, await scheduling(here, id, input), input));
      },
      ...Object.fromEntries(
        Object.entries(changes).map(([name, change]) => [name, changing(change as Change<OfMeeting>)]),
      ),
    },
  };
};
