import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import {
  police,
  published,
  schedule,
  scheduled,
  open,
  attended,
  throughout,
  agenda,
  minute,
} from './meeting.examples.ts';
import type { ImportMeeting } from './meeting.import.ts';
import { meeting, type MeetingStep } from './meeting.ts';

const given = givenDecider(meeting);

const steps: readonly MeetingStep[] = [
  schedule,
  ...agenda.flatMap((event): MeetingStep[] => {
    if (event.type !== 'AgendaItemAdded.v1') return [];
    const { itemId, parentId, title, restrictedBecause } = event.data;
    const nothing = { purpose: null, leads: [], minutesAllotted: null };
    return [{ type: 'AddAgendaItem', itemId, parentId, title, restrictedBecause, ...nothing }];
  }),
  { type: 'PublishAgenda', publishedOn: '2020-09-28' },
  { type: 'OpenMeeting' },
  {
    type: 'RecordAttendance',
    present: [
      { role: 'Chair', agency: { agencyId: 'county', name: 'Cambridgeshire County Council', until: null } },
      { role: 'Chief Inspector', agency: police },
    ].map((one) => ({ ...one, capacity: 'board', deputyFor: null, ...throughout })),
    ...{ apologies: [], absent: [], publicCount: 1 },
  },
  { type: 'AddMinute', paragraphId: 'p1', itemId: 'i1', text: 'Said', runningFrom: 1 },
];
const action = (firstFreeNumber: number): MeetingStep => ({
  type: 'MinuteActionPoint',
  actionPointId: `a${firstFreeNumber}`,
  paragraphId: 'p1',
  text: 'Tell the county',
  owners: [{ role: 'Officer', agency: police }],
  ...{ dueOn: null, nextMeetingOn: null, firstFreeNumber },
});
const importing = (more: readonly MeetingStep[] = [], firstFreeNumber = 1): ImportMeeting => ({
  ...{ type: 'ImportMeeting', steps: [...steps, ...more], importedOn: '2026-11-26', firstFreeNumber },
});
const imported = (freeReference: { year: string; reference: string } | null): MeetingEvent => ({
  type: 'MeetingImported.v1',
  data: { meetingId: 'm1', importedOn: '2026-11-26', freeReference },
});

describe('ImportMeeting', () => {
  it('has the events of each step, and says beside the first that it was imported', () =>
    given()
      .when(importing())
      .then(scheduled, imported(null), ...open.slice(1), attended, minute('p1', 'i1', '1.1')));
  it('claims the first reference that was free, whichever its own begin with', () => {
    const events = meeting.decide(importing([action(4), action(1)], 2), meeting.initial) as readonly MeetingEvent[];
    const references = events.flatMap(({ type, data }) => (type === 'ActionPointMinuted.v1' ? data.reference : []));
    expect(references).toEqual(['10/04', '10/05']);
    const claims = events.map((event) => meeting.claim!.of(event)).filter((name) => name !== undefined);
    expect(claims[0]).toBe('reference 2020 10/02');
  });
  it('is refused as a whole for what one step refuses', () =>
    given()
      .when(importing([{ type: 'AddMinute', paragraphId: 'p2', itemId: 'i1', text: ' ', runningFrom: 1 }]))
      .thenRefused('empty-text'));
  it('schedules the meeting first', () =>
    given()
      .when({ ...importing(), steps: steps.slice(1) })
      .thenRefused('unknown-meeting'));
  it('needs steps', () =>
    given()
      .when({ ...importing(), steps: [] })
      .thenRefused('unknown-meeting'));
  it('is refused when it comes again, whatever became of the meeting', () =>
    given(scheduled, imported(null), published).when(importing()).thenRefused('already-imported'));
});
