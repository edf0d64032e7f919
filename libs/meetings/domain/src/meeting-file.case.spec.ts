import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { KnownOfMeeting } from './meeting-file.entering.ts';
import { habits, meetingsIn, reading, shown } from './meeting-file.examples.ts';
import { hasBegun } from './meeting.state.ts';

// The public papers of the Cambridge Community Safety Partnership: minutes of February 2020 and an agenda of October 2020.

interface Papers {
  readonly minutes: {
    readonly paragraphs: readonly { readonly no: string; readonly fact: string }[];
    readonly actionPoints: readonly { readonly ref: string; readonly action: string }[];
    readonly decisions: readonly { readonly subject: string }[];
  };
}
const papers = (): Papers =>
  JSON.parse(
    readFileSync(new URL('../../../../tools/seed/cases/cambridge-city-meetings-2020.json', import.meta.url), 'utf8'),
  ) as Papers;

const group = { groupId: 'board', name: 'Cambridge Community Safety Partnership', disbandedOn: null };
const agencies = [
  ...[
    'Cambridge City Council',
    'Cambridgeshire County Council',
    'Cambridgeshire Constabulary',
    'University of Cambridge',
  ],
  ...['Cambridge Council for Voluntary Service', 'Cambridge University Hospitals NHS Foundation Trust'],
  ...['Cambridgeshire County Council Research Group', 'Cambridgeshire County Council Public Health Commissioning'],
  ...['Cambridgeshire and Peterborough Clinical Commissioning Group', 'Cambridgeshire Fire and Rescue Service'],
  'Bedfordshire, Northamptonshire, Cambridgeshire and Hertfordshire Community Rehabilitation Company Ltd',
  ...['Cambridgeshire and Peterborough NHS Foundation Trust', 'British Transport Police', 'Anglia Ruskin University'],
  ...['Cambridge Business Against Crime', 'Office of the Police and Crime Commissioner'],
].map((name) => ({ agencyId: name, name, until: null }));
const references = ['02/01', '02/02', '02/03', '02/04', '02/05'];
const facts: Partial<KnownOfMeeting> = { group, agencies, ...habits({ quorumAgencies: 3 }), underReview: [] };

const beside =
  'file: not-taken-in (source, asOf, updates2020_10, timetable, countyLinesProject, priorities, annualReview, checks, discrepancies)';

describe('the minutes of 11 February 2020', () => {
  const { state, faults, warnings } = reading(meetingsIn(papers())[0]!, facts);

  it('are taken in whole, with every paragraph, decision and action point as the papers number them', () => {
    expect(faults).toEqual([]);
    if (!hasBegun(state)) throw new Error('It has not begun.');
    const { paragraphs, decisions, actionPoints } = papers().minutes;
    expect(state).toMatchObject({ status: 'held', date: '2020-02-11', startsAt: '10:00', closedAt: '11:30' });
    expect(state.paragraphs.map(({ number, text }) => [number, text])).toEqual(
      paragraphs.map(({ no, fact }) => [no, fact]),
    );
    expect(state.decisions.map(({ subject }) => subject)).toEqual(decisions.map(({ subject }) => subject));
    expect(state.actionPoints.map(({ reference, text }) => [reference, text])).toEqual(
      actionPoints.map(({ ref, action }) => [ref, action]),
    );
    expect([state.attendance?.present.length, state.attendance?.apologies.length]).toEqual([11, 9]);
  });

  it('have these to be looked at', () =>
    expect(shown(warnings)).toEqual([
      'minutes.actionPoints[1].owner: owner-not-in-minute (action table; the minute names none)',
      'minutes.actionPoints[2].owner: owner-not-in-minute (action table)',
      'minutes.actionPoints[4].owner: owner-not-in-minute (action table)',
      'minutes.paragraphs[7]: not-taken-in (yearlyFundingPence, years, until, by)',
      'minutes.paragraphs[10]: not-taken-in (facts, note, by)',
      'minutes.paragraphs[12]: not-taken-in (by)',
      'minutes.paragraphs[14]: not-taken-in (by)',
      'minutes.paragraphs[15]: not-taken-in (by)',
      'minutes.paragraphs[16]: not-taken-in (by)',
      'minutes.paragraphs[27]: not-taken-in (items)',
      'minutes: not-taken-in (status)',
      beside,
      'minutes: publication-unknown',
      'minutes.paragraphs: no-title (1, 2, 3, 4, 5, 6, 6.1, 6.2, 6.3, 7, 8, 9, 10, 11, 12, 13)',
      'minutes.attendance.board[0].agency: another-name (Cambridge City Council)',
      'minutes.attendance.members[5].agency: another-name (Cambridge City Council)',
      'minutes.apologies.board[1].agency: another-name (Bedfordshire, Northamptonshire, Cambridgeshire and Hertfordshire Community Rehabilitation Company Ltd)',
      'minutes.apologies.members[1].agency: another-name (Cambridge Business Against Crime)',
      'minutes.apologies.board[4]: there-and-away (Cambridgeshire County Council)',
    ]));

  it('and their lists must say the same', () => {
    const spoilt = papers() as unknown as { minutes: Record<string, Record<string, unknown>[]> };
    spoilt.minutes['paragraphs']![3]!['decision'] = false;
    spoilt.minutes['actionPoints']![0]!['ref'] = '02/09';
    spoilt.minutes['decisions']![1]!['paragraph'] = '99.9';
    const read = reading(meetingsIn(spoilt)[0]!, facts);
    expect(shown(read.faults)).toEqual(['minutes.decisions[1].paragraph: unknown-paragraph (99.9)']);
    expect(shown(read.warnings).filter((one) => one.includes('differ'))).toEqual([
      'minutes.paragraphs[3].decision: minute-and-list-differ (3.1)',
      'minutes.paragraphs[5].action: minute-and-list-differ (02/01, 02/09)',
      'minutes.paragraphs[17].decision: minute-and-list-differ (7.1)',
    ]);
  });
});

describe('the agenda of 6 October 2020', () => {
  it('is a meeting of its own, scheduled and no more; what it is to review waits for its minutes', () => {
    const underReview = references.map((reference) => ({ id: reference, reference, closed: false }));
    const { state, faults, warnings } = reading(meetingsIn(papers())[1]!, { ...facts, underReview });
    expect([state.status, faults]).toEqual(['scheduled', []]);
    expect(shown(warnings)).toEqual([
      'agenda.items[4]: not-taken-in (note)',
      'agenda: not-taken-in (publicQuestionDeadline, deadlineIs, totalMinutesComputed, nextMeeting, minutesPublic, subItemNumbers)',
      'actionReview.rows[0]: not-taken-in (closedOn)',
      'actionReview.rows[1]: not-taken-in (closedOn, facts)',
      'actionReview.rows[2]: not-taken-in (closedOn)',
      'actionReview.rows[3]: not-taken-in (closedOn)',
      'actionReview.rows[4]: not-taken-in (closedOn)',
      'actionReview: not-taken-in (columns)',
      beside,
      'agenda.items[4].lead[0].agency: another-name (Cambridge City Council)',
      'agenda.items[7].lead[0].agency: another-name (Cambridge City Council)',
      `actionReview.rows: reviews-without-minutes (${references.join(', ')})`,
    ]);
  });

  it('reviews what isn’t there, where the minutes of February weren’t taken in', () => {
    const { warnings } = reading(meetingsIn(papers())[1]!, facts);
    expect(shown(warnings.filter(({ code }) => code === 'no-such-action-point'))).toEqual(
      references.map((reference, row) => `actionReview.rows[${row}].reference: no-such-action-point (${reference})`),
    );
  });

  it('is one meeting with minutes of the same time', () => {
    const one = papers() as unknown as { agenda: { meeting: string }; minutes: { meeting: string; end: string } };
    Object.assign(one.minutes, { meeting: one.agenda.meeting, end: '2020-10-06T11:50:00+01:00' });
    const meetings = meetingsIn(one);
    expect(meetings).toHaveLength(1);
    const titles = meetings[0]!.file.items.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual([
      'Welcome, housekeeping, introductions, apologies',
      'Pre-advised public questions',
    ]);
  });
});
