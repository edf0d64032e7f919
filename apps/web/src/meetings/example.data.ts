import type { Meeting } from './meeting.documents.ts';

const item = (id: string, number: string, minutesAllotted: number | null) => ({
  ...{ id, number, title: `Item ${id}`, purpose: null, leads: [], minutesAllotted },
  ...{ restricted: false, restrictedBecause: null },
});

/** A meeting for specs: three items, the second with two sub-items, two paragraphs. */
export const example: Meeting = {
  id: 'm1',
  version: 7,
  group: { id: 'board' },
  title: 'Board',
  date: '2020-10-06',
  startsAt: '10:00',
  endsAt: '11:00',
  place: null,
  stage: 'OPEN',
  cancelledBecause: null,
  importedOn: null,
  changesOfDate: [],
  agenda: [
    { ...item('a', '1', 5), subItems: [] },
    { ...item('b', '2', null), subItems: [item('b1', '2.1', 10), item('b2', '2.2', 15)] },
    { ...item('c', '3', 20), subItems: [] },
  ],
  timing: { allotted: 50, available: 60, message: '' },
  notice: { required: 5, given: 5, late: false, publishBy: '2020-09-28', publishedAt: null, message: '' },
  attendance: { recorded: false, present: [], apologies: [], absent: [], publicCount: 0 },
  quorum: { required: 3, present: 0, met: false, notMetFor: [] },
  declarations: [],
  minutesStatus: 'DRAFT',
  closedAt: null,
  publicPath: null,
  minutes: [
    { id: 'p1', number: '1.1', itemId: 'a', text: 'Welcome.', before: null },
    { id: 'p2', number: '1.2', itemId: 'a', text: 'Apologies.', before: null },
  ],
  decisions: [],
  keyMessages: [],
  comments: [],
  actionPoints: [],
  review: [
    {
      ...{ actionPointId: 'x', reference: '02/01', text: 'Amend the chart', owners: [], status: 'OPEN' },
      ...{ response: null, dueOn: '2020-10-06', outcome: null, outcomeResponse: null },
    },
  ],
  agreed: null,
};
