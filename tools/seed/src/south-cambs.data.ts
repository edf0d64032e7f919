import { agency, communityRehabilitation } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';

// Agencies, groups, numbering and legend as in cases/county.json; themes as in its funding papers of 2010-12. What is said is made up.

const council = 'south-cambs-dc';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chairman: Role = ['Chairman', 'cambs-fire'];
const supportOfficer: Role = ['Partnership Support Officer', council];

const attendance: AttendancePaper = {
  board: [
    chairman,
    ['Leader', council],
    ['Chief Inspector', police],
    ['Head of Service', county],
    ['Senior Probation Officer', 'probation-service'],
  ],
  members: [supportOfficer, ['ASB Caseworker', council], ['Lead Officer', 'daat']],
  apologies: { others: [['Magistrate', 'magistrates']] },
  public: 0,
};

const room = {
  group: 'board',
  startsAt: '14:00',
  endsAt: '16:00',
  place: 'Council Chamber, South Cambridgeshire Hall, Cambourne',
} as const;

const spring: MeetingPaper = {
  ...room,
  key: 'spring',
  on: { fromToday: -222, weekday: 2 },
  stage: 'circulated',
  closedAt: '15:50',
  attendance,
  agenda: [
    {
      title: 'INTRODUCTIONS AND APOLOGIES',
      leads: [chairman],
      minutes: 5,
      said: ['Apologies were received from the magistrates.'],
    },
    {
      title: 'PERFORMANCE (Chief Inspector)',
      leads: [['Chief Inspector', police]],
      minutes: 35,
      said: [
        'The board NOTED the figures of the quarter: burglary of dwellings down by 9 %, vehicle crime unchanged.',
        {
          text: 'Theft from vehicles is concentrated at three railway car parks.',
          action: {
            key: 'car-parks',
            text: 'Ask the railway for lighting and patrols at the three car parks.',
            owners: [['Chief Inspector', police]],
          },
        },
      ],
    },
    {
      title: 'FUNDING PLAN (Support Officer)',
      leads: [supportOfficer],
      minutes: 40,
      purpose: 'agree',
      said: [
        {
          text: 'The board APPROVED the funding plan for the year, subject to £5,000 being ring-fenced for redundancy costs.',
          decided: {
            verb: 'approved',
            subject: 'Funding plan for the year',
            caveat: 'subject to £5,000 being ring-fenced for redundancy costs',
          },
          action: {
            key: 'ring-fence',
            text: 'Show the ring-fenced £5,000 as a line of its own in every funding summary.',
            owners: [['Partnership Support Officer', council]],
          },
        },
        {
          text: 'The board ENDORSED sharing an anti-social behaviour caseworker with a neighbouring partnership, to be looked at in autumn.',
          decided: { verb: 'endorsed', subject: 'Sharing a caseworker with a neighbouring partnership' },
          action: {
            key: 'shared-caseworker',
            text: 'Bring options for sharing a caseworker, with costs.',
            owners: [
              ['Leader', council],
              ['Head of Service', county],
            ],
          },
        },
      ],
    },
    {
      title: 'ANTI-SOCIAL BEHAVIOUR (Caseworker)',
      leads: [['ASB Caseworker', council]],
      minutes: 25,
      said: [
        {
          text: 'The trial of split meetings, individual cases apart from community issues, saves each agency an hour a month.',
          action: {
            key: 'split-meetings',
            text: 'Write up the trial of split meetings for the other partnerships.',
            owners: [['ASB Caseworker', council]],
          },
        },
      ],
    },
    {
      title: 'ANY OTHER BUSINESS',
      leads: [chairman],
      minutes: 15,
      said: ['Speed bin stickers are to be had from the Support Officer.'],
    },
  ],
};

const summer: MeetingPaper = {
  ...room,
  key: 'summer',
  on: { fromToday: -124, weekday: 2 },
  stage: 'circulated',
  closedAt: '16:00',
  attendance,
  agrees: [{ meeting: 'spring' }],
  reviews: [
    { action: 'car-parks', outcome: 'carried-forward', response: 'Lighting is agreed for one of three.' },
    { action: 'ring-fence', outcome: 'closed' },
    { action: 'shared-caseworker', outcome: 'carried-forward', response: 'One partnership has answered.' },
    { action: 'split-meetings', outcome: 'closed', response: 'Written up and sent to all partnerships of the county.' },
  ],
  agenda: [
    { title: 'APOLOGIES', leads: [chairman], minutes: 5, said: ['There were none.'] },
    {
      title: 'MINUTES AND MATTERS ARISING',
      leads: [chairman],
      minutes: 15,
      purpose: 'review',
      said: ['The minutes were agreed as a correct record.'],
    },
    {
      title: 'FUNDING SUMMARY (Support Officer)',
      leads: [supportOfficer],
      minutes: 30,
      purpose: 'note',
      said: [
        {
          text: 'The board NOTED a balance of £26,272, all of it in the pooled fund.',
          decided: { verb: 'noted', subject: 'Funding summary' },
        },
        {
          text: 'Two partners have not paid their contribution of £4,500.',
          action: {
            key: 'contributions',
            text: 'Remind both partners and report what was paid.',
            owners: [['Partnership Support Officer', council]],
            dueInDays: 60,
          },
        },
      ],
    },
    {
      title: 'REDUCING RE-OFFENDING (Probation)',
      leads: [['Senior Probation Officer', 'probation-service']],
      minutes: 30,
      said: [
        'The cohort stands at 31 people, six of whom have offended again within the year.',
        {
          text: 'Housing on release is missing for four of the six.',
          action: {
            key: 'release-housing',
            text: 'Agree with the housing associations on two places kept for people leaving prison.',
            owners: [
              ['Senior Probation Officer', 'probation-service'],
              ['Manager', 'housing-associations-sc'],
            ],
            dueInDays: 90,
          },
        },
      ],
    },
    {
      title: 'DRUGS AND ALCOHOL (Lead Officer)',
      leads: [['Lead Officer', 'daat']],
      minutes: 25,
      said: [
        {
          text: 'Referrals from the district are the fewest of the county.',
          action: {
            key: 'referral-cards',
            text: 'Put cards with the number for self-referral into every village hall.',
            owners: [
              ['Lead Officer', 'daat'],
              ['ASB Caseworker', council],
            ],
            dueInDays: 75,
          },
        },
      ],
    },
    {
      title: 'ANY OTHER BUSINESS',
      leads: [chairman],
      minutes: 15,
      said: [
        {
          text: 'The fire service will test smoke alarms at community events.',
          action: {
            key: 'alarm-tests',
            text: 'Send the dates of the events.',
            owners: [['Watch Commander', 'cambs-fire']],
            dueInDays: 30,
          },
        },
      ],
    },
  ],
};

const autumn: MeetingPaper = {
  ...room,
  key: 'autumn',
  on: { fromToday: 24, weekday: 2 },
  movedFrom: { on: { fromToday: 3, weekday: 2 }, reason: 'The Chairman is at a national exercise.' },
  scheduledOn: { fromToday: -125, weekday: 4 },
  stage: 'scheduled',
  agenda: [
    { title: 'APOLOGIES', leads: [chairman], minutes: 5 },
    { title: 'MINUTES AND MATTERS ARISING', leads: [chairman], minutes: 15, purpose: 'review' },
    { title: 'SHARED SERVICES (Leader)', leads: [['Leader', council]], minutes: 40, purpose: 'agree' },
  ],
};

export const southCambs: Papers = {
  slug: 'south-cambs',
  name: 'South Cambridgeshire Crime and Disorder Reduction Partnership',
  kind: 'district',
  district: 'South Cambridgeshire',
  council: 'South Cambridgeshire District Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'running',
    actionReferences: 'year-and-number',
    quorumAgencies: 3,
    ragLegend: [
      { colour: 'green', meaning: 'better position' },
      { colour: 'yellow', meaning: 'unchanged, or some concern left' },
      { colour: 'red', meaning: 'worse position' },
    ],
  },
  agencies: [
    agency(council, 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    agency('police-authority', 'other', { until: '2012-11-21', succeededBy: 'opcc' }),
    agency('opcc', 'co-operating-body', { from: '2012-11-22' }),
    agency('daat', 'co-operating-body'),
    agency('magistrates', 'other'),
    agency('scdc-housing', 'other'),
    agency('housing-associations-sc', 'other'),
    // Not in its papers of 2011, which name the earlier service; a responsible authority by law since.
    ...communityRehabilitation,
  ],
  // Left out: the District Tasking and Co-ordination Group, proposed on 26 July 2011; what came of it is not in the papers. Nor is
  // what came of the proposals of that day to disband the Executive Group and to change the board.
  groups: [
    { key: 'board', name: 'CDRP Board', kind: 'board', cadence: 'quarterly' },
    { key: 'executive', name: 'Executive Group', kind: 'executive' },
    { key: 'review', name: 'CDRP Review Project Board', kind: 'review group', setUpOn: '2011-04-26' },
    {
      key: 'acquisitive-crime',
      name: 'Serious Acquisitive Crime Task Group',
      kind: 'task group',
      // The day on which task and finish work was approved in its place.
      disbandedOn: '2011-04-26',
    },
    { key: 'anti-social-behaviour', name: 'Anti-Social Behaviour Task Group', kind: 'task group' },
    { key: 're-offending', name: 'Reducing Re-offending task group', kind: 'task group' },
    { key: 'domestic-violence', name: 'Domestic violence task group', kind: 'task group' },
    {
      key: 'drugs-and-alcohol',
      name: 'Drug and Alcohol Action Team',
      kind: 'task group',
      cadence: 'reports quarterly',
    },
    { key: 'panels', name: 'Neighbourhood Panels', kind: 'public panel' },
    { key: 'problem-solving', name: 'Problem Solving Group', kind: 'problem solving group' },
  ],
  // Minutes had reached this number when the record began.
  runningFrom: 412,
  meetings: [spring, summer, autumn],
  reports: [
    { action: 'ring-fence', on: { fromToday: -160, weekday: 3 }, answer: 'It is line 9 of the summary from now on.' },
    { action: 'alarm-tests', on: { fromToday: -101, weekday: 3 }, answer: 'Eight dates were sent.' },
    { action: 'contributions', on: { fromToday: -66, weekday: 3 }, note: 'One of the two has paid.' },
    { action: 'referral-cards', on: { fromToday: -44, weekday: 3 }, answer: 'Cards are in 41 village halls.' },
    {
      action: 'shared-caseworker',
      on: { fromToday: -16, weekday: 4 },
      note: 'Two options are costed and go to the board.',
    },
  ],
};
