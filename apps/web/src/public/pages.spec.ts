import { describe, expect, it } from 'vitest';
import type { PublicMeeting } from './models.ts';
import {
  page,
  renderMessagePage,
  renderPublicIndex,
  renderPublicMeeting,
  renderPublicPartnership,
  renderTermsOfReference,
  renderPublicSearch,
} from './pages.tsx';

const partnership = { slug: 'cambridge-city', name: 'Cambridge <CSP> & Co' };
const lead = { role: 'Chair', agencyName: null };
const agendaOnly: PublicMeeting = {
  id: 'm1',
  title: 'Board',
  date: '2020-10-06',
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'The Guildhall',
  cancelled: false,
  changesOfDate: [{ from: '2020-10-01', to: '2020-10-06', reason: null }],
  agenda: [
    { id: 'a', number: '1', title: 'Welcome', purpose: null, leads: [lead], minutesAllotted: 5, subItems: [] },
    {
      id: 'b',
      number: '2',
      title: '<script>alert(1)</script>',
      purpose: 'NOTE',
      leads: [],
      minutesAllotted: null,
      subItems: [],
    },
  ],
  reports: [],
  agendaPublishedAt: '2020-09-28T09:00:00.000Z',
  minutesAgreed: false,
  attendance: null,
  declarations: [],
  keyMessages: [],
  publicQuestions: [{ id: 'q', text: 'What is <done>?', answer: 'More racks' }],
  questionTime: { closesOn: '2020-10-05', closesAt: '10:00', closed: false },
  minutes: [],
  decisions: [],
  actionPoints: [],
  agreed: null,
};
const votes = { for: 7, against: 1, abstained: 0 };
const corrections = [{ id: 'c', paragraph: '1.1', text: 'For shown read presented', on: '2021-03-01' }];
const agreed: PublicMeeting = {
  ...agendaOnly,
  minutesAgreed: true,
  attendance: {
    recorded: true,
    present: [{ ...lead, capacity: 'BOARD', deputyFor: null }],
    apologies: [],
    absent: [{ ...lead, capacity: 'OBSERVER' }],
    publicCount: 0,
  },
  declarations: [{ ...lead, id: 'n', item: '1', kind: 'PREJUDICIAL', nature: 'its post', conduct: 'LEFT_THE_ROOM' }],
  keyMessages: ['Report hate crime'],
  minutes: [{ id: 'p', number: '1.1', itemId: 'a', text: 'As it stands', before: 'As it stood' }],
  decisions: [{ id: 'd', paragraphId: 'p', verb: 'AGREED', subject: 'the plan', caveat: 'subject to funding', votes }],
  actionPoints: [
    { actionPointId: 'x', reference: '10/01', paragraph: '1.1', text: 'Do it', owners: [lead], dueOn: '2021-02-09' },
  ],
  agreed: { on: '2021-02-09', asCorrectRecord: false, alterations: [{ paragraph: '1.1' }], corrections },
};

describe('public pages', () => {
  it('are whole documents without scripts, and show markup as text', () => {
    for (const html of [
      renderPublicIndex({ partnerships: [partnership] }),
      renderPublicPartnership({ partnership, meetings: [agendaOnly] }),
      renderPublicMeeting({ partnership, meeting: agendaOnly }),
      renderMessagePage({ title: 'Page not found', message: 'There is no <such> page.' }),
    ]) {
      expect(html).toMatch(/^<!doctype html><html lang="en"/);
      expect(html).not.toMatch(/<script|style=|<such>|<CSP>/);
      expect(html).toContain('/assets/site.css');
    }
  });

  it('name the partnerships for the app to read', () => {
    expect(renderPublicIndex({ partnerships: [partnership] })).toContain('data-partnership="cambridge-city"');
  });

  it('keep minutes back until they are agreed', () => {
    const html = renderPublicMeeting({ partnership, meeting: agendaOnly });
    expect(html).toContain('The minutes are published here once they are agreed.');
    expect(html).toContain('What is &lt;done&gt;?');
    expect(html).toContain('Answer: More racks');
    expect(html).toContain('/public/cambridge-city/meetings/m1/question');
    expect(html).toContain('Change of date from 1 October 2020 to 6 October 2020');
    expect(html).toContain('Published 28 September 2020 at 10:00');
  });

  it('show agreed minutes with attendance, decisions, action points and what was altered', () => {
    const html = renderPublicMeeting({ partnership, meeting: agreed });
    for (const text of [
      '<del>As it stood</del>',
      '<ins>As it stands</ins>',
      'the plan, subject to funding',
      '10/01',
      'due 9 February 2021',
      'item 1: prejudicial interest (its post). Left the room.',
      '<h3 class="govuk-heading-s govuk-!-margin-bottom-1">Absent</h3>',
      'for 7, against 1, abstained 0',
      'Report hate crime',
      '1 March 2021, paragraph 1.1: For shown read presented',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('Agreed on 9 February 2021 with alterations, which are shown');
  });

  it('say under each item which papers can be read, and which are to follow', () => {
    const current = {
      subject: 'Cycle <theft>',
      number: 2,
      submittedOn: '2020-09-29',
      late: true,
      lateBecause: 'Figures',
    };
    const reports = [
      { id: 'r1', itemId: 'a', author: lead, current, files: [{ digest: 'abc', name: '<i>.csv', sizeBytes: 2_000 }] },
      { id: 'r2', itemId: 'b', author: lead, current: null },
    ];
    const html = renderPublicMeeting({ partnership, meeting: { ...agendaOnly, reports } });
    expect(html).toContain('href="/public/cambridge-city/meetings/m1/papers/r1/paper.html"');
    expect(html).toContain('Cycle &lt;theft&gt;');
    expect(html).toContain(
      'href="/public/cambridge-city/meetings/m1/papers/r1/files/abc" download="">&lt;i&gt;.csv</a> (2 KB)',
    );
    expect(html).toContain('version 2 of 29 September 2020. Late: Figures');
    expect(html).toContain('Paper to follow');
    expect(html).toContain('meetings/m1/pack.pdf');
    expect(renderPublicMeeting({ partnership, meeting: agendaOnly })).not.toContain('pack.pdf');
  });

  it('show what was searched for, and where it was found', () => {
    const place = { meetingId: 'm1', meetingTitle: 'Board', date: '2020-10-06' };
    const nodes = [
      { ...place, kind: 'PAPER', id: 'r1', number: '2', title: 'Cycle <theft>', parts: ['The ', '<b>racks', ' stand'] },
      { ...place, kind: 'MINUTE', id: 'p', number: '1.1', parts: ['', 'Racks', ''] },
    ] as const;
    const sought = { words: '"><script>racks', from: '2020-01-01', to: '' };
    const html = renderPublicSearch({ partnership, sought, found: { total: 45, nodes }, page: 2, perPage: 20 });
    expect(html).toContain('The <mark>&lt;b&gt;racks</mark> stand');
    expect(html).toContain(
      'href="/public/cambridge-city/meetings/m1/papers/r1/paper.html">Paper for item 2: Cycle &lt;theft&gt;',
    );
    expect(html).toContain('href="/public/cambridge-city/meetings/m1">Paragraph 1.1');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;racks"');
    expect(html).toContain('href="?words=%22%3E%3Cscript%3Eracks&amp;from=2020-01-01&amp;page=3"');
    expect(html).not.toMatch(/<script|<b>/);
    const nothing = { partnership, sought, found: { total: 0, nodes: [] }, page: 1, perPage: 20 };
    expect(renderPublicSearch(nothing)).toContain('Found in 0 places');
    const wrong = renderPublicSearch({ ...nothing, sought: { ...sought, from: '2020-02-30' }, wrong: 'from' });
    expect(wrong).toMatch(/Enter a day that exists.*value="2020-02-30"/s);
    expect(wrong).not.toContain('Found in');
  });

  it('put the markup of sign-in pages in as it is', () => {
    expect(page({ title: 'Sign in', body: '<form method="post"></form>' })).toContain(
      '<form method="post"></form></main>',
    );
  });
});

describe('terms of reference in public', () => {
  const group = { id: 'g', name: 'Steering <group>', active: false };
  const terms = [{ group, text: '<b>One</b>\nTwo', adoptedOn: '2020-02-11', reviewOn: null, meetingId: 'm/1' }];

  it('stand by their group with the meeting that adopted them', () => {
    const html = renderTermsOfReference({ partnership, terms });
    expect(html).toContain('Steering &lt;group&gt; (disbanded)');
    expect(html).toContain('&lt;b&gt;One&lt;/b&gt;\nTwo');
    expect(html).toContain('href="/public/cambridge-city/meetings/m%2F1">Adopted Tuesday 11 February 2020</a>');
  });

  it('say where there are none', () => {
    expect(renderTermsOfReference({ partnership, terms: [] })).toContain('No terms of reference');
  });
});
