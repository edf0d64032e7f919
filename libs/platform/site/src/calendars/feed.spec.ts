import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText, type Feed, type FeedMeeting, type FeedPoint } from './feed.ts';

const address = 'https://csp.example.org/t/fenland';
const meeting = (part: Partial<FeedMeeting> = {}): FeedMeeting => ({
  id: 'm1',
  title: 'Board',
  date: '2027-04-06',
  startsAt: '10:00',
  endsAt: '11:50',
  place: 'The Guildhall',
  cancelled: false,
  calendarRevision: { number: 0, at: '2027-03-01T09:00:00.000Z' },
  ...part,
});
const point = (part: Partial<FeedPoint> = {}): FeedPoint => ({
  id: 'p1',
  reference: '04/01',
  text: 'Put up the gates',
  dueOn: '2027-04-20',
  history: [{ kind: 'RAISED', at: '2027-04-06T10:30:00.000Z' }],
  ...part,
});
const textOf = (part: Partial<Feed> = {}): string =>
  calendarText({ name: 'Fenland CSP', address, meetings: [], points: [], ...part });

/** As another program reads it. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    value: (name: string) => String(component.getFirstPropertyValue(name)),
  }));
  return { events };
};
const only = (part: Partial<Feed>) => {
  const { events } = read(textOf(part));
  expect(events).toHaveLength(1);
  return events[0]!;
};
const instants = (one: FeedMeeting) => {
  const { event } = only({ meetings: [one] });
  return [event.startDate, event.endDate].map((time) => time.toJSDate().toISOString());
};

describe('a meeting in a calendar', () => {
  it('stands at its time, with its place and the way to its page', () => {
    const { event, value } = only({ meetings: [meeting()] });
    expect(event).toMatchObject({ uid: 'meeting-m1@csp.example.org', summary: 'Board', location: 'The Guildhall' });
    expect(value('url')).toBe(`${address}/meetings/m1`);
    expect(value('status')).toBe('CONFIRMED');
    expect(value('last-modified')).toBe('2027-03-01T09:00:00Z');
    expect(value('sequence')).toBe('0');
  });

  it.each([
    ['in winter', '2027-01-12', '2027-01-12T10:00:00.000Z', '2027-01-12T11:50:00.000Z'],
    ['in summer', '2027-07-06', '2027-07-06T09:00:00.000Z', '2027-07-06T10:50:00.000Z'],
    ['on the day summer time begins', '2027-03-28', '2027-03-28T09:00:00.000Z', '2027-03-28T10:50:00.000Z'],
    ['on the day it ends', '2027-10-31', '2027-10-31T10:00:00.000Z', '2027-10-31T11:50:00.000Z'],
  ])('%s is at the right moment', (_, date, start, end) => expect(instants(meeting({ date }))).toEqual([start, end]));

  it('over the hour left out and the hour shown twice is as long as it is', () => {
    const night = { startsAt: '00:30', endsAt: '02:30' };
    expect(instants(meeting({ date: '2027-03-28', ...night }))).toEqual([
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
    ]);
    expect(instants(meeting({ date: '2027-10-31', ...night }))).toEqual([
      '2027-10-30T23:30:00.000Z',
      '2027-10-31T02:30:00.000Z',
    ]);
  });

  it('that was moved and cancelled says so in the same entry', () => {
    const revision = { number: 2, at: '2027-03-05T16:00:00.000Z' };
    const { event, value } = only({ meetings: [meeting({ cancelled: true, calendarRevision: revision })] });
    expect(event).toMatchObject({ uid: 'meeting-m1@csp.example.org', summary: 'Cancelled: Board' });
    expect(value('status')).toBe('CANCELLED');
    expect(value('sequence')).toBe('2');
    expect(value('last-modified')).toBe('2027-03-05T16:00:00Z');
  });

  it('waits for the moment in which its revision is known', () =>
    expect(read(textOf({ meetings: [meeting({ calendarRevision: null })] })).events).toEqual([]));
});

describe('a due date in a calendar', () => {
  it('is a day, on which nobody is busy', () => {
    const { event, value } = only({ points: [point()] });
    expect(event.startDate.toString()).toBe('2027-04-20');
    expect(event.endDate.toString()).toBe('2027-04-21');
    expect(event.startDate.isDate).toBe(true);
    expect(event.summary).toBe('Due: action point 04/01');
    expect(event.description).toBe(`Put up the gates\n${address}/action-points/p1`);
    expect(value('transp')).toBe('TRANSPARENT');
  });

  it('counts how often it was moved, not what else was said', () => {
    const at = '2027-04-10T08:00:00.000Z';
    const history = ['RAISED', 'UPDATED', 'CARRIED_FORWARD', 'DUE_DATE_CHANGED'].map((kind) => ({ kind, at }));
    expect(only({ points: [point({ history })] }).value('sequence')).toBe('2');
  });

  it('that is not set yet is left out', () =>
    expect(read(textOf({ points: [point({ dueOn: null })] })).events).toEqual([]));
});

describe('texts in a calendar', () => {
  it.each([
    'A, b; c\\d: "e" <f> & \'g\'',
    'Grŵp diogelwch Ynys Môn',
    'Zażółć gęślą jaźń',
    'کمیونٹی سیفٹی پارٹنرشپ',
    'Board 👩‍👩‍👧‍👦 ‮reversed‬ zero​width',
    'END:VEVENT',
  ])('come out as they went in: %j', (text) => {
    const { event } = only({ meetings: [meeting({ title: text, place: text })] });
    expect(event).toMatchObject({ summary: text, location: text });
  });

  it('are escaped in its name too', () => {
    const lines = textOf({ name: 'Safer, stronger; Fenland\r\nX-FORGED:1' }).split('\r\n');
    expect(lines).toContain('X-WR-CALNAME:Safer\\, stronger\\; Fenland X-FORGED:1');
  });

  it('can’t begin a line of their own', () => {
    const text = 'Board\r\nEND:VEVENT\nBEGIN:VEVENT\rSUMMARY:forged\u0007';
    const { event } = only({ meetings: [meeting({ title: text })], name: text });
    expect(event.summary).toBe('Board END:VEVENT BEGIN:VEVENT SUMMARY:forged');
  });

  it.each([
    ['of words', 'Zażółć gęślą '.repeat(8_000)],
    ['without a space', '\u{1F46E}'.repeat(50_000)],
  ])('of 100,000 characters %s are cut, and whole lines stay short', (_, text) => {
    const began = performance.now();
    const whole = textOf({ meetings: [meeting({ title: text, place: text })], points: [point({ text })], name: text });
    expect(performance.now() - began).toBeLessThan(500);
    const { event } = read(whole).events[0]!;
    expect(event.summary.length).toBeLessThanOrEqual(121);
    expect(event.summary.endsWith('…') && event.summary.isWellFormed()).toBe(true);
    for (const line of whole.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(whole.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('are the same bytes each time', () => {
    const feed = { meetings: [meeting()], points: [point()] };
    expect(textOf(feed)).toBe(textOf(structuredClone(feed)));
  });
});
