import type { ActionPointEvent } from '@csp/action-plan-contract';
import type { GroupEvent, PartnershipEvent } from '@csp/partnerships-contract';
import type { Asking } from '@csp/platform-runtime';
import { meetingsContext } from '../meetings.context.ts';
import { askingOf, schemaOf, type Answer } from './graph.ts';
import { askingAs, cambridge, Memory } from './memory.ts';

const founded: PartnershipEvent = {
  type: 'PartnershipFounded.v1',
  data: {
    slug: 'cambridge-city',
    name: 'Cambridge Community Safety Partnership',
    kind: 'district',
    district: 'Cambridge',
    council: 'Cambridge City Council',
    settings: {
      noticeWorkingDays: 5,
      minuteNumbering: 'item-and-paragraph',
      actionReferences: 'month-and-number',
      quorumAgencies: 1,
      ragLegend: [],
    },
  },
};
const board: GroupEvent = {
  type: 'GroupSetUp.v1',
  data: { groupId: 'board', name: 'Board', kind: 'board', cadence: null, setUpOn: null },
};
const police: PartnershipEvent = {
  type: 'AgencyListed.v1',
  data: { agencyId: 'police', name: 'Cambridgeshire Constabulary', class: 'responsible-authority', from: null },
};

export const settingsChanged = (
  changes: Partial<Extract<PartnershipEvent, { type: 'SettingsChanged.v1' }>['data']['settings']>,
): PartnershipEvent => ({
  type: 'SettingsChanged.v1',
  data: { settings: { ...founded.data.settings, ...changes } as never },
});

const shown = `
  id version title date startsAt endsAt place stage cancelledBecause minutesStatus closedAt publicPath
  group { id } changesOfDate { from to reason notedAt }
  agenda { id number title purpose restricted restrictedBecause minutesAllotted leads { role agencyId agencyName }
    subItems { id number title restricted } }
  timing { allotted available message } notice { required given late publishBy publishedAt message }
  attendance { recorded present { role agencyName capacity deputyFor stay } apologies { role capacity } absent { role capacity }
    publicCount }
  quorum { required present met notMetFor } declarations { id item role agencyName kind nature conduct } keyMessages
  comments { id paragraphId agencyName text on } minutes { id number itemId text before }
  decisions { id paragraph verb subject caveat recommendation votes { for against abstained }
    setsOff { kind groupId name groupKind text reviewOn recommendationId inEffect } }
  actionPoints { actionPointId reference paragraph text owners { role agencyName } dueOn actionPoint { id } }
  review { actionPointId reference text owners { role agencyName } status response dueOn outcome outcomeResponse }
  agreed { atMeetingId on asCorrectRecord alterations { paragraph before after }
    corrections { id paragraph text on } }`;

/** A partnership with a board and one agency, and its support officer at the desk. */
export class Desk {
  readonly memory = new Memory(meetingsContext.name);
  readonly schema = schemaOf(meetingsContext, this.memory.ports);
  private readonly ask = askingOf(this.schema);

  constructor() {
    this.memory.publish('partnerships', cambridge, founded, board, police);
  }

  /** A change as its result: the meeting, or the code and sentence of a refusal. */
  async change(name: string, input: object, asking: Asking = askingAs('support-officer')): Promise<Answer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const inputType = this.schema.getType(type) ? type : 'MeetingInput';
    const source = `mutation ($input: ${inputType}!) {
      result: ${name}(input: $input) { __typename ... on Refusal { code message } ... on Meeting { ${shown} } } }`;
    return (await this.ask(asking, source, { input }))['result']!;
  }

  async meeting(id: unknown, asking: Asking = askingAs('support-officer')): Promise<Answer> {
    return (await this.ask(asking, `query ($id: ID!) { meeting(id: $id) { ${shown} } }`, { id }))['meeting']!;
  }

  async query(source: string, asking: Asking = askingAs('support-officer'), variables: object = {}): Promise<Answer> {
    return this.ask(asking, source, variables as Record<string, unknown>);
  }

  /** A meeting of the board, its agenda one open and one restricted item, as far as being minuted. */
  async open(date: string, more: object = {}): Promise<{ id: string; item: string; restricted: string }> {
    const input = { groupId: 'board', date, startsAt: '10:00', endsAt: '11:50', ...more };
    const id = String((await this.change('scheduleMeeting', input))['id']);
    await this.change('addAgendaItem', { meetingId: id, title: 'Welcome' });
    const { agenda } = await this.change('addAgendaItem', {
      meetingId: id,
      title: 'SECRET review',
      restrictedBecause: 'SECRET victim',
    });
    await this.change('publishAgenda', { meetingId: id });
    await this.change('openMeeting', { meetingId: id });
    const present = [{ role: 'Chief Inspector', agencyId: 'police', capacity: 'BOARD' }];
    await this.change('recordAttendance', { meetingId: id, present, apologies: [], publicCount: 0 });
    return { id, item: String(agenda?.[0]?.['id']), restricted: String(agenda?.[1]?.['id']) };
  }

  /** Adds a paragraph and gives its id. */
  async minute(meetingId: string, itemId: string, text: string): Promise<string> {
    const before = new Set((await this.meeting(meetingId))['minutes']!.map(({ id }) => id));
    const { minutes } = await this.change('addMinute', { meetingId, itemId, text });
    return String(minutes!.find(({ id }) => !before.has(id))!['id']);
  }

  /** Minutes an action point and lets the register take it in, as the action plan does. */
  async raise(meetingId: string, paragraphId: string, text: string): Promise<string> {
    const owners = [{ role: 'Officer', agencyId: 'police' }];
    await this.change('minuteActionPoint', { meetingId, paragraphId, text, owners });
    const { data } = this.memory.log('meetings', cambridge).commits.at(-1)!.events[0]!;
    const { ownerAgencyNames: _, paragraphId: __, ...facts } = data as Record<string, unknown>;
    this.register({ type: 'ActionPointRaised.v1', data: facts as never });
    return String(facts['actionPointId']);
  }

  register(...events: readonly ActionPointEvent[]): void {
    this.memory.publish('action-plan', cambridge, ...events);
  }
}
