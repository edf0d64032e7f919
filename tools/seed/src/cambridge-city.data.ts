import { agency, communityRehabilitation, healthCommissioners } from './agencies.data.ts';
import { meetings2020, reports2020 } from './cambridge-2020.data.ts';
import { cambridgeFeedback, cambridgeRecommendations } from './cambridge-recommendations.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';
import { cambridgeSeries } from './series.data.ts';

// After the papers of 2020, a present made up in their manner: themes and bodies are theirs, what is said is not.

const city = 'cambridge-city-council';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', city];
const safetyManager: Role = ['Community Safety Manager', city];
const chiefInspector: Role = ['Chief Inspector', police];

const board: readonly Role[] = [
  chair,
  ['Vice Chair', county],
  chiefInspector,
  ['Group Commander', 'cambs-fire'],
  ['Head of Probation Delivery Unit', 'probation-service'],
  ['Representative', 'cambridge-cvs'],
];

const attendance: AttendancePaper = {
  board,
  members: [safetyManager, ['Officer (minutes)', city], ['Officer', 'research-group'], ['Head of Security', 'aru']],
  apologies: { board: [['Head of Community Partnerships', 'icb']], members: [['Inspector', 'btp']] },
  public: 2,
};

const room = {
  group: 'board',
  series: 'board',
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'Committee Room 1, The Guildhall, Cambridge',
} as const;

const summer: MeetingPaper = {
  ...room,
  key: 'summer',
  on: { fromToday: -139, weekday: 2 },
  stage: 'circulated',
  closedAt: '11:45',
  attendance,
  agenda: [
    {
      title: 'Welcome, introductions and apologies',
      leads: [chair],
      minutes: 5,
      said: ['The Chair welcomed everyone, among them two members of the public.'],
    },
    { title: 'Public questions', leads: [chair], minutes: 5, said: ['None had been received.'] },
    {
      title: 'Updates from priority leads',
      leads: [chiefInspector],
      subItems: [
        {
          title: 'Safeguarding young people against violence and exploitation',
          leads: [chiefInspector],
          minutes: 25,
          said: [
            'Knife crime by young people fell by 8 % on the same quarter of last year. Most reports come from two neighbourhoods and between 15:00 and 18:00.',
            {
              text: 'The board asked for a timetable of detached youth work that follows those hours.',
              action: {
                key: 'youth-work-hours',
                text: 'Bring a timetable of detached youth work for the hours after school in both neighbourhoods.',
                owners: [
                  ['Head of Youth Services', county],
                  ['Community Safety Manager', city],
                ],
              },
            },
          ],
        },
        {
          title: 'Listening to community needs',
          leads: [safetyManager],
          minutes: 25,
          said: [
            'The survey of residents had 1,140 responses. Cycle theft, street drinking and speeding were named most often.',
            {
              text: 'Cycle theft at the station remains high. Both forces see the same offenders on different days.',
              action: {
                key: 'cycle-theft-profile',
                text: 'Share one profile of cycle theft around the station, with times and places.',
                owners: [
                  ['Chief Inspector', police],
                  ['Inspector', 'btp'],
                ],
              },
            },
          ],
        },
      ],
    },
    {
      title: 'Domestic abuse and sexual violence report',
      leads: [['Officer', 'research-group']],
      minutes: 15,
      purpose: 'note',
      said: [
        {
          text: 'The report was noted. Referrals from health remain few although more practices have been trained.',
          decided: { verb: 'noted', subject: 'Domestic abuse and sexual violence report' },
          action: {
            key: 'health-referrals',
            text: 'Find out why trained practices refer so seldom, and what training changed.',
            owners: [['Head of Community Partnerships', 'icb']],
          },
        },
      ],
    },
    {
      title: 'Community Safety Plan',
      leads: [safetyManager],
      minutes: 20,
      purpose: 'agree',
      said: [
        {
          text: 'The plan was agreed for one year.',
          decided: { verb: 'agreed', subject: 'Community Safety Plan', caveat: 'subject to the grant being confirmed' },
          action: {
            key: 'publish-plan',
            text: 'Publish the plan with a page for residents.',
            owners: [['Officer (minutes)', city]],
            dueInDays: 28,
          },
        },
        {
          text: 'The scrutiny committee had asked that each activity say what it changed. This was agreed.',
          decided: { verb: 'agreed', subject: 'Impact in every progress update', agrees: 'impact' },
        },
      ],
    },
    {
      title: 'Any other business',
      leads: [chair],
      minutes: 10,
      said: [
        {
          text: 'The universities asked for advice on licensed premises before the autumn term.',
          action: {
            key: 'term-advice',
            text: 'Send advice on licensed premises and safe ways home to both universities.',
            owners: [['Community Safety Manager', city]],
          },
        },
      ],
    },
    { title: 'Next meeting', leads: [chair], minutes: 5, said: ['The next meeting is in October.'] },
  ],
};

const autumn: MeetingPaper = {
  ...room,
  key: 'autumn',
  on: { fromToday: -48, weekday: 2 },
  stage: 'circulated',
  closedAt: '11:50',
  attendance: { ...attendance, board: [...board, ['Head of Community Partnerships', 'icb']], apologies: {}, public: 0 },
  agrees: [
    {
      meeting: 'summer',
      alterations: [
        {
          paragraph: '3.2.1',
          text: 'The survey of residents had 1,140 responses. Cycle theft, speeding and street drinking were named most often, in this order.',
        },
      ],
    },
  ],
  reviews: [
    {
      action: 'youth-work-hours',
      outcome: 'closed',
      response: 'A timetable for both neighbourhoods has run since September.',
    },
    { action: 'cycle-theft-profile', outcome: 'carried-forward', response: 'Figures of one force are still missing.' },
    { action: 'health-referrals', outcome: 'carried-forward', response: 'Interviews in six practices are under way.' },
    { action: 'publish-plan', outcome: 'closed' },
    { action: 'term-advice', outcome: 'reopened', response: 'One university had not received it.' },
  ],
  agenda: [
    {
      title: 'Welcome, introductions and apologies',
      leads: [chair],
      minutes: 5,
      said: ['The Chair welcomed everyone. No members of the public were present.'],
    },
    {
      title: 'Minutes of the last meeting',
      leads: [chair],
      minutes: 5,
      purpose: 'agree',
      said: ['The minutes were agreed with one alteration, which puts what residents named in the right order.'],
    },
    {
      title: 'Action points',
      leads: [chair],
      minutes: 10,
      purpose: 'review',
      said: ['The action points of the last meeting were gone through: two closed, two carried forward, one reopened.'],
    },
    {
      title: 'County lines: what the task and finish group found',
      leads: [chiefInspector],
      minutes: 25,
      said: [
        'Cuckooing was confirmed at nine addresses this year, five of them supported housing.',
        {
          text: 'Housing officers see the signs first and don’t know whom to tell.',
          action: {
            key: 'cuckooing-route',
            text: 'Give housing officers one route for reporting cuckooing, and train them to use it.',
            owners: [
              ['Community Safety Manager', city],
              ['Chief Inspector', police],
            ],
            dueInDays: 28,
          },
        },
        {
          text: 'Probation can tell when a tenant at risk is known to have debts to dealers.',
          action: {
            key: 'debt-flag',
            text: 'Agree how a risk of debt bondage is shared before a tenancy begins.',
            owners: [['Head of Probation Delivery Unit', 'probation-service']],
          },
        },
      ],
    },
    {
      title: 'Night-time economy',
      leads: [safetyManager],
      minutes: 25,
      written: {
        from: safetyManager,
        subject: 'Street pastors on Friday nights',
        purpose: 'To decide whether street pastors are paid for on Friday nights as they are on Saturdays.',
        sections: [
          [
            'Background',
            'Violence with injury at night rose by 4 % in a year, most of it between 02:00 and 04:00 at weekends.\nStreet pastors are out on Saturdays only.',
          ],
          ['What it costs', 'Eight Fridays a quarter, at £210 a night, from what is left of this year’s grant.'],
        ],
        recommendations: [
          'That street pastors on Friday nights be approved until 31 March',
          'That figures of injuries at night be reported each month, by hour and street',
        ],
      },
      said: [
        'Violence with injury at night rose by 4 %, most of it between 02:00 and 04:00 at weekends.',
        {
          text: 'Money for street pastors on Fridays was approved until March.',
          decided: { verb: 'approved', subject: 'Street pastors on Friday nights until 31 March' },
          action: {
            key: 'night-figures',
            text: 'Report monthly figures of injuries at night, by hour and street.',
            owners: [
              ['Officer', 'research-group'],
              ['Representative', 'cuh'],
            ],
            dueInDays: 35,
          },
        },
      ],
    },
    {
      title: 'Domestic homicide reviews',
      leads: [['Officer (minutes)', city]],
      minutes: 15,
      purpose: 'verbal-update',
      restrictedBecause: 'Individuals could be identified.',
      said: [
        {
          text: 'The panel met for the second time. The family has been asked whether it wishes to take part.',
          action: {
            key: 'review-panel',
            text: 'Arrange the third meeting of the review panel and a separate meeting with the family.',
            owners: [['Officer (minutes)', city]],
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
          text: 'The fire service offered home safety visits to addresses where cuckooing has ended.',
          action: {
            key: 'safety-visits',
            text: 'Visit the nine addresses and report what was found.',
            owners: [['Group Commander', 'cambs-fire']],
            dueInDays: 42,
          },
        },
      ],
    },
    {
      title: 'Key messages to share',
      leads: [chair],
      minutes: 10,
      said: ['If a neighbour’s home no longer seems theirs, tell someone.'],
    },
  ],
};

const next: MeetingPaper = {
  ...room,
  key: 'next',
  on: { fromToday: 17, weekday: 2 },
  stage: 'scheduled',
  agenda: [
    { title: 'Welcome, introductions and apologies', leads: [chair], minutes: 5 },
    { title: 'Public questions', leads: [chair], minutes: 5 },
    { title: 'Minutes of the last meeting', leads: [chair], minutes: 5, purpose: 'agree' },
    { title: 'Action points', leads: [chair], minutes: 10, purpose: 'review' },
    {
      title: 'Street pastors: what Fridays changed',
      leads: [safetyManager],
      minutes: 15,
      purpose: 'discuss',
      awaits: ['Chief Inspector', 'cambs-constabulary'],
    },
  ],
};

const afterNext: MeetingPaper = {
  ...room,
  key: 'after-next',
  on: { fromToday: 108, weekday: 2 },
  stage: 'scheduled',
  agenda: [],
};

export const cambridgeCity: Papers = {
  slug: 'cambridge-city',
  name: 'Cambridge Community Safety Partnership',
  kind: 'district',
  district: 'Cambridge City',
  council: 'Cambridge City Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
    quorumAgencies: 3,
    ragLegend: [],
  },
  agencies: [
    agency(city, 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    ...healthCommissioners,
    ...communityRehabilitation,
    agency('opcc', 'co-operating-body'),
    agency('cpft', 'co-operating-body'),
    agency('cambridge-cvs', 'co-operating-body'),
    agency('cuh', 'invited'),
    agency('university-of-cambridge', 'invited'),
    agency('aru', 'invited'),
    agency('btp', 'invited'),
    agency('cambac', 'invited'),
    agency('research-group', 'other'),
    agency('public-health-commissioning', 'other'),
    agency('dasv-partnership', 'other'),
    agency('safeguarding-board', 'other'),
  ],
  groups: [
    {
      key: 'board',
      name: 'Cambridge Community Safety Partnership',
      kind: 'board and members',
      cadence: 'three meetings a year (February, July, October) and a development session in November/December',
      // Made up: the papers don't hold them.
      terms: {
        text: 'To agree the community safety plan and hold those who lead its priorities to account.\nTo bring the responsible authorities of the city together, and those who work with them.\nTo decide on the money the partnership is given.',
        adoptedOn: '2019-10-15',
        reviewOn: '2021-10-15',
      },
    },
    { key: 'steering', name: 'Multi-Agency Steering Group', kind: 'steering group' },
    { key: 'operational', name: 'Business As Usual Operational Groups', kind: 'delivery group' },
    { key: 'problem-solving', name: 'Problem Solving Group', kind: 'problem solving group' },
    // "Set up in June 2020": the day is not given.
    {
      key: 'county-lines',
      name: 'County Lines task and finish group',
      kind: 'task and finish group',
      setUpOn: '2020-06-01',
    },
    {
      key: 'organised-crime',
      name: 'Organised crime group meeting',
      kind: 'tasking group',
      cadence: 'monthly (police only)',
    },
    {
      key: 'domestic-abuse-forum',
      name: 'Cambridge Community Forum on Domestic and Sexual Violence / Abuse',
      kind: 'forum',
    },
  ],
  series: cambridgeSeries,
  meetings: [...meetings2020, summer, autumn, next, afterNext],
  recommendations: cambridgeRecommendations,
  feedback: cambridgeFeedback,
  reports: [
    ...reports2020,
    {
      action: 'publish-plan',
      on: { fromToday: -118, weekday: 3 },
      answer: 'Published, with a page of its own for residents.',
    },
    { action: 'term-advice', on: { fromToday: -80, weekday: 4 }, answer: 'Sent to both universities.' },
    {
      action: 'cycle-theft-profile',
      on: { fromToday: -27, weekday: 3 },
      agency: police,
      note: 'Figures of both forces are in; the map is being drawn.',
    },
    { action: 'debt-flag', on: { fromToday: -20, weekday: 4 }, note: 'A first draft is with the housing providers.' },
    {
      action: 'safety-visits',
      on: { fromToday: -13, weekday: 3 },
      answer: 'All nine were visited; four had no working smoke alarm and have one now.',
    },
    { action: 'cuckooing-route', on: { fromToday: -44, weekday: 4 }, agency: police, says: 'accepted' },
    {
      action: 'cuckooing-route',
      on: { fromToday: -40, weekday: 2 },
      agency: city,
      says: 'accepted',
      note: 'The route can be ready in time; training needs two more weeks.',
    },
    {
      action: 'night-figures',
      on: { fromToday: -38, weekday: 3 },
      agency: 'cuh',
      says: 'declined',
      note: 'The hospital may not share injuries by street until the information sharing agreement is renewed.',
    },
  ],
};
