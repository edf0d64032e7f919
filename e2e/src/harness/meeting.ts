import type { GraphClient } from './client.ts';

/** What suites look at of a meeting. */
export interface MeetingSeen {
  readonly id: string;
  readonly version: number;
  readonly stage: string;
  readonly minutesStatus: string;
  readonly date: string;
  readonly agenda: readonly (ItemSeen & { readonly subItems: readonly ItemSeen[] })[];
  readonly minutes: readonly {
    readonly id: string;
    readonly number: string;
    readonly text: string;
    readonly before: string | null;
  }[];
  readonly decisions: readonly { readonly id: string; readonly paragraph: string; readonly verb: string }[];
  readonly actionPoints: readonly {
    readonly actionPointId: string;
    readonly reference: string;
    readonly paragraph: string;
  }[];
  readonly declarations: readonly { readonly id: string }[];
  readonly quorum: { readonly required: number; readonly present: number; readonly met: boolean };
}

interface ItemSeen {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly minutesAllotted: number | null;
}

export const meetingSelection = `id version stage minutesStatus date
  agenda { id number title minutesAllotted subItems { id number title minutesAllotted } }
  minutes { id number text before } decisions { id paragraph verb }
  actionPoints { actionPointId reference paragraph } declarations { id } quorum { required present met }`;

/** A group that meets, and agencies that are listed now. */
export const placeOf = async (client: GraphClient): Promise<{ groupId: string; agencies: readonly string[] }> => {
  const { partnership } = await client.read<{
    partnership: {
      groups: { id: string; active: boolean }[];
      agencies: { id: string; listedUntil: string | null }[];
    };
  }>('{ partnership { groups { id active } agencies { id listedUntil } } }');
  const [group] = partnership.groups.filter(({ active }) => active);
  return {
    groupId: group!.id,
    agencies: partnership.agencies.filter(({ listedUntil }) => listedUntil === null).map(({ id }) => id),
  };
};

type Input = Readonly<Record<string, unknown>>;

/** Takes one meeting from step to step, as a support officer; each answers with the meeting as it then is. */
export class MeetingDesk {
  constructor(
    readonly officer: GraphClient,
    private seen: MeetingSeen,
  ) {}

  static async schedule(officer: GraphClient, input: Input): Promise<MeetingDesk> {
    const given = { startsAt: '10:00', endsAt: '11:50', ...input };
    return new MeetingDesk(officer, await officer.act<MeetingSeen>('scheduleMeeting', given, meetingSelection));
  }

  get id(): string {
    return this.seen.id;
  }

  get now(): MeetingSeen {
    return this.seen;
  }

  async do(field: string, input: Input = {}): Promise<MeetingSeen> {
    return (this.seen = await this.officer.act<MeetingSeen>(field, { meetingId: this.id, ...input }, meetingSelection));
  }

  /** The same, where a refusal is what is looked for. */
  outcome(field: string, input: Input = {}): Promise<unknown> {
    return this.officer.outcome(field, { meetingId: this.id, ...input }, 'id version');
  }

  async refresh(): Promise<MeetingSeen> {
    const { meeting } = await this.officer.read<{ meeting: MeetingSeen }>(
      `query($id: ID!) { meeting(id: $id) { ${meetingSelection} } }`,
      { id: this.id },
    );
    return (this.seen = meeting);
  }

  /** Adds an item at the end, or under another; its id. */
  async item(title: string, input: Input = {}): Promise<string> {
    const ids = (seen: MeetingSeen) =>
      seen.agenda.flatMap(({ id, subItems }) => [id, ...subItems.map((sub) => sub.id)]);
    const before = new Set(ids(this.seen));
    const after = await this.do('addAgendaItem', { title, ...input });
    return ids(after).find((id) => !before.has(id)) ?? '';
  }

  /** Adds a paragraph to an item; its id. */
  async minute(itemId: string, text: string, input: Input = {}): Promise<string> {
    const before = new Set(this.seen.minutes.map(({ id }) => id));
    const after = await this.do('addMinute', { itemId, text, ...input });
    return after.minutes.find(({ id }) => !before.has(id))?.id ?? '';
  }

  /** Minutes an action point; as the minutes have it. */
  async actionPoint(paragraphId: string, agencyId: string, text: string, input: Input = {}) {
    const before = new Set(this.seen.actionPoints.map(({ actionPointId }) => actionPointId));
    const owners = [{ role: 'Officer', agencyId }];
    const after = await this.do('minuteActionPoint', { paragraphId, text, owners, ...input });
    return after.actionPoints.find(({ actionPointId }) => !before.has(actionPointId))!;
  }

  /** Attendance of as many agencies of the board as there are, with some of the public. */
  attended(agencies: readonly string[], publicCount = 2): Promise<MeetingSeen> {
    const present = agencies.map((agencyId) => ({ role: 'Representative', agencyId, capacity: 'BOARD' }));
    return this.do('recordAttendance', { present, apologies: [], publicCount });
  }

  /** Published, opened and attended: ready to be minuted. */
  async openWith(agencies: readonly string[]): Promise<MeetingSeen> {
    await this.do('publishAgenda');
    await this.do('openMeeting');
    return this.attended(agencies);
  }
}
