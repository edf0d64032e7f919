import type { Attendee, Item, Meeting, Partnership } from './meeting.ts';

export const cambridge: Partnership = { slug: 'cambridge-city', name: 'Cambridge Community Safety Partnership' };

const person = (capacity: Attendee['capacity'], role: string, agencyName: string, deputyFor?: string): Attendee => ({
  role,
  agencyName,
  capacity,
  ...(deputyFor && { deputyFor }),
});
const item = (number: string, title: string, more: Partial<Item> = {}): Item => ({
  id: `item-${number}`,
  number,
  title,
  leads: [{ role: 'Chair' }],
  subItems: [],
  ...more,
});
const paragraph = (number: string, text: string, before?: string) => ({
  id: `p-${number}`,
  number,
  itemId: `item-${number.slice(0, number.lastIndexOf('.'))}`,
  text,
  ...(before !== undefined && { before }),
});

/** A meeting after the papers of February 2020, agreed with an alteration. */
export const february: Meeting = {
  id: 'february',
  title: 'Board',
  date: '2020-02-11',
  startsAt: '10:00',
  endsAt: '11:50',
  closedAt: '11:30',
  place: 'Committee Rooms 1 and 2, The Guildhall, Cambridge',
  cancelled: false,
  changesOfDate: [{ from: '2020-02-04', to: '2020-02-11', reason: 'the room was taken' }],
  agenda: [
    item('1', 'Welcome, housekeeping, introductions, apologies', { minutesAllotted: 5 }),
    item('3', 'Minutes of 17 October 2019', { purpose: 'AGREE', minutesAllotted: 5 }),
    item('4', 'Action points', { purpose: 'REVIEW', minutesAllotted: 5 }),
    item('6', 'Updates from priority leads', {
      leads: [{ role: 'Chief Inspector', agencyName: 'Cambridgeshire Constabulary' }],
      subItems: [
        item('6.1', 'Safeguarding people against violence and exploitation', { minutesAllotted: 10 }),
        item('6.3', 'Domestic abuse', { purpose: 'VERBAL_UPDATE', minutesAllotted: 10 }),
      ],
    }),
    item('8', 'Community Safety Plan 2020-2021', { purpose: 'AGREE', minutesAllotted: 10 }),
  ],
  attendance: {
    recorded: true,
    publicCount: 0,
    present: [
      person('BOARD', 'Chair', 'Cambridge City Council (Community Services)'),
      person('BOARD', 'Representative', 'Cambridge Council for Voluntary Service'),
      person('BOARD', 'Vice Chair', 'Cambridgeshire County Council'),
      person('BOARD', 'Priority Lead Officer', 'Cambridgeshire Constabulary', 'Chief Inspector'),
      person('MEMBER', 'Representative', 'University of Cambridge'),
      person('MEMBER', 'Officer', 'Cambridgeshire County Council Research Group'),
      person('OTHER', 'Officer (minutes)', 'Cambridge City Council (Community Safety Team)'),
    ],
    absent: [],
    apologies: [
      person('BOARD', 'Board member', 'Cambridgeshire Fire and Rescue Service'),
      person('MEMBER', 'Member', 'British Transport Police'),
      person('OTHER', 'Acting Police and Crime Commissioner', 'Office of the Police and Crime Commissioner'),
    ],
  },
  declarations: [
    {
      item: '8',
      role: 'Officer',
      agencyName: 'Cambridgeshire County Council Research Group',
      kind: 'PECUNIARY',
      nature: 'the post is paid from the plan',
      conduct: 'LEFT_THE_ROOM',
    },
  ],
  keyMessages: ['Think Communities: meaningful, accessible design, and work with communities.'],
  minutes: [
    paragraph('1.1', 'The Chair welcomed all. No members of the public were present.'),
    paragraph('3.1', 'The minutes of 17 October 2019 were agreed and are to be published.'),
    paragraph('4.1', 'All previous action points were closed.'),
    paragraph('4.2', 'The county officer is to be told the date of the next meeting.'),
    paragraph(
      '6.1.1',
      'Since January 2019 the work on organised crime led to 122 arrests; class A drugs worth £55,405 and cash of £61,982 were seized.',
      'Since January 2019 the work on organised crime led to 112 arrests.',
    ),
    paragraph(
      '6.3.1',
      'The third quarter’s report was noted. The trial of a MARAC threshold is reviewed at the end of March 2020.',
    ),
    paragraph('8.1', 'The plan was agreed; the operational groups are to be added.'),
  ],
  decisions: [
    { paragraphId: 'p-3.1', verb: 'AGREED', subject: 'the minutes of 17 October 2019' },
    {
      paragraphId: 'p-8.1',
      verb: 'AGREED',
      subject: 'the Community Safety Plan 2020-2021',
      caveat: 'with the operational groups added',
      recommendation: '2.1',
      votes: { for: 5, against: 1, abstained: 0 },
    },
  ],
  actionPoints: [
    {
      reference: '02/01',
      paragraph: '4.2',
      text: 'Tell the county officer the date of the next meeting',
      owners: [{ role: 'Officer (minutes)', agencyName: 'Cambridge City Council (Community Safety Team)' }],
      dueOn: '2020-10-06',
    },
    {
      reference: '02/02',
      paragraph: '6.3.1',
      text: 'Ask why the repeat rate of East Cambridgeshire is high',
      owners: [
        { role: 'Officer', agencyName: 'Cambridgeshire County Council Research Group' },
        { role: 'Vice Chair', agencyName: 'Cambridgeshire County Council' },
      ],
      dueOn: null,
    },
  ],
  reports: [],
  review: [
    {
      reference: '10/01',
      text: 'Share the structure chart',
      owners: [{ role: 'Officer (minutes)', agencyName: 'Cambridge City Council (Community Safety Team)' }],
      status: 'CLOSED',
      response: 'shared with the partnership',
      dueOn: '2020-02-11',
      outcome: 'CLOSED',
      outcomeResponse: 'shared with the partnership on 13 November 2019',
    },
  ],
  minutesStatus: 'AGREED',
  agreed: {
    on: '2020-10-06',
    asCorrectRecord: false,
    corrections: [{ number: 1, paragraph: '8.1', text: 'The plan is of 2020-2021 throughout.', on: '2020-10-20' }],
    alterations: [
      {
        paragraph: '6.1.1',
        before: 'Since January 2019 the work on organised crime led to 112 arrests.',
        after:
          'Since January 2019 the work on organised crime led to 122 arrests; class A drugs worth £55,405 and cash of £61,982 were seized.',
      },
    ],
  },
  sealed: {
    number: 7,
    seal: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
    corrections: [
      { number: 1, seal: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0' },
      { number: 2, seal: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0' },
    ],
  },
};

/** The next meeting, its agenda out; one item is restricted. */
export const october: Meeting = {
  ...february,
  id: 'october',
  date: '2020-10-06',
  closedAt: null,
  changesOfDate: [],
  agenda: [
    ...february.agenda,
    item('9', 'Domestic homicide reviews', {
      restricted: true,
      restrictedBecause: 'names a victim',
      minutesAllotted: 5,
    }),
  ],
  attendance: null,
  declarations: [],
  keyMessages: [],
  minutes: [],
  decisions: [],
  actionPoints: [],
  minutesStatus: 'NONE',
  agreed: null,
  sealed: null,
};

const words = 'The Vice Chair reported on the work of the quarter, and members asked what it had changed. ';

/** As large as the figures ask for: 30 items, 200 paragraphs, 60 action points. */
export const large: Meeting = {
  ...february,
  agenda: Array.from({ length: 30 }, (_, place) => item(String(place + 1), `Matter no. ${place + 1}`)),
  minutes: Array.from({ length: 200 }, (_, place) => {
    const number = `${(place % 30) + 1}.${Math.floor(place / 30) + 1}`;
    return paragraph(number, `${number}: ${words.repeat(1 + (place % 4))}`);
  }),
  decisions: Array.from({ length: 20 }, (_, place) => ({
    paragraphId: `p-${place + 1}.1`,
    verb: 'AGREED',
    subject: `matter no. ${place + 1}`,
  })),
  actionPoints: Array.from({ length: 60 }, (_, place) => ({
    reference: `02/${String(place + 1).padStart(2, '0')}`,
    paragraph: `${(place % 30) + 1}.${Math.floor(place / 30) + 1}`,
    text: `Do what was said of matter no. ${place + 1}`,
    owners: [{ role: 'Officer', agencyName: 'Cambridgeshire Constabulary' }],
    dueOn: '2020-10-06',
  })),
};
