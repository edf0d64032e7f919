import type { AttendancePaper, ItemPaper, MeetingPaper, ReportPaper, Role } from './papers.ts';

// The papers of 2020 in cases/cambridge-city-meetings-2020.json, its condensed facts made into sentences. Paragraphs, references,
// owners, decisions and minutes of time are the case's; what the papers don't say isn't said here.

const city = 'cambridge-city-council';
const county = 'cambs-county-council';
const police = 'cambs-constabulary';

const chair: Role = ['Chair', null];
const everyone: Role = ['Board / members', null];
const chiefInspector: Role = ['Chief Inspector', police];
const minuteTaker: Role = ['Officer (minutes)', city];

const february: AttendancePaper = {
  board: [
    ['Chair, Community Services', city],
    ['Representative', 'cambridge-cvs'],
    ['Executive Councillor for Community Safety', city],
    ['Vice Chair', county],
    ['Priority Lead Officer', police],
  ],
  members: [
    ['Officer, Community Services', city],
    ['Representative', 'cuh'],
    ['Representative', 'university-of-cambridge'],
    ['Officer', 'research-group'],
    ['Officer', 'public-health-commissioning'],
    minuteTaker,
  ],
  apologies: {
    board: [
      ['Board member', 'ccg'],
      ['Board member', 'bench-crc'],
      ['Board member', 'cambs-fire'],
      ['Board member', 'cpft'],
      ['Board member', county],
    ],
    members: [
      ['Member', 'btp'],
      ['Member', 'cambac'],
      ['Member', 'aru'],
    ],
    others: [['Acting Police and Crime Commissioner', 'opcc']],
  },
  public: 0,
};

/** Titles are inferred from the minutes: the agenda of that day is not among the papers, nor what it allotted. */
const februaryAgenda: readonly ItemPaper[] = [
  {
    title: 'Welcome, introductions and apologies',
    leads: [chair],
    said: [
      'The Chair welcomed everyone. No members of the public were present.',
      'Apologies were received and are recorded above.',
    ],
  },
  { title: 'Pre-advised public questions', leads: [chair], said: ['No public questions had been received.'] },
  {
    title: 'Minutes of 17 October 2019',
    leads: [everyone],
    purpose: 'agree',
    said: [
      {
        text: 'The minutes of the meeting of 17 October 2019 were agreed and are to be published.',
        decided: { verb: 'agreed', subject: 'Minutes of 17 October 2019' },
      },
    ],
  },
  {
    title: 'Action points',
    leads: [everyone],
    purpose: 'review',
    said: [
      'All action points of previous meetings were closed.',
      {
        text: 'The county officer is to be told the date of the next meeting.',
        action: {
          key: '02/01',
          text: 'Tell the county officer the date of the next meeting.',
          owners: [['Officer (minutes)', city]],
        },
      },
    ],
  },
  {
    title: 'Transformation topic: young people and knife crime',
    said: [
      'A second bid for work against county lines is with the Office of the Police and Crime Commissioner (OPCC). The first was delayed to wait for the county exploitation plan. The OPCC wants more detail, for example on partners.',
      'The Vice Chair, Cambridgeshire County Council, said that the bid takes a universal approach, begins in the city and can be scaled up. A consultation is planned. It asks for £24,000 a year for two years, until March 2021.',
      'A website of its own was discussed. The OPCC finds it too costly; an existing anonymous site for young people is to be linked instead. How success is to be shown remains an open issue.',
      'The points made by the OPCC are to be met before the bid is sent in again.',
    ],
  },
  {
    title: 'Updates from priority leads',
    subItems: [
      {
        title: 'Safeguarding people against violence and exploitation',
        leads: [['Priority Lead Officer', police]],
        said: [
          'The Priority Lead Officer, Cambridgeshire Constabulary, reported on the disruption of organised crime since January 2019: 122 arrests, class A drugs worth £55,405 and £61,982 in cash seized, and 42 visits to premises under the Police and Criminal Evidence Act. The operation against street dealing goes on; cuckooing in hostels is being scoped.',
          'Hostels house many vulnerable people. The Problem Solving Group links the providers of housing.',
        ],
      },
      {
        title: 'Identifying and responding to vulnerable locations',
        leads: [['Priority Lead Officer', police]],
        said: [
          'The Priority Lead Officer, Cambridgeshire Constabulary, reported on environmental visual audits and on a harm index for offenders and victims.',
          'In short lets, organised prostitution is the issue met most often.',
        ],
      },
      {
        title: 'Domestic abuse',
        leads: [['Vice Chair', county]],
        said: [
          'The Vice Chair, Cambridgeshire County Council, presented the report on domestic abuse and sexual violence for quarter 3. A threshold for multi-agency risk assessment conferences (MARAC) is on trial, to be reviewed at the end of March 2020.',
          {
            text: 'The Executive Councillor for Community Safety asked why the repeat rate of East Cambridgeshire is high.',
            action: {
              key: '02/02',
              text: 'Ask the Domestic Abuse and Sexual Violence Partnership about the repeat rate of East Cambridgeshire.',
              owners: [['Officer', 'research-group']],
            },
          },
          'A domestic abuse conference was held on 25 November 2019 and a forum in the awareness week of 3 to 9 February 2020. The council has won accreditation by the Domestic Abuse Housing Alliance.',
        ],
      },
    ],
  },
  {
    title: 'Priorities and structure 2020-2021',
    purpose: 'agree',
    said: [
      {
        text: 'The Chair or the Vice Chair is to lead a Multi-Agency Steering Group over the operational groups and the transformation topic.',
        decided: { verb: 'agreed', subject: 'Chair or Vice Chair to lead the Multi-Agency Steering Group' },
        action: {
          key: '02/03',
          text: 'Amend the structure chart and share it.',
          owners: [['Officer (minutes)', city]],
        },
      },
      {
        text: 'Two priorities were agreed for 2020-2021: safeguarding young people against violence and exploitation, and listening to community needs and responding together to reduce harm.',
        decided: { verb: 'agreed', subject: 'Two priorities of the partnership for 2020-2021' },
      },
      {
        text: 'Whether the police should lead the second priority was questioned. The Problem Solving Group is case based; the group of South Cambridgeshire is trying split meetings.',
        action: {
          key: '02/04',
          text: 'Discuss the Problem Solving Group with the police lead.',
          owners: [['Officer, Community Services', city]],
        },
      },
    ],
  },
  {
    title: 'Community Safety Plan 2020-2021',
    purpose: 'agree',
    said: [
      {
        text: 'The plan was agreed. The operational groups are to be added to it.',
        decided: { verb: 'agreed', subject: 'Community Safety Plan 2020-2021' },
      },
    ],
  },
  {
    title: 'Terms of reference',
    purpose: 'agree',
    said: [
      {
        text: "The revised terms of reference were agreed. They give weight to the partnership's strategic role.",
        decided: {
          verb: 'agreed',
          subject: 'Revised terms of reference',
          // Made up, as those before: the papers don't hold them.
          adopts: {
            group: 'board',
            text: 'To set the direction of community safety in the city, and agree the plan.\nTo hold those who lead its priorities to account.\nTo bring the responsible authorities of the city together, and those who work with them.\nTo decide on the money the partnership is given.',
            reviewOn: '2022-02-11',
          },
        },
      },
    ],
  },
  {
    title: 'Domestic homicide reviews',
    leads: [minuteTaker],
    purpose: 'verbal-update',
    said: [
      'The county action plan is complete and approved by the Home Office. Two reviews of the city are on hold while the NHS trust and the safeguarding board look into them.',
      'A county procedure for funding reviews goes to the Countywide Community Safety Strategic Board.',
      'The chair of the partnership decides whether there is a review. If there is none, the reasons go to the Home Office.',
    ],
  },
  {
    title: 'Countywide Community Safety Strategic Board meetings',
    leads: [chair],
    said: ['The countywide board met on 23 October 2019 and on 23 January 2020.'],
  },
  {
    title: 'Any other business',
    leads: [everyone],
    said: [
      {
        text: 'Members are asked to share the consultation on police facilities. Responses are for each to give.',
        action: {
          key: '02/05',
          text: 'Circulate the consultation on police facilities.',
          owners: [['Officer (minutes)', city]],
        },
      },
    ],
  },
  {
    title: 'Key messages to share',
    leads: [chair, everyone],
    said: [
      'The key message is Think Communities: meaningful, accessible design, and asset-based work with communities.',
      'The meeting closed at 11:30.',
    ],
  },
];

const octoberAgenda: readonly ItemPaper[] = [
  {
    title: 'Welcome, housekeeping, introductions, apologies',
    leads: [chair],
    minutes: 5,
    said: ['The Chair welcomed everyone.'],
  },
  { title: 'Pre-advised public questions', leads: [chair], minutes: 5 },
  {
    title: 'Minutes of 11 February 2020',
    leads: [everyone],
    minutes: 5,
    purpose: 'agree',
    said: [
      {
        text: 'The minutes of the meeting of 11 February 2020 were agreed as a correct record.',
        decided: { verb: 'agreed', subject: 'Minutes of 11 February 2020' },
      },
    ],
  },
  {
    title: 'Action points',
    leads: [everyone],
    minutes: 5,
    purpose: 'review',
    said: ['All five action points of 11 February 2020 were closed.'],
  },
  {
    title: 'CCSP transformation topic update',
    // Four leads against three sub-items: which of them leads which is given for 5.2 only.
    leads: [['Officer, Community Services', city], chiefInspector, ['Officer 1', null], ['Officer 2', null]],
    subItems: [
      {
        title: 'Serious violence: young people and knife crime',
        minutes: 10,
        said: [
          'The county lines project has been granted £32,000 for 2020/21 by the Office of the Police and Crime Commissioner. A further £24,000 can be had from September 2020, to be spent by 31 March 2021 and depending on progress.',
          'The recruitment of a part-time project officer was delayed by Covid-19; an interim manager has been in post since June 2020. A task group of seven agencies was set up in the same month.',
          'A survey, with one version for young people and one for adults, was tried with adults and national citizen service groups, launched in summer 2020 and closed on 28 September 2020. Its headlines were reported verbally.',
        ],
      },
      {
        title: 'Transforming Lives update',
        leads: [chiefInspector],
        minutes: 10,
        said: [
          'The Chief Inspector, Cambridgeshire Constabulary, reported that a virtual summer cohort of eight weeks was completed. The programme is paused for evaluation.',
          'A county board is being formed and will report to the Early Help Strategic Board. Community Services of Cambridge City Council represent the city.',
        ],
      },
      { title: 'Safer Streets Fund bid', minutes: 10, purpose: 'verbal-update' },
    ],
  },
  {
    title: 'Updates from priority leads',
    leads: [chiefInspector],
    subItems: [
      {
        title: 'Safeguarding young people against violence and exploitation',
        leads: [chiefInspector],
        minutes: 10,
        said: [
          'Nearly £14,000 in grants was raised, £10,000 of it from the lottery, and more than 700 devices were given out.',
          'There will be no standing partnership meeting on organised crime. Cases reach partners through existing risk processes or are commissioned one by one; the police meet monthly. Referrals to partners, partner cases formed and disruptions will be counted.',
        ],
      },
      {
        title: 'Listening to community needs, responding together',
        leads: [chiefInspector],
        minutes: 10,
        said: [
          'Operation Carmel, begun on 4 March 2019, made its first interventions since Covid-19, in Hilda Street, Garden Walk and Victoria Avenue. It has three phases: visible action with a patrol map, target hardening after a visual audit, and confidence and intelligence.',
          'The profile of locations is renewed every fortnight. A pilot area for problem solving led by the community comes next.',
        ],
      },
    ],
  },
  {
    title: 'County domestic abuse and sexual violence report',
    leads: [everyone],
    minutes: 5,
    purpose: 'note',
  },
  { title: 'Domestic homicide reviews', leads: [minuteTaker], minutes: 5, purpose: 'verbal-update' },
  { title: 'Annual Review 2020', leads: [minuteTaker], minutes: 5, purpose: 'agree' },
  {
    title: 'CSP timeline',
    leads: [minuteTaker],
    minutes: 5,
    purpose: 'note',
    said: [
      'The partnership meets three times a year, in February, July and October, with a development session in November or early December. The next dates are 1 December 2020 (development session), 9 February 2021 and 6 July 2021.',
    ],
  },
  { title: 'Countywide Community Safety Strategic Board meetings', leads: [chair], minutes: 5 },
  { title: 'Any other business', leads: [everyone], minutes: 10 },
  { title: 'Key messages to share', leads: [chair, everyone], minutes: 5 },
  { title: 'Next meeting, 9 February', said: ['The next meeting is on 9 February 2021 at 10:00.'] },
];

const board = {
  group: 'board',
  startsAt: '10:00',
  place: 'Committee Rooms 1 and 2, The Guildhall, Cambridge',
} as const;

export const meetings2020: readonly MeetingPaper[] = [
  {
    ...board,
    key: '2020-02',
    on: '2020-02-11',
    endsAt: '11:30',
    scheduledOn: '2020-01-07',
    stage: 'circulated',
    agenda: februaryAgenda,
    attendance: february,
    closedAt: '11:30',
  },
  {
    ...board,
    key: '2020-10',
    on: '2020-10-06',
    endsAt: '11:50',
    scheduledOn: '2020-01-07',
    // The papers don't say where it was held.
    place: null,
    stage: 'held',
    agenda: octoberAgenda,
    // The papers list nobody: those who lead its items are taken to have been there.
    attendance: {
      board: [['Chair, Community Services', city], ['Vice Chair', county], chiefInspector],
      members: [['Officer, Community Services', city], minuteTaker],
      public: 0,
    },
    agrees: [{ meeting: '2020-02' }],
    reviews: [
      { action: '02/01', outcome: 'closed', response: 'Done.' },
      {
        action: '02/02',
        outcome: 'closed',
        response:
          'Repeats vary by quarter and district. Part of them are positive, and few referrals magnify the rate: in quarter 3 of 2019-20 there were 15, of whom 87 % engaged, the highest rate of all districts.',
      },
      { action: '02/03', outcome: 'closed' },
      { action: '02/04', outcome: 'closed', response: 'Discussed.' },
      { action: '02/05', outcome: 'closed' },
    ],
    closedAt: '11:50',
  },
  // The timetable for 2020/21. No papers of these meetings are known, so they stay as they were set.
  {
    ...board,
    key: '2020-12',
    on: '2020-12-01',
    endsAt: '12:00',
    scheduledOn: '2020-10-07',
    stage: 'scheduled',
    agenda: [{ title: 'Development session', minutes: 120 }],
  },
  {
    ...board,
    key: '2021-02',
    on: '2021-02-09',
    endsAt: '11:50',
    scheduledOn: '2020-10-05',
    stage: 'scheduled',
    agenda: [],
  },
  {
    ...board,
    key: '2021-07',
    on: '2021-07-06',
    endsAt: '11:50',
    scheduledOn: '2020-10-07',
    stage: 'scheduled',
    agenda: [],
  },
];

export const reports2020: readonly ReportPaper[] = [
  { action: '02/03', on: '2020-02-13', answer: 'Shared with the partnership.' },
  { action: '02/05', on: '2020-02-13', answer: 'Shared with the partnership.' },
];
