import { fold, given as givenDecider } from '@csp/kernel';
import type { Attendee, InterestConduct, MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import {
  agenda,
  attended,
  decide,
  draft,
  minute,
  opened,
  published,
  scheduledWith,
  throughout,
} from './meeting.examples.ts';
import { hasBegun } from './meeting.state.ts';
import { meeting } from './meeting.ts';
import { isQuorate, quorumOf, type Sitters } from './quorum.ts';

const given = givenDecider(meeting);

/** The meeting with these people of the board, who need to be of two agencies. */
const sitting = (present: readonly Partial<Attendee>[], ...events: readonly MeetingEvent[]): Sitters => {
  const all = present.map((one) => ({
    ...{ role: 'Officer', agencyId: 'police', agencyName: null, capacity: 'board' as const, deputyFor: null },
    ...throughout,
    ...one,
  }));
  const attendance = { ...attended, data: { ...attended.data, present: all } } as MeetingEvent;
  const state = fold(meeting.evolve, meeting.initial, [...draft, attendance, ...events]);
  if (!hasBegun(state)) throw new Error('It has begun.');
  return state;
};
const police = { agencyId: 'police' };
const county = { role: 'Chair', agencyId: 'county' };
const declared = (itemId: string, conduct: InterestConduct): MeetingEvent => ({
  type: 'InterestDeclared.v1',
  data: {
    ...{ meetingId: 'm1', declarationId: `n-${itemId}`, itemId, kind: 'prejudicial', nature: 'Its post', conduct },
    ...{ role: 'Chair', agencyId: 'county', agencyName: null },
  },
});

describe('quorum', () => {
  it('counts different agencies of the board', () => {
    const present = [police, police, { agencyId: 'county', capacity: 'member' as const }, { agencyId: null }];
    expect(quorumOf(sitting(present))).toMatchObject({ required: 2, present: 1, met: false });
  });
  it('is met by enough of them', () =>
    expect(quorumOf(sitting([police, county]))).toEqual({ required: 2, present: 2, met: true, notMetFor: [] }));
  it('is not met before attendance is recorded, even where none is asked for', () =>
    expect(quorumOf({ quorumAgencies: 0, agenda: [], attendance: null, declarations: [] })).toEqual({
      ...{ required: 0, present: 0, met: false, notMetFor: [] },
    }));
  it('is that of the day the meeting was scheduled', () =>
    given(scheduledWith({ quorumAgencies: 3 }), ...agenda, published, opened, attended, minute('p1', 'i1', '1.1'))
      .when(decide())
      .thenRefused('inquorate'));
});

describe('quorum by item', () => {
  it('begins when those who are late have come', () =>
    expect(quorumOf(sitting([police, { ...county, fromItemId: 'i21' }]))).toMatchObject({
      ...{ present: 2, met: true, notMetFor: ['1', '2'] },
    }));
  it('ends when somebody leaves, once the item they stay for and its sub-items are done', () => {
    const left = sitting([police, { ...county, untilItemId: 'i2' }]);
    expect(quorumOf(left)).toMatchObject({ present: 1, met: false, notMetFor: ['3'] });
    expect(quorumOf(sitting([police, { ...county, untilItemId: 'i21' }])).notMetFor).toEqual(['2.2', '3']);
    expect(isQuorate(left, 'i22')).toBe(true);
  });
  it('doesn’t count who leaves the room for an item or the one above it', () => {
    expect(quorumOf(sitting([police, county], declared('i21', 'left-the-room'))).notMetFor).toEqual(['2.1']);
    expect(quorumOf(sitting([police, county], declared('i2', 'left-the-room'))).notMetFor).toEqual(['2', '2.1', '2.2']);
  });
  it('counts who stays, and others of the same agency', () => {
    expect(quorumOf(sitting([police, county], declared('i21', 'stayed'))).notMetFor).toEqual([]);
    const another = { ...county, role: 'Officer' };
    expect(quorumOf(sitting([police, county, another], declared('i21', 'left-the-room'))).notMetFor).toEqual([]);
  });
  it('lets no item decide without it, and others still', () => {
    const gone = { ...attended, data: { ...attended.data } } as Extract<
      MeetingEvent,
      { type: 'AttendanceRecorded.v2' }
    >;
    const [chair, inspector] = gone.data.present;
    const leaving = { ...gone, data: { ...gone.data, present: [chair!, { ...inspector!, untilItemId: 'i1' }] } };
    given(...draft, leaving)
      .when(decide({ paragraphId: 'p2' }))
      .thenRefused('inquorate');
    const state = fold(meeting.evolve, meeting.initial, [...draft, leaving]);
    expect(meeting.decide(decide(), state)).toMatchObject([{ type: 'DecisionRecorded.v2' }]);
  });
});
