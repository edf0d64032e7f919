import { agency, communityRehabilitation, healthCommissioners } from './agencies.data.ts';
import type { AttendancePaper, MeetingPaper, Papers, Role } from './papers.ts';
import { fenlandSeries } from './series.data.ts';

// Agencies, groups and legend as in cases/county.json; themes as in the delivery plan of 2017-18. What is said is made up.

const council = 'fenland-dc';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', council];
const safetyManager: Role = ['Community Safety Manager', council];
const inspector: Role = ['Neighbourhood Inspector', police];

const attendance: AttendancePaper = {
  board: [
    chair,
    inspector,
    ['Officer', county],
    ['Station Commander', 'cambs-fire'],
    ['Senior Probation Officer', 'probation-service'],
    ['Health Improvement Lead', 'icb'],
  ],
  members: [safetyManager, ['Manager', 'drug-alcohol-services'], ['Member', 'chamber-of-commerce']],
  apologies: { board: [['Member', 'fire-authority']], others: [['Officer', 'opcc']] },
  public: 1,
};

const room = {
  group: 'board',
  series: 'board',
  startsAt: '14:00',
  endsAt: '16:00',
  place: 'Council Chamber, Fenland Hall, March',
} as const;

const quarterOne: MeetingPaper = {
  ...room,
  key: 'quarter-one',
  on: { fromToday: -138, weekday: 3 },
  stage: 'circulated',
  closedAt: '15:55',
  attendance,
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Strategic assessment: shop theft',
      leads: [['Officer', county]],
      minutes: 40,
      purpose: 'review',
      said: [
        'Recorded shop theft rose by 14 % on the year before, most of it food and toiletries and most of it in Wisbech.',
        {
          text: 'The three food banks have little fresh food and few toiletries, and one allocates by referral only.',
          action: {
            key: 'food-banks',
            text: 'Ask the food banks in Chatteris, March and Wisbech what would let them take people without a referral.',
            owners: [
              ['Community Safety Manager', council],
              ['Co-ordinator', 'voluntary-services-fenland'],
            ],
          },
        },
        {
          text: 'ShopWatch meets in one town only.',
          action: {
            key: 'shopwatch',
            text: 'Bring together the ShopWatch schemes of the four towns.',
            owners: [
              ['Neighbourhood Inspector', police],
              ['Member', 'chamber-of-commerce'],
            ],
          },
        },
      ],
    },
    {
      title: 'Supporting victims: scams',
      leads: [['Officer', county]],
      minutes: 25,
      said: [
        'Nineteen of 22 people referred were contacted within 28 days. Seven zones without cold calling have been handed over.',
        {
          text: 'Nobody has asked yet whether people feel surer in spotting a scam.',
          action: {
            key: 'scam-survey',
            text: 'Ask those who came to events, three months later, whether they have been approached and what they did.',
            owners: [['Officer', county]],
          },
        },
      ],
    },
    {
      title: 'Wisbech public spaces protection orders',
      leads: [safetyManager],
      minutes: 25,
      purpose: 'agree',
      said: [
        {
          text: 'The board endorsed the renewal of all three orders.',
          decided: { verb: 'endorsed', subject: 'Renewal of the Wisbech public spaces protection orders' },
          action: {
            key: 'order-signs',
            text: 'Replace the signs before the renewed orders begin.',
            owners: [['Community Safety Manager', council]],
            dueInDays: 56,
          },
        },
      ],
    },
    {
      title: 'Any other business',
      leads: [chair],
      minutes: 10,
      said: [
        {
          text: 'Young drivers on dark, wet roads are to be the theme of the autumn campaign.',
          action: {
            key: 'young-drivers',
            text: 'Plan the campaign for young drivers with the colleges.',
            owners: [
              ['Station Commander', 'cambs-fire'],
              ['Officer', 'cprsp'],
            ],
          },
        },
      ],
    },
    { title: 'Next meeting', leads: [chair], minutes: 5, said: ['In three months.'] },
  ],
};

const quarterTwo: MeetingPaper = {
  ...room,
  key: 'quarter-two',
  on: { fromToday: -47, weekday: 3 },
  stage: 'circulated',
  closedAt: '16:05',
  attendance,
  agrees: [{ meeting: 'quarter-one' }],
  reviews: [
    { action: 'food-banks', outcome: 'closed', response: 'All three now take people once without a referral.' },
    { action: 'shopwatch', outcome: 'carried-forward', response: 'Two towns have agreed to join.' },
    {
      action: 'scam-survey',
      outcome: 'carried-forward',
      response: 'The questions are agreed; the survey begins in November.',
    },
    { action: 'order-signs', outcome: 'closed' },
    { action: 'young-drivers', outcome: 'closed', response: 'Planned with four colleges for October and November.' },
  ],
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5, said: ['The Chair welcomed everyone.'] },
    {
      title: 'Minutes and action points',
      leads: [chair],
      minutes: 15,
      purpose: 'review',
      said: ['The minutes were agreed as a correct record. Of five action points three are closed.'],
    },
    {
      title: 'Strategic assessment: scams',
      leads: [['Officer', county]],
      minutes: 35,
      purpose: 'review',
      said: [
        'Losses to scams come to £310,000 in the year, half of them in courier fraud.',
        {
          text: 'Surgeries see people who have lost money and don’t report it.',
          action: {
            key: 'scam-surgeries',
            text: 'Put the scams booklet and a named contact into all twelve surgeries.',
            owners: [
              ['Health Improvement Lead', 'icb'],
              ['Officer', county],
            ],
            dueInDays: 30,
          },
        },
      ],
    },
    {
      title: 'Anti-social behaviour: March town centre',
      leads: [inspector],
      minutes: 30,
      said: [
        'Calls have doubled since the bus shelter was moved.',
        {
          text: 'The problem solving plan was accepted.',
          decided: { verb: 'accepted', subject: 'Problem solving plan for March town centre' },
          action: {
            key: 'march-lighting',
            text: 'Cost better lighting and a camera at the bus shelter.',
            owners: [
              ['Community Safety Manager', council],
              ['Clerk', 'town-councils-fenland'],
            ],
            dueInDays: 28,
          },
        },
      ],
    },
    {
      title: 'Domestic abuse',
      leads: [['Officer', 'dasv-partnership']],
      minutes: 25,
      said: [
        {
          text: 'Theatre performances reached 970 pupils; four disclosed abuse.',
          action: {
            key: 'school-follow-up',
            text: 'Agree with the schools who follows up a disclosure, and within which time.',
            owners: [
              ['Officer', 'dasv-partnership'],
              ['Officer', county],
            ],
          },
        },
      ],
    },
    {
      title: 'Any other business',
      leads: [chair],
      minutes: 10,
      said: [
        {
          text: 'The alcohol partnership asks for two people who have recovered to speak at its next meeting.',
          action: {
            key: 'recovery-speakers',
            text: 'Find two speakers for the alcohol partnership.',
            owners: [['Manager', 'drug-alcohol-services']],
            dueInDays: 21,
          },
        },
      ],
    },
  ],
};

const next: MeetingPaper = {
  ...room,
  key: 'next',
  on: { fromToday: 9, weekday: 3 },
  stage: 'published',
  publishedDaysBefore: 13,
  agenda: [
    { title: 'Welcome and apologies', leads: [chair], minutes: 5 },
    { title: 'Minutes and action points', leads: [chair], minutes: 15, purpose: 'review' },
    { title: 'Strategic assessment: road safety', leads: [['Officer', county]], minutes: 45, purpose: 'review' },
    { title: 'Updates on the delivery plan', leads: [safetyManager], minutes: 40 },
    { title: 'Any other business', leads: [chair], minutes: 15 },
  ],
};

export const fenland: Papers = {
  slug: 'fenland',
  name: 'Fenland Community Safety Partnership',
  kind: 'district',
  district: 'Fenland',
  council: 'Fenland District Council',
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'year-and-number',
    quorumAgencies: 3,
    // Colours are cell fills in the plan and not in its text: taken in their usual order.
    ragLegend: [
      { colour: 'green', meaning: 'on target, minimal risk of failure' },
      { colour: 'amber', meaning: 'intervention required to meet target; risk small to medium' },
      { colour: 'red', meaning: 'urgent intervention required; risk medium to high' },
    ],
  },
  agencies: [
    agency(council, 'responsible-authority'),
    agency(county, 'responsible-authority'),
    agency(police, 'responsible-authority'),
    agency('cambs-fire', 'responsible-authority'),
    agency('fire-authority', 'responsible-authority'),
    ...healthCommissioners,
    ...communityRehabilitation,
    // Listed as statutory here, as a key partner elsewhere: the documents differ.
    agency('opcc', 'responsible-authority'),
    agency('drug-alcohol-services', 'invited'),
    agency('circle-housing-roddons', 'invited'),
    agency('voluntary-services-fenland', 'invited'),
    agency('chamber-of-commerce', 'invited'),
    agency('cprsp', 'other'),
    agency('dasv-partnership', 'other'),
    agency('town-councils-fenland', 'co-operating-body'),
  ],
  // Left out: the Sue's Essentials task and finish group, planned for February 2018 and not established.
  groups: [
    {
      key: 'board',
      name: 'Fenland Community Safety Partnership',
      kind: 'board',
      cadence: 'quarterly (four times a year)',
    },
    { key: 'problem-solving', name: 'Problem Solving Group', kind: 'problem solving group', cadence: 'monthly' },
    { key: 'alcohol', name: 'Wisbech Alcohol Partnership', kind: 'delivery group', cadence: 'monthly' },
    {
      key: 'care-homes',
      name: "Missing from children's care homes group",
      kind: 'task and finish group',
      cadence: 'monthly',
    },
    { key: 'diverse-forum', name: 'Diverse Community Forum', kind: 'forum' },
    { key: 'cctv', name: 'CCTV stakeholder meeting', kind: 'stakeholder group', cadence: 'quarterly' },
    {
      key: 'review-panel',
      name: 'Domestic homicide review panel',
      kind: 'review panel',
      cadence: 'per case',
    },
  ],
  series: fenlandSeries,
  meetings: [quarterOne, quarterTwo, next],
  reports: [
    { action: 'order-signs', on: { fromToday: -90, weekday: 3 }, answer: 'All 34 signs are replaced.' },
    {
      action: 'shopwatch',
      on: { fromToday: -19, weekday: 4 },
      note: 'A third town has joined; Chatteris decides next week.',
    },
    { action: 'scam-surgeries', on: { fromToday: -26, weekday: 3 }, note: 'Eight of twelve surgeries have both.' },
    { action: 'recovery-speakers', on: { fromToday: -33, weekday: 3 }, answer: 'Two speakers have agreed to come.' },
  ],
};
