import { ownedBy } from './point-changes.ts';
import type { Agency, Group, MockMeeting, MockPoint, MockSeries } from './shapes.ts';

/** Cambridge City as the browser specs meet it: one meeting to prepare, one minuted, three action points. */
const council = 'Cambridge City Council';
const city = `${council} (Community Safety Team)`;
const police = 'Cambridgeshire Constabulary';
const county = 'Cambridgeshire County Council';
const fire = 'Cambridgeshire Fire and Rescue Service';

export const agencies: Agency[] = [
  { id: 'cambridge-city-council', name: council, class: 'RESPONSIBLE_AUTHORITY', listedFrom: null, listedUntil: null },
  { id: 'cambridge-safety-team', name: city, class: 'OTHER', listedFrom: null, listedUntil: null },
  { id: 'cambs-constabulary', name: police, class: 'RESPONSIBLE_AUTHORITY', listedFrom: null, listedUntil: null },
  { id: 'cambs-county-council', name: county, class: 'RESPONSIBLE_AUTHORITY', listedFrom: null, listedUntil: null },
  { id: 'cambs-fire', name: fire, class: 'RESPONSIBLE_AUTHORITY', listedFrom: null, listedUntil: null },
  {
    id: 'bench-crc',
    name: 'Community Rehabilitation Company (BeNCH CRC)',
    class: 'RESPONSIBLE_AUTHORITY',
    listedFrom: '2014-06-01',
    listedUntil: '2021-06-25',
    succeededById: 'probation-service',
  },
  {
    id: 'probation-service',
    name: 'Probation Service',
    class: 'RESPONSIBLE_AUTHORITY',
    listedFrom: '2021-06-26',
    listedUntil: null,
  },
  {
    id: 'university',
    name: 'University of Cambridge',
    class: 'CO_OPERATING_BODY',
    listedFrom: null,
    listedUntil: null,
  },
];

export const groups: Group[] = [
  {
    id: 'board',
    name: 'Cambridge Community Safety Partnership',
    kind: 'board',
    cadence: 'three times a year',
    active: true,
    setUpOn: null,
    disbandedOn: null,
    termsVersions: [
      {
        ...{ version: 1, text: 'To agree the plan.\nTo hold its leads to account.', adoptedOn: '2020-02-11' },
        ...{ reviewOn: '2020-12-01', meetingId: 'february' },
      },
    ],
  },
  {
    id: 'topic-group',
    name: 'Alcohol topic group',
    kind: 'task and finish group',
    cadence: null,
    active: false,
    setUpOn: '2017-02-01',
    disbandedOn: '2019-03-31',
  },
];

const lead = (role: string, agencyId?: string) => ({
  role,
  agencyId: agencyId ?? null,
  agencyName: agencies.find(({ id }) => id === agencyId)?.name ?? null,
});

const item = (
  id: string,
  title: string,
  minutesAllotted: number | null,
  leads = [lead('Chair')],
  purpose: string | null = null,
) => ({
  id,
  number: '',
  title,
  purpose,
  leads,
  minutesAllotted,
  restrictedBecause: null,
  subItems: [],
});

export const october = (): MockMeeting => ({
  id: 'october',
  groupId: 'board',
  seriesId: 'board-series',
  version: 15,
  title: 'Cambridge Community Safety Partnership',
  date: '2020-10-06',
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'Committee Rooms 1 and 2, The Guildhall',
  stage: 'SCHEDULED',
  cancelledBecause: null,
  changesOfDate: [],
  agenda: [
    item('welcome', 'Welcome, housekeeping, introductions, apologies', 5),
    item('questions', 'Pre-advised public questions', 5),
    item('last-minutes', 'Minutes of 11 February 2020', 5, [lead('Board and members')], 'AGREE'),
    item('points', 'Action points', 5, [lead('Board and members')], 'REVIEW'),
    {
      ...item('topics', 'CCSP transformation topic update', null, [lead('Chief Inspector', 'cambs-constabulary')]),
      subItems: [
        item('violence', 'Serious violence: young people and knife crime', 10, []),
        item('lives', 'Transforming Lives update', 10, [lead('Chief Inspector', 'cambs-constabulary')]),
        item('streets', 'Safer Streets Fund bid', 10, [], 'VERBAL_UPDATE'),
      ],
    },
    item('dhr', 'Domestic homicide reviews', 5, [lead('Officer (minutes)', 'cambridge-safety-team')], 'VERBAL_UPDATE'),
    item('review', 'Annual review 2020', 5, [lead('Officer (minutes)', 'cambridge-safety-team')], 'AGREE'),
    item('aob', 'Any other business', 10, [lead('Board and members')]),
  ],
  attendance: { recorded: false, present: [], apologies: [], absent: [], publicCount: 0 },
  declarations: [],
  keyMessages: [],
  comments: [],
  minutes: [],
  decisions: [],
  actionPoints: [],
  outcomes: {},
  minutesStatus: 'NONE',
  agreed: null,
  closedAt: null,
  publishedAt: null,
});

const person = (role: string, agencyId: string, capacity: string) => ({
  ...lead(role, agencyId),
  capacity,
  deputyFor: null,
});

export const february = (): MockMeeting => ({
  ...october(),
  id: 'february',
  version: 60,
  date: '2020-02-11',
  endsAt: '11:30',
  stage: 'HELD',
  closedAt: '11:30',
  publishedAt: '2020-02-03T09:00:00.000Z',
  minutesStatus: 'CIRCULATED',
  changesOfDate: [
    { from: '2020-02-04', to: '2020-02-11', reason: 'Room not available', notedAt: '2020-01-10T10:00:00.000Z' },
  ],
  agenda: [
    item('f1', 'Welcome and apologies', 5),
    item('f2', 'Pre-advised public questions', 5),
    item('f3', 'Minutes of 17 October 2019', 5, [lead('Board and members')], 'AGREE'),
    item('f4', 'Action points', 5, [lead('Board and members')], 'REVIEW'),
    item('f5', 'County lines project', 20, [lead('Vice Chair', 'cambs-county-council')]),
    item('f6', 'Structure of the partnership', 30, [lead('Chair')], 'DISCUSS'),
  ],
  attendance: {
    recorded: true,
    present: [
      person('Chair', 'cambridge-city-council', 'BOARD'),
      person('Vice Chair', 'cambs-county-council', 'BOARD'),
      person('Priority Lead Officer', 'cambs-constabulary', 'BOARD'),
      person('Representative', 'university', 'MEMBER'),
      person('Officer (minutes)', 'cambridge-safety-team', 'OTHER'),
    ],
    apologies: [person('Board member', 'cambs-fire', 'BOARD'), person('Board member', 'bench-crc', 'BOARD')],
    absent: [],
    publicCount: 0,
  },
  minutes: [
    {
      id: 'fp1',
      number: '1.1',
      itemId: 'f1',
      text: 'The Chair welcomed everyone. No members of the public were present.',
      before: null,
    },
    { id: 'fp2', number: '2.1', itemId: 'f2', text: 'No questions had been received.', before: null },
    {
      id: 'fp3',
      number: '3.1',
      itemId: 'f3',
      text: 'The minutes of 17 October 2019 were agreed and will be published.',
      before: null,
    },
    { id: 'fp4', number: '4.1', itemId: 'f4', text: 'All earlier action points were closed.', before: null },
    {
      id: 'fp5',
      number: '5.1',
      itemId: 'f5',
      text: 'A second bid is with the OPCC, which asks for more detail on partners.',
      before: null,
    },
    {
      id: 'fp6',
      number: '6.1',
      itemId: 'f6',
      text: 'The Chair or Vice Chair will lead a steering group over the operational groups.',
      before: null,
    },
    {
      id: 'fp7',
      number: '6.2',
      itemId: 'f6',
      text: 'The police as lead of the second priority were discussed.',
      before: null,
    },
  ],
  decisions: [
    {
      id: 'fd1',
      paragraphId: 'fp3',
      paragraph: '3.1',
      verb: 'AGREED',
      subject: 'minutes of 17 October 2019',
      caveat: null,
    },
    {
      id: 'fd2',
      paragraphId: 'fp6',
      paragraph: '6.1',
      verb: 'AGREED',
      subject: 'Chair or Vice Chair leads the steering group',
      caveat: 'subject to review in a year',
    },
  ],
  actionPoints: [
    {
      actionPointId: 'p1',
      reference: '02/01',
      paragraph: '6.1',
      text: 'Amend the structure chart and share it',
      owners: [lead('Officer (minutes)', 'cambridge-safety-team')],
      dueOn: '2020-10-06',
    },
    {
      actionPointId: 'p2',
      reference: '02/02',
      paragraph: '6.2',
      text: 'Discuss the problem solving group with the police lead',
      owners: [lead('Chief Inspector', 'cambs-constabulary')],
      dueOn: '2020-10-06',
    },
  ],
});

/** Their minutes are agreed with an alteration that stays visible. */
export const before = (): MockMeeting => ({
  ...february(),
  id: 'before',
  version: 44,
  date: '2019-10-17',
  changesOfDate: [],
  minutesStatus: 'AGREED',
  minutes: february().minutes.map((one) =>
    one.id === 'fp5' ? { ...one, before: 'A second bid is with the OPCC.' } : one,
  ),
  actionPoints: [],
  agreed: {
    atMeetingId: 'february',
    on: '2020-02-11',
    asCorrectRecord: false,
    alterations: [
      {
        paragraph: '5.1',
        before: 'A second bid is with the OPCC.',
        after: 'A second bid is with the OPCC, which asks for more detail on partners.',
      },
    ],
    corrections: [],
  },
});

const raised = { kind: 'RAISED', at: '2020-02-11T11:40:00.000Z', on: '2020-02-11', note: null, dueOn: '2020-10-06' };

export const points = (): MockPoint[] => [
  {
    id: 'p1',
    version: 2,
    reference: '02/01',
    text: 'Amend the structure chart and share it',
    status: 'CLOSED',
    ...ownedBy({ agencyId: 'cambridge-safety-team', role: 'Officer (minutes)' }),
    dueOn: '2020-10-06',
    overdue: false,
    meetingId: 'february',
    paragraph: '6.1',
    raisedOn: '2020-02-11',
    closedOn: '2020-02-13',
    answer: 'Shared with the partnership.',
    timesCarriedForward: 0,
    history: [
      raised,
      {
        kind: 'CLOSED',
        at: '2020-02-13T09:00:00.000Z',
        on: '2020-02-13',
        note: 'Shared with the partnership.',
        dueOn: null,
      },
    ],
  },
  {
    id: 'p2',
    version: 2,
    reference: '02/02',
    text: 'Discuss the problem solving group with the police lead',
    status: 'IN_PROGRESS',
    ...ownedBy({ agencyId: 'cambs-constabulary', role: 'Chief Inspector' }),
    silentForDays: 20,
    dueOn: '2020-10-06',
    overdue: true,
    meetingId: 'february',
    paragraph: '6.2',
    raisedOn: '2020-02-11',
    closedOn: null,
    answer: null,
    timesCarriedForward: 1,
    history: [
      raised,
      {
        kind: 'UPDATED',
        at: '2020-07-01T09:00:00.000Z',
        on: '2020-07-01',
        note: 'A first talk took place.',
        dueOn: null,
      },
    ],
  },
];

export const boardSeries = (): MockSeries => ({
  id: 'board-series',
  version: 4,
  groupId: 'board',
  name: 'Cambridge board',
  rhythm: { everyMonths: 3, week: 'FIRST', weekday: 'MONDAY' },
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'Committee Room 1, The Guildhall',
  endedOn: null,
  agenda: [
    item('s-welcome', 'Welcome and apologies', 5),
    item('s-points', 'Action points', 15),
    item('s-next', 'Next meeting', 5),
  ],
});
