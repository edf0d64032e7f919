import { agencies, before, boardSeries, february, groups, october, points } from './cambridge.data.ts';
import { published } from './feedback.ts';
import { renumber } from './meeting-shown.ts';
import { recommended } from './recommendations.ts';
import type { World } from './shapes.ts';

const settings = { today: '2020-10-06', silentAfterDays: 14 };

/** The partnerships of the mock: one in full use, one just set up, and the county board. */
export const newWorlds = (): Map<string, World> => {
  const meetings = [october(), february(), before()];
  meetings.forEach(renumber);
  const cambridge: World = {
    slug: 'cambridge-city',
    name: 'Cambridge Community Safety Partnership',
    kind: 'DISTRICT',
    agencies: structuredClone(agencies),
    groups: structuredClone(groups),
    meetings,
    series: [boardSeries()],
    points: points(),
    feedback: [published()],
    reviews: [],
    recommendations: [recommended('r1', 'PROPOSED'), recommended('r2', 'AGREED')],
    ...settings,
    feed: [1, 2, 3].map((n) => feedMessage(n, n === 3 ? 'cambridge-safety-team' : 'cambs-constabulary')),
    overview: [],
  };
  const empty = {
    ...settings,
    agencies: [],
    groups: [],
    meetings: [],
    series: [],
    points: [],
    recommendations: [],
    feedback: [],
    reviews: [],
    feed: [],
    overview: [],
  };
  return new Map<string, World>([
    ['cambridge-city', cambridge],
    [
      'fenland',
      { ...structuredClone(empty), slug: 'fenland', name: 'Fenland Community Safety Partnership', kind: 'DISTRICT' },
    ],
    [
      'county',
      {
        ...structuredClone(empty),
        slug: 'county',
        name: 'Countywide Community Safety Strategic Board',
        kind: 'COUNTY',
        overview: overview(),
      },
    ],
  ]);
};

export const feedMessage = (n: number, agencyId: string) => ({
  cursor: `cursor-${n}`,
  event: {
    id: `event-${n}`,
    kind: n === 1 ? 'RAISED' : 'UPDATED',
    at: `2020-0${Math.min(9, n + 1)}-11T11:40:00.000Z`,
    actionPointId: 'p2',
    reference: '02/02',
    text: 'Discuss the problem solving group with the police lead',
    ownerAgencyIds: [agencyId],
    note: n === 1 ? null : 'A first talk took place.',
    dueOn: n === 1 ? '2020-10-06' : null,
  },
});

const overview = () => {
  const next = { meetingId: 'm', groupName: 'Board', date: '2020-10-06', startsAt: '10:00', stage: 'SCHEDULED' };
  const row = (slug: string, name: string, open: number, overdue: number, closed: number, more: object = {}) => ({
    slug,
    name,
    open,
    overdue,
    closed,
    nextMeeting: next,
    minutesNotAgreed: [],
    changedAt: null,
    ...more,
  });
  return [
    row('cambridge-city', 'Cambridge Community Safety Partnership', 1, 1, 1, {
      minutesNotAgreed: [{ ...next, date: '2020-02-11' }],
    }),
    row('east-cambs', 'East Cambridgeshire Community Safety Partnership', 2, 0, 4),
    row('fenland', 'Fenland Community Safety Partnership', 0, 0, 0, { nextMeeting: null }),
    row('peterborough', 'Safer Peterborough Partnership', 5, 2, 11),
  ];
};
