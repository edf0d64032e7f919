import { agency, healthCommissioners } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';

// No document of its own is known: its name follows the others', its agencies are those the law makes responsible everywhere
// (Crime and Disorder Act 1998, section 5), groups and all that is said are made up.

const council = 'huntingdonshire-dc';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', council];
const teamLeader: Role = ['Community Safety Team Leader', council];

const attendance: AttendancePaper = {
  board: [
    chair,
    ['Inspector', police],
    ['Officer', county],
    ['Group Commander', 'cambs-fire'],
    ['Senior Probation Officer', 'probation-service'],
  ],
  members: [teamLeader],
  apologies: { board: [['Health Improvement Lead', 'icb']] },
  public: 0,
};

const room = { group: 'board', startsAt: '09:30', endsAt: '11:30', place: 'Pathfinder House, Huntingdon' } as const;

const spring: MeetingPaper = {
  ...room,
  key: 'spring',
  on: { fromToday: -159, weekday: 4 },
  stage: 'circulated',
  closedAt: '11:20',
  attendance,
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 10, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Serious violence duty',
      leads: [['Inspector', police]],
      minutes: 50,
      said: [
        'The strategic needs assessment names two age groups: 14 to 17 and 25 to 34.',
        {
          text: 'Schools hear of incidents late.',
          action: {
            key: 'school-alerts',
            text: 'Tell a school on the next morning when one of its pupils was involved in violence.',
            owners: [
              ['Inspector', police],
              ['Officer', county],
            ],
          },
        },
        {
          text: 'The response strategy was agreed.',
          decided: { verb: 'agreed', subject: 'Response strategy under the serious violence duty' },
          action: {
            key: 'strategy-page',
            text: 'Publish the response strategy.',
            owners: [['Community Safety Team Leader', council]],
            dueInDays: 30,
          },
        },
      ],
    },
    {
      title: 'Fly-tipping and arson',
      leads: [['Group Commander', 'cambs-fire']],
      minutes: 40,
      said: [
        {
          text: 'A third of deliberate fires follow a report of fly-tipping at the same place.',
          action: {
            key: 'tipping-reports',
            text: 'Send reports of fly-tipping to the fire service on the same day.',
            owners: [['Community Safety Team Leader', council]],
          },
        },
      ],
    },
    { title: 'Any other business', leads: [chair], minutes: 20, said: ['None.'] },
  ],
};

const autumn: MeetingPaper = {
  ...room,
  key: 'autumn',
  on: { fromToday: -61, weekday: 4 },
  // Short notice: recorded, and shown.
  publishedDaysBefore: 3,
  stage: 'circulated',
  closedAt: '11:30',
  attendance,
  agrees: [{ meeting: 'spring' }],
  reviews: [
    {
      action: 'school-alerts',
      outcome: 'carried-forward',
      response: 'It works for secondary schools; primary schools follow.',
    },
    { action: 'strategy-page', outcome: 'closed' },
    { action: 'tipping-reports', outcome: 'closed', response: 'Reports have gone by e-mail since July.' },
  ],
  agenda: [
    {
      title: 'Welcome and apologies',
      leads: [chair],
      minutes: 10,
      said: ['The Chair apologised for the short notice.'],
    },
    {
      title: 'Hate crime awareness week',
      leads: [teamLeader],
      minutes: 35,
      said: [
        {
          text: 'More reports may be a good sign: the indicator has no better or worse.',
          action: {
            key: 'hate-crime-places',
            text: 'Open four more places at which hate crime can be reported.',
            owners: [
              ['Community Safety Team Leader', council],
              ['Inspector', police],
            ],
            dueInDays: 35,
          },
        },
      ],
    },
    {
      title: 'Burglary in new estates',
      leads: [['Inspector', police]],
      minutes: 40,
      said: [
        'Half of all burglaries happen in houses younger than three years.',
        {
          text: 'Developers can be reached before people move in.',
          action: {
            key: 'new-estates',
            text: 'Agree a crime prevention pack with the developers of the three largest sites.',
            owners: [['Crime Prevention Officer', police]],
            dueInDays: 40,
          },
        },
        {
          text: 'Planning asks the police too late.',
          action: {
            key: 'planning-consultation',
            text: 'Consult the police on estates of 50 houses or more before the plan is drawn.',
            owners: [['Head of Planning', council]],
            dueInDays: 90,
          },
        },
      ],
    },
    {
      title: 'Probation: unpaid work',
      leads: [['Senior Probation Officer', 'probation-service']],
      minutes: 35,
      said: [
        {
          text: 'Places are wanted where unpaid work can be seen.',
          action: {
            key: 'unpaid-work',
            text: 'Propose six places for unpaid work.',
            owners: [
              ['Community Safety Team Leader', council],
              ['Senior Probation Officer', 'probation-service'],
            ],
            dueInDays: 28,
          },
        },
      ],
    },
  ],
};

const next: MeetingPaper = {
  ...room,
  key: 'next',
  on: { fromToday: 38, weekday: 4 },
  stage: 'scheduled',
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 10 },
    { title: 'Action points', leads: [chair], minutes: 20, purpose: 'review' },
    { title: 'Plan for the coming year', leads: [teamLeader], minutes: 60, purpose: 'discuss' },
  ],
};

export const huntingdonshire: Papers = {
  slug: 'huntingdonshire',
  name: 'Huntingdonshire Community Safety Partnership',
  kind: 'district',
  district: 'Huntingdonshire',
  council: 'Huntingdonshire District Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'year-and-number',
    quorumAgencies: 3,
    ragLegend: [],
  },
  agencies: [
    agency(council, 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    ...healthCommissioners,
    agency('nps', 'responsible-authority', { until: '2021-06-25', succeededBy: 'probation-service' }),
    agency('probation-service', 'responsible-authority', { from: '2021-06-26' }),
    agency('opcc', 'co-operating-body'),
  ],
  groups: [
    { key: 'board', name: 'Community Safety Partnership Board', kind: 'board', cadence: 'quarterly' },
    { key: 'problem-solving', name: 'Problem Solving Group', kind: 'problem solving group', cadence: 'monthly' },
  ],
  meetings: [spring, autumn, next],
  reports: [
    { action: 'strategy-page', on: { fromToday: -140, weekday: 3 }, answer: 'Published.' },
    { action: 'hate-crime-places', on: { fromToday: -37, weekday: 3 }, note: 'Two libraries have agreed.' },
    {
      action: 'unpaid-work',
      on: { fromToday: -40, weekday: 3 },
      answer: 'Six places were proposed and five accepted.',
    },
  ],
};
