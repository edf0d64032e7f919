import { describe, expect, it } from 'vitest';
import { possibleSteps } from './action-plan/steps.ts';
import { agencyIdFrom } from './partnerships/list-agency-form.tsx';
import { waitingIn } from './partnerships/waiting.ts';
import { needsResponse } from './meetings/review/outcome-form.tsx';
import { possibleOutcomes } from './meetings/review/review-table.tsx';
import { timesWrong } from './meetings/times.ts';

describe('what can be chosen', () => {
  it('of an earlier action point follows from where the register has it', () => {
    expect(possibleOutcomes('OPEN')).toEqual(['CLOSED', 'CARRIED_FORWARD']);
    expect(possibleOutcomes('CLOSED')).toEqual(['CLOSED', 'REOPENED']);
    expect(needsResponse('CLOSED', 'OPEN')).toBe(true);
    expect(needsResponse('CLOSED', 'CLOSED')).toBe(false);
    expect(needsResponse('CARRIED_FORWARD', 'OPEN')).toBe(false);
    expect(needsResponse('REOPENED', 'CLOSED')).toBe(true);
  });

  it('of an action point follows from who asks', () => {
    const [open, closed] = [
      { status: 'OPEN', meetingId: 'm' },
      { status: 'CLOSED', meetingId: 'm' },
    ] as const;
    const officer = { supportOfficer: true, owning: [] };
    const owner = (said: 'ACCEPTED' | 'DECLINED' | null) => ({ supportOfficer: false, owning: [said] });
    expect(possibleSteps(open, officer)).toEqual([
      ...['update', 'close', 'carry', 'date', 'reassign', 'acknowledge', 'accept', 'decline'],
    ]);
    expect(possibleSteps({ ...open, meetingId: null }, officer).at(-1)).toBe('withdraw');
    expect(possibleSteps(open, owner(null))).toEqual(['accept', 'acknowledge', 'decline', 'update', 'close']);
    expect(possibleSteps(open, owner('ACCEPTED'))).toEqual(['update', 'close', 'decline']);
    expect(possibleSteps(open, owner('DECLINED'))).toEqual(['update', 'close', 'accept']);
    expect(possibleSteps(open, { supportOfficer: false, owning: [] })).toEqual([]);
    expect(possibleSteps(closed, { ...officer, owning: [null] })).toEqual(['reopen']);
    expect(possibleSteps(closed, owner('ACCEPTED'))).toEqual([]);
    expect(possibleSteps({ ...open, status: 'WITHDRAWN' }, officer)).toEqual([]);
  });
});

describe('times of a meeting', () => {
  it('need a day, and an end after the beginning', () => {
    expect(timesWrong({ date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' }, 'm')).toEqual([]);
    expect(timesWrong({ date: '', startsAt: '10:00', endsAt: '10:00' }, 'm').map(({ field }) => field)).toEqual([
      'm-date',
      'm-endsAt',
    ]);
  });
});

describe('what is waiting', () => {
  const meeting = (
    id: string,
    date: string,
    stage: 'OPEN' | 'HELD',
    minutesStatus: 'DRAFT' | 'CIRCULATED' | 'NONE',
  ) => ({
    ...{ id, title: 'Board', date, stage, minutesStatus },
  });

  it('names each step, the oldest first, and what is overdue', () => {
    const nodes = [
      meeting('c', '2020-10-06', 'OPEN', 'DRAFT'),
      meeting('b', '2020-07-01', 'HELD', 'DRAFT'),
      meeting('a', '2020-02-11', 'HELD', 'CIRCULATED'),
    ];
    const totals = { overdue: { total: 2 }, declined: { total: 1 }, silent: { total: 3 } };
    expect(waitingIn({ waiting: { nodes }, ...totals })).toEqual([
      { text: 'Agree the minutes of Board, 11 February 2020 at the next meeting', to: '/meetings/a/record' },
      { text: 'Finish and circulate the minutes of Board, 1 July 2020', to: '/meetings/b/record' },
      { text: 'Go on with the minutes of Board, 6 October 2020', to: '/meetings/c/minutes' },
      { text: '2 action points are overdue', to: '/action-points?overdue' },
      { text: '1 action point was declined by an owner', to: '/action-points?declined' },
      { text: '3 action points have had no response', to: '/action-points?silent' },
    ]);
    const none = { overdue: { total: 0 }, declined: { total: 0 }, silent: { total: 0 } };
    expect(waitingIn({ waiting: { nodes: [] }, ...none })).toEqual([]);
  });
});

describe('the short name of an agency', () => {
  it('is suggested from its name', () => {
    expect(agencyIdFrom('Cambridge & Peterborough NHS (Trust)')).toBe('cambridge-peterborough-nhs-trust');
  });
});
