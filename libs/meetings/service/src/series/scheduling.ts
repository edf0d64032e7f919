import { meeting, meetingSeries, scheduledFrom } from '@csp/meetings-domain';
import { refusal, type Asking, type ContextPorts, type Here } from '@csp/platform-runtime';
import { loadMeeting } from '../meeting/meeting.reading.ts';
import { listedAgencies } from '../partnership/agencies.view.ts';
import { groups } from '../partnership/groups.view.ts';
import { settings, settingsKey } from '../partnership/settings.view.ts';
import { daysOfSeries } from './meeting-series.reading.ts';
import { allMeetingSeries } from './meeting-series.view.ts';

interface WantedInput {
  readonly date: string;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly place?: string | null;
}

interface Input {
  readonly commandId?: string | null;
  readonly seriesId: string;
  readonly meetings: readonly WantedInput[];
}

/** All the meetings or none: each is one commit, and none is begun before all are known to be possible. Sent again, it goes on where it broke off. */
export const scheduleFromSeries =
  (ports: ContextPorts) =>
  async (_: unknown, { input }: { input: Input }, asking: Asking) => {
    const here = ports.of(asking);
    const newId = () => here.newId(input.commandId);
    const each = input.meetings.map((wanted) => ({ ...wanted, meetingId: newId(), commandId: newId() }));
    const commands = await commandsFor(here, input.seriesId, each, newId);
    if ('refused' in commands) return refusal(commands.refused);
    for (const [index, command] of commands.entries()) {
      const { commandId } = each[index]!;
      const acted = await here.act(meeting, command.meetingId, command, { commandId });
      if (acted.kind === 'refused') return refusal(acted.code);
    }
    const all = await Promise.all(each.map(({ meetingId }) => loadMeeting(ports, meetingId, asking)));
    return { __typename: 'ScheduledMeetings', meetings: all.filter((one) => one !== null) };
  };

type Named = WantedInput & { readonly meetingId: string };

const commandsFor = async (here: Here, seriesId: string, meetings: readonly Named[], newId: () => string) => {
  const series = (await here.rows(allMeetingSeries).get(seriesId))?.state ?? meetingSeries.initial;
  if (series.status === 'none') return { refused: 'unknown-series' } as const;
  const own = new Set(meetings.map(({ meetingId }) => meetingId));
  const days = await daysOfSeries(here, seriesId);
  const leads = series.items.flatMap(({ leads, subItems }) => [leads, ...subItems.map((item) => item.leads)].flat());
  return scheduledFrom(series, {
    meetings: meetings.map(({ meetingId, date, startsAt, endsAt, place }) => ({
      meetingId,
      date,
      startsAt: startsAt ?? series.startsAt,
      endsAt: endsAt ?? series.endsAt,
      place: place === undefined ? series.place : place,
    })),
    group: (await here.rows(groups).get(series.groupId)) ?? null,
    habits: (await here.rows(settings).get(settingsKey)) ?? null,
    // What this very command scheduled before it was sent again stands in nobody's way.
    taken: days.filter(({ id }) => !own.has(id)).map(({ date }) => date),
    agencies: await listedAgencies(
      here,
      leads.map(({ agencyId }) => agencyId),
    ),
    newId,
  });
};
