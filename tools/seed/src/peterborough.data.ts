import { agency, healthCommissioners } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';

// Bodies and groups as in cases/county.json, which gives no list of members: the responsible authorities are those of the law
// (Crime and Disorder Act 1998, section 5). What is said is made up.

const council = 'peterborough-city-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', council];
const serviceManager: Role = ['Prevention and Enforcement Manager', council];

const attendance: AttendancePaper = {
  board: [
    chair,
    ['Superintendent', police],
    ['Group Commander', 'cambs-fire'],
    ['Head of Probation Delivery Unit', 'probation-service'],
    ['Head of Safeguarding', 'icb'],
    ['Officer', 'opcc'],
  ],
  members: [
    serviceManager,
    ['Hate Crime Officer', 'cross-keys-homes'],
    ['Governor', 'hmp-peterborough'],
    ['Manager', 'ormiston'],
  ],
  public: 3,
};

const room = { group: 'board', startsAt: '10:00', endsAt: '12:00', place: 'Sand Martin House, Peterborough' } as const;

const summer: MeetingPaper = {
  ...room,
  key: 'summer',
  on: { fromToday: -152, weekday: 3 },
  stage: 'circulated',
  closedAt: '11:50',
  attendance,
  agenda: [
    { title: 'Welcome', leads: [chair], minutes: 5, said: ['The Chair welcomed three members of the public.'] },
    {
      title: 'Hate crime',
      leads: [['Hate Crime Officer', 'cross-keys-homes']],
      minutes: 30,
      said: [
        'Reports rose by a fifth after the campaign in Millfield and New England.',
        {
          text: 'Half of those who report are not told what became of it.',
          action: {
            key: 'hate-crime-answers',
            text: 'Tell everyone who reports a hate crime within ten days what is being done.',
            owners: [
              ['Superintendent', police],
              ['Hate Crime Officer', 'cross-keys-homes'],
            ],
          },
        },
      ],
    },
    {
      title: 'Missing children and exploitation',
      leads: [['Superintendent', police]],
      minutes: 30,
      said: [
        {
          text: 'Return interviews take place in 61 % of cases within three days.',
          action: {
            key: 'return-interviews',
            text: 'Bring return interviews within three days to 85 %.',
            owners: [
              ['Head of Children’s Services', council],
              ['Manager', 'ormiston'],
            ],
          },
        },
      ],
    },
    {
      title: 'Leaving prison',
      leads: [['Governor', 'hmp-peterborough']],
      minutes: 30,
      said: [
        {
          text: 'People released on a Friday find most doors closed.',
          action: {
            key: 'friday-releases',
            text: 'Agree opening hours on Fridays with housing and treatment services.',
            owners: [
              ['Head of Probation Delivery Unit', 'probation-service'],
              ['Governor', 'hmp-peterborough'],
            ],
          },
        },
        {
          text: 'Support at the gate was endorsed as a priority.',
          decided: { verb: 'endorsed', subject: 'Support at the prison gate as a priority' },
        },
      ],
    },
    {
      title: 'Constitution',
      leads: [chair],
      minutes: 15,
      purpose: 'agree',
      said: [
        {
          text: 'The review of the constitution was deferred to the next meeting.',
          decided: { verb: 'deferred', subject: 'Review of the constitution' },
          action: {
            key: 'constitution',
            text: 'Send a draft of the constitution to all members.',
            owners: [['Democratic Services Officer', council]],
            dueInDays: 45,
          },
        },
      ],
    },
    { title: 'Any other business', leads: [chair], minutes: 10, said: ['None.'] },
  ],
};

const autumn: MeetingPaper = {
  ...room,
  key: 'autumn',
  on: { fromToday: -54, weekday: 3 },
  stage: 'held',
  closedAt: '12:10',
  attendance,
  agrees: [{ meeting: 'summer' }],
  reviews: [
    { action: 'hate-crime-answers', outcome: 'carried-forward', response: 'It is done in two of three teams.' },
    { action: 'return-interviews', outcome: 'carried-forward', response: '74 % now.' },
    {
      action: 'friday-releases',
      outcome: 'closed',
      response: 'Housing and treatment stay open until 18:00 on Fridays.',
    },
    { action: 'constitution', outcome: 'closed' },
  ],
  agenda: [
    { title: 'Welcome', leads: [chair], minutes: 5, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Constitution',
      leads: [chair],
      minutes: 20,
      purpose: 'agree',
      said: [
        {
          text: 'The revised constitution was agreed.',
          decided: { verb: 'agreed', subject: 'Revised constitution' },
        },
      ],
    },
    {
      title: 'Street drinking around the cathedral',
      leads: [serviceManager],
      minutes: 35,
      said: [
        'Enforcement moves people on; few are offered treatment on the spot.',
        {
          text: 'Outreach and enforcement should walk together.',
          action: {
            key: 'joint-walks',
            text: 'Send outreach workers along with the enforcement team twice a week.',
            owners: [
              ['Prevention and Enforcement Manager', council],
              ['Manager', 'cri'],
            ],
            dueInDays: 21,
          },
        },
      ],
    },
    {
      title: 'Community tension',
      leads: [['Superintendent', police]],
      minutes: 30,
      restrictedBecause: 'Intelligence that must not become known.',
      said: [
        {
          text: 'The monitoring group reported on two events planned for the coming weeks.',
          action: {
            key: 'tension-plan',
            text: 'Agree a plan for both events with the organisers’ stewards.',
            owners: [['Superintendent', police]],
            dueInDays: 14,
          },
        },
      ],
    },
    {
      title: 'Restorative justice',
      leads: [['Co-ordinator', 'rj-hub']],
      minutes: 20,
      said: [
        {
          text: 'Of 40 referrals 31 led to a meeting or a letter.',
          action: {
            key: 'restorative-referrals',
            text: 'Explain the hub to all neighbourhood teams; count referrals from each.',
            owners: [
              ['Co-ordinator', 'rj-hub'],
              ['Superintendent', police],
            ],
            dueInDays: 42,
          },
        },
        {
          text: 'The fire service refers young people who set fires to another scheme.',
          action: {
            key: 'fire-setters',
            text: 'Decide with the hub which young people who set fires it can take.',
            owners: [['Group Commander', 'cambs-fire']],
          },
        },
      ],
    },
    { title: 'Any other business', leads: [chair], minutes: 10, said: ['None.'] },
  ],
};

const next: MeetingPaper = {
  ...room,
  key: 'next',
  on: { fromToday: 31, weekday: 3 },
  stage: 'scheduled',
  agenda: [
    { title: 'Welcome', leads: [chair], minutes: 5 },
    { title: 'Action points', leads: [chair], minutes: 15, purpose: 'review' },
    { title: 'Priorities for the coming year', leads: [serviceManager], minutes: 60, purpose: 'discuss' },
  ],
};

export const peterborough: Papers = {
  slug: 'peterborough',
  name: 'Safer Peterborough Partnership',
  kind: 'district',
  district: 'Peterborough',
  council: 'Peterborough City Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'year-and-number',
    quorumAgencies: 4,
    ragLegend: [],
  },
  agencies: [
    agency(council, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    ...healthCommissioners,
    agency('nps', 'responsible-authority', { until: '2021-06-25', succeededBy: 'probation-service' }),
    agency('probation-service', 'responsible-authority', { from: '2021-06-26' }),
    // Dissolved in June 2015, the day is not given; its functions went to several others.
    agency('one-service', 'other', { until: '2015-06-30' }),
    agency('opcc', 'co-operating-body'),
    agency('cprsp', 'other'),
    agency('hmp-peterborough', 'other'),
    agency('cri', 'other', { from: '2016-04-01' }),
    agency('ormiston', 'other'),
    agency('cross-keys-homes', 'other'),
    agency('victims-hub', 'other'),
    agency('rj-hub', 'other'),
    agency('street-pastors', 'other'),
  ],
  groups: [
    { key: 'board', name: 'Safer Peterborough Partnership', kind: 'board' },
    { key: 'delivery', name: 'Delivery Group', kind: 'delivery group' },
    {
      key: 'prevention',
      name: 'Prevention and Enforcement Service',
      kind: 'integrated service',
      setUpOn: '2016-04-01',
    },
    { key: 'tension', name: 'Tension Monitoring Group', kind: 'multi-agency group' },
    { key: 'channel', name: 'Channel Panel', kind: 'case panel' },
    { key: 'prevent', name: 'Prevent Strategic Board', kind: 'board' },
    {
      key: 'missing',
      name: 'Multi-agency operational meeting, missing and CSE',
      kind: 'case panel',
      cadence: 'monthly',
    },
  ],
  meetings: [summer, autumn, next],
  reports: [
    { action: 'constitution', on: { fromToday: -110, weekday: 3 }, answer: 'Sent to all members.' },
    {
      action: 'joint-walks',
      on: { fromToday: -40, weekday: 3 },
      note: 'The first four walks: eleven people spoken to, two in treatment.',
    },
    {
      action: 'restorative-referrals',
      on: { fromToday: -20, weekday: 3 },
      note: 'Three of five teams have been visited.',
    },
  ],
};
