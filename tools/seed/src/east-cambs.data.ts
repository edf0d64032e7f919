import { agency } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';

// Agencies and groups as in cases/county.json. What is said is made up.

const council = 'east-cambs-dc';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', council];
const partnershipOfficer: Role = ['Community Safety Officer', council];
const sergeant: Role = ['Neighbourhood Sergeant', police];

const attendance: AttendancePaper = {
  board: [
    chair,
    ['Inspector', police],
    ['Officer', county],
    ['Station Commander', 'cambs-fire'],
    ['Senior Probation Officer', 'probation-service'],
    ['Housing Manager', 'sanctuary-housing'],
  ],
  members: [partnershipOfficer, ['Chief Officer', 'vcaec'], ['Co-ordinator', 'neighbourhood-watch']],
  apologies: { board: [['Chair of Parish Liaison', 'capalc']] },
  public: 0,
};

const room = { group: 'board', startsAt: '10:00', endsAt: '12:00', place: 'The Grange, Nutholt Lane, Ely' } as const;

const summer: MeetingPaper = {
  ...room,
  key: 'summer',
  on: { fromToday: -130, weekday: 4 },
  stage: 'circulated',
  closedAt: '11:40',
  attendance,
  agenda: [
    {
      title: 'Apologies',
      leads: [chair],
      minutes: 5,
      said: ['Apologies were received from the association of local councils.'],
    },
    {
      title: 'Rural crime',
      leads: [sergeant],
      minutes: 35,
      said: [
        'Theft of navigation equipment from farm machinery rose to 21 cases in the quarter.',
        {
          text: 'Farms are warned by several bodies at once, each in its own words.',
          action: {
            key: 'farm-warning',
            text: 'Make one warning list for farms, sent by one body.',
            owners: [
              ['Neighbourhood Sergeant', police],
              ['Co-ordinator', 'neighbourhood-watch'],
            ],
          },
        },
      ],
    },
    {
      title: 'Domestic abuse: repeat rate',
      leads: [['Officer', county]],
      minutes: 30,
      purpose: 'note',
      said: [
        {
          text: 'The repeat rate was noted. Few referrals magnify it, and part of the repeats are a good sign: people come back for help.',
          decided: { verb: 'noted', subject: 'Repeat rate of domestic abuse referrals' },
        },
        {
          text: 'The board would rather see numbers of people than rates.',
          action: {
            key: 'repeat-numbers',
            text: 'Show numbers of people beside every rate in the quarterly report.',
            owners: [['Officer', county]],
          },
        },
      ],
    },
    {
      title: 'Youth provision in Littleport and Stretham',
      leads: [partnershipOfficer],
      minutes: 25,
      purpose: 'agree',
      said: [
        {
          text: 'A grant of £2,400 to Stretham Youth Club was approved.',
          decided: { verb: 'approved', subject: 'Grant of £2,400 to Stretham Youth Club' },
          action: {
            key: 'youth-club-grant',
            text: 'Send the offer of grant, with what is to be reported about its effect.',
            owners: [['Community Safety Officer', council]],
            dueInDays: 21,
          },
        },
        {
          text: 'Counselling for young people in Littleport has a waiting list of eleven weeks.',
          action: {
            key: 'counselling-wait',
            text: 'Report how the waiting list for counselling could be shortened, and at what cost.',
            owners: [['Manager', 'centre-33']],
          },
        },
      ],
    },
    { title: 'Any other business', leads: [chair], minutes: 15, said: ['None.'] },
  ],
};

const autumn: MeetingPaper = {
  ...room,
  key: 'autumn',
  on: { fromToday: -39, weekday: 4 },
  // Still being written up.
  stage: 'held',
  closedAt: '11:55',
  attendance,
  agrees: [{ meeting: 'summer' }],
  reviews: [
    { action: 'farm-warning', outcome: 'closed', response: 'One list is in use, sent by Neighbourhood Watch.' },
    { action: 'repeat-numbers', outcome: 'closed' },
    { action: 'youth-club-grant', outcome: 'closed' },
    { action: 'counselling-wait', outcome: 'carried-forward', response: 'Costs of a second counsellor are awaited.' },
  ],
  agenda: [
    { title: 'Apologies', leads: [chair], minutes: 5, said: ['None.'] },
    {
      title: 'Minutes and action points',
      leads: [chair],
      minutes: 15,
      purpose: 'review',
      said: ['The minutes were agreed as a correct record. Three of four action points are closed.'],
    },
    {
      title: 'Speeding: what the Road Safety Forum asks for',
      leads: [sergeant],
      minutes: 40,
      said: [
        'Six villages have a Speedwatch group; four have asked to begin one and wait for training.',
        {
          text: 'The wait for training is the only obstacle.',
          action: {
            key: 'speedwatch-training',
            text: 'Train the four waiting Speedwatch groups.',
            owners: [['Neighbourhood Sergeant', police]],
            dueInDays: 30,
          },
        },
        {
          text: 'Parish councils would pay for moving signs if one contract covered them all.',
          action: {
            key: 'sign-contract',
            text: 'Draft one contract for moving speed signs, for parishes to join.',
            owners: [
              ['Clerk', 'parish-councils-ec'],
              ['Officer', county],
            ],
          },
        },
      ],
    },
    {
      title: 'Anti-social behaviour in Soham',
      leads: [partnershipOfficer],
      minutes: 30,
      said: [
        {
          text: 'Two households account for half of the calls.',
          action: {
            key: 'soham-households',
            text: 'Bring both households to the casework group with one plan each.',
            owners: [
              ['Community Safety Officer', council],
              ['Housing Manager', 'sanctuary-housing'],
            ],
            dueInDays: 28,
          },
        },
      ],
    },
    {
      title: 'Any other business',
      leads: [chair],
      minutes: 15,
      said: [
        {
          text: 'Probation will place an officer in Ely on Wednesdays.',
          action: {
            key: 'ely-desk',
            text: 'Tell partners how the officer in Ely can be reached.',
            owners: [['Senior Probation Officer', 'probation-service']],
            dueInDays: 14,
          },
        },
      ],
    },
  ],
};

const forum: MeetingPaper = {
  key: 'road-safety',
  group: 'road-safety',
  on: { fromToday: -17, weekday: 3 },
  startsAt: '18:30',
  endsAt: '20:00',
  place: 'The Maltings, Ely',
  stage: 'scheduled',
  cancelledBecause: 'The speaker is ill; the forum meets next in spring.',
  agenda: [],
};

const next: MeetingPaper = {
  ...room,
  key: 'next',
  on: { fromToday: 52, weekday: 4 },
  stage: 'scheduled',
  agenda: [
    { title: 'Apologies', leads: [chair], minutes: 5 },
    { title: 'Minutes and action points', leads: [chair], minutes: 15, purpose: 'review' },
  ],
};

export const eastCambs: Papers = {
  slug: 'east-cambs',
  name: 'East Cambridgeshire Community Safety Partnership',
  kind: 'district',
  district: 'East Cambridgeshire',
  council: 'East Cambridgeshire District Council',
  settings: {
    noticeWorkingDays: 3,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
    quorumAgencies: 4,
    ragLegend: [],
  },
  agencies: [
    agency(council, 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    agency('nhs-east-cambs', 'responsible-authority', { until: '2022-06-30', succeededBy: 'icb' }),
    agency('icb', 'responsible-authority', { from: '2022-07-01' }),
    agency('nps', 'responsible-authority', { until: '2021-06-25', succeededBy: 'probation-service' }),
    agency('probation-service', 'responsible-authority', { from: '2021-06-26' }),
    agency('sanctuary-housing', 'invited'),
    agency('vcaec', 'invited'),
    agency('neighbourhood-watch', 'invited'),
    agency('capalc', 'invited'),
    agency('yos', 'other'),
    agency('parish-councils-ec', 'co-operating-body'),
    agency('cambs-acre', 'other'),
    agency('centre-33', 'other'),
    agency('stretham-youth-club', 'other'),
  ],
  // Left out: the Community Engagement Forum, to be formed and to take in the Tension Monitoring group.
  groups: [
    { key: 'board', name: 'CSP Board', kind: 'board' },
    { key: 'project-team', name: 'Project Team', kind: 'delivery group', cadence: 'every two months' },
    { key: 'rik', name: 'RIK group', kind: 'tasking group', cadence: 'monthly' },
    { key: 'casework', name: 'ASB casework group', kind: 'problem solving group', cadence: 'monthly' },
    { key: 'task', name: 'CSP Task Group', kind: 'tasking group', cadence: 'monthly, virtual' },
    { key: 'road-safety', name: 'Road Safety Forum', kind: 'forum', cadence: 'quarterly' },
  ],
  meetings: [summer, autumn, forum, next],
  reports: [
    {
      action: 'youth-club-grant',
      on: { fromToday: -116, weekday: 3 },
      answer: 'Sent and accepted; the club reports in spring.',
    },
    { action: 'repeat-numbers', on: { fromToday: -60, weekday: 3 }, answer: 'Done from the last quarterly report on.' },
    { action: 'ely-desk', on: { fromToday: -30, weekday: 3 }, answer: 'Address and hours were sent to all partners.' },
    {
      action: 'soham-households',
      on: { fromToday: -15, weekday: 3 },
      note: 'One plan is agreed; the other household moves in January.',
    },
  ],
};
