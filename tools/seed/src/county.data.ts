import { agency, healthCommissioners } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';

// Groups as in cases/county.json; the board's members are the district councils and the bodies responsible in every district.
// What is said is made up.

const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', 'opcc'];
const officer: Role = ['Community Safety Officer', county];

const attendance: AttendancePaper = {
  board: [
    chair,
    ['Assistant Chief Constable', police],
    ['Director', county],
    ['Director', 'peterborough-city-council'],
    ['Assistant Chief Fire Officer', 'cambs-fire'],
    ['Regional Probation Manager', 'probation-service'],
    ['Chief Nurse', 'icb'],
  ],
  members: [officer, ['Officer', 'research-group'], ['Lead Officer', 'dasv-partnership']],
  apologies: { board: [['Director', 'huntingdonshire-dc']] },
  public: 0,
};

const room = { group: 'board', startsAt: '13:30', endsAt: '15:30', place: 'New Shire Hall, Alconbury Weald' } as const;

const summer: MeetingPaper = {
  ...room,
  key: 'summer',
  on: { fromToday: -117, weekday: 4 },
  stage: 'circulated',
  closedAt: '15:25',
  attendance,
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Districts side by side',
      leads: [['Officer', 'research-group']],
      minutes: 45,
      purpose: 'review',
      said: [
        'Repeat rates of domestic abuse differ by a factor of two between districts.',
        {
          text: 'Districts count repeats differently.',
          action: {
            key: 'one-definition',
            text: 'Propose one definition of a repeat for all districts.',
            owners: [
              ['Officer', 'research-group'],
              ['Lead Officer', 'dasv-partnership'],
            ],
          },
        },
      ],
    },
    {
      title: 'Domestic homicide reviews: funding',
      leads: [officer],
      minutes: 30,
      purpose: 'agree',
      said: [
        {
          text: 'The county procedure for funding reviews was approved.',
          decided: {
            verb: 'approved',
            subject: 'County procedure for funding domestic homicide reviews',
            caveat: 'to be looked at again after three reviews',
          },
          action: {
            key: 'review-procedure',
            text: 'Send the procedure to the chairs of all district partnerships.',
            owners: [['Community Safety Officer', county]],
            dueInDays: 14,
          },
        },
      ],
    },
    {
      title: 'Fraud and cyber crime',
      leads: [['Assistant Chief Constable', police]],
      minutes: 30,
      said: [
        {
          text: 'Each district prints a leaflet of its own.',
          action: {
            key: 'one-leaflet',
            text: 'Make one leaflet on fraud for all districts, in five languages.',
            owners: [['Protect Officer', police]],
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
  on: { fromToday: -26, weekday: 4 },
  stage: 'circulated',
  closedAt: '15:30',
  attendance,
  agrees: [{ meeting: 'summer' }],
  reviews: [
    { action: 'one-definition', outcome: 'carried-forward', response: 'Four of six districts agree to the draft.' },
    { action: 'review-procedure', outcome: 'closed' },
    { action: 'one-leaflet', outcome: 'closed', response: 'Printed in five languages.' },
  ],
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Action points across the county',
      leads: [officer],
      minutes: 35,
      purpose: 'review',
      said: [
        {
          text: 'Overdue action points gather with few agencies.',
          action: {
            key: 'overdue-agencies',
            text: 'Ask the agencies with most overdue action points what holds them up.',
            owners: [['Community Safety Officer', county]],
            dueInDays: 20,
          },
        },
      ],
    },
    {
      title: 'Serious violence duty',
      leads: [['Assistant Chief Constable', police]],
      minutes: 40,
      said: [
        'All districts have a response strategy.',
        {
          text: 'Hospitals record where violence happened for half of all injuries.',
          action: {
            key: 'hospital-data',
            text: 'Bring the share of injuries with a recorded place to 80 %.',
            owners: [['Chief Nurse', 'icb']],
            dueInDays: 120,
          },
        },
      ],
    },
    {
      title: 'Road safety',
      leads: [['Officer', 'cprsp']],
      minutes: 30,
      said: [
        {
          text: 'The board accepted the request for one training plan for Speedwatch groups.',
          decided: { verb: 'accepted', subject: 'One training plan for Speedwatch groups' },
          action: {
            key: 'speedwatch-plan',
            text: 'Plan the training of Speedwatch groups for the whole county.',
            owners: [
              ['Officer', 'cprsp'],
              ['Inspector', police],
            ],
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
  on: { fromToday: 66, weekday: 4 },
  stage: 'scheduled',
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5 },
    { title: 'Minutes and action points', leads: [chair], minutes: 15, purpose: 'review' },
  ],
};

export const countyBoard: Papers = {
  slug: 'county',
  name: 'Countywide Community Safety Strategic Board',
  kind: 'county',
  district: null,
  council: 'Cambridgeshire County Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'year-and-number',
    quorumAgencies: 4,
    ragLegend: [],
  },
  agencies: [
    agency('fenland-dc', 'responsible-authority'),
    agency('east-cambs-dc', 'responsible-authority'),
    agency('south-cambs-dc', 'responsible-authority'),
    agency('huntingdonshire-dc', 'responsible-authority'),
    agency('cambridge-city-council', 'responsible-authority'),
    agency('peterborough-city-council', 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    ...healthCommissioners,
    agency('probation-service', 'responsible-authority', { from: '2021-06-26' }),
    agency('opcc', 'co-operating-body'),
    agency('dasv-partnership', 'co-operating-body'),
    agency('cprsp', 'co-operating-body'),
    agency('research-group', 'other'),
    agency('cpt', 'other'),
  ],
  // Left out: the Transforming Lives county board, being formed in October 2020, and three boards that are only named in 2011
  // (Public Service Board, Cambridgeshire Together Board, IOM county strategic group).
  groups: [
    { key: 'board', name: 'Countywide Community Safety Strategic Board', kind: 'county board' },
    {
      key: 'road-safety',
      name: 'Cambridgeshire & Peterborough Road Safety Partnership',
      kind: 'county partnership',
      cadence: 'delivery group every two months',
    },
    {
      key: 'domestic-abuse',
      name: 'Cambridgeshire Domestic Abuse and Sexual Violence Partnership',
      kind: 'county partnership',
      cadence: 'quarterly reports',
    },
    { key: 'safer-stronger', name: 'Safer Stronger Board', kind: 'county board' },
  ],
  meetings: [summer, autumn, next],
  reports: [
    { action: 'review-procedure', on: { fromToday: -100, weekday: 3 }, answer: 'Sent to all six chairs.' },
    {
      action: 'hospital-data',
      on: { fromToday: -6, weekday: 3 },
      note: 'Two of three hospitals have changed their form.',
    },
  ],
};
