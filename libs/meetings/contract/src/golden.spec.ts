import { readdirSync, readFileSync } from 'node:fs';
import { upcast, type DomainEvent, type Upcasts } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import {
  meetingEvents,
  meetingSeriesEvents,
  publicQuestionEvents,
  reportEvents,
  supersededMeetingEvents,
  meetingsPublished,
  meetingsUpcasts,
  type MeetingEvent,
} from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).map((file) => ({
  file,
  event: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
}));
const schemas: Readonly<Record<string, { parse(data: unknown): unknown }>> = {
  ...meetingEvents,
  ...meetingSeriesEvents,
  ...publicQuestionEvents,
  ...reportEvents,
};

describe('events as they were first stored', () => {
  it('has one golden file for each event type, named after it', () => {
    const types = Object.keys({ ...schemas, ...supersededMeetingEvents });
    expect(golden.map(({ event }) => event.type).sort()).toEqual(types.sort());
    for (const { file, event } of golden) expect(file).toBe(`${event.type}.json`);
  });

  it.each(golden.map(({ event }) => [event.type, event] as const))('%s is still understood', (_, event) => {
    const newest = upcast<DomainEvent>(meetingsUpcasts, event);
    expect(schemas[newest.type]?.parse(newest.data)).toEqual(newest.data);
  });

  it('each names its meeting, its series or its question', () => {
    const ofMeetings = { ...meetingEvents, ...reportEvents };
    for (const { event } of golden.filter(({ event: { type } }) => type in ofMeetings))
      expect(event.data).toHaveProperty('meetingId', expect.any(String));
    for (const { event } of golden.filter(({ event: { type } }) => type in meetingSeriesEvents))
      expect(event.data).toHaveProperty('seriesId', expect.any(String));
  });
});

describe('what other contexts may see', () => {
  it('is part of what can happen', () => {
    expect(meetingsPublished.filter((type) => !(type in meetingEvents))).toEqual([]);
    expect(new Set(meetingsPublished).size).toBe(meetingsPublished.length);
  });

  it('holds no text of agenda, minutes, decisions or attendance', () => {
    const keptHere = Object.keys(meetingEvents).filter((type) => !meetingsPublished.includes(type));
    expect(keptHere.sort()).toEqual([
      'AgendaItemAdded.v1',
      'AgendaItemChanged.v1',
      'AgendaItemMoved.v1',
      'AgendaItemRemoved.v1',
      'AttendanceRecorded.v2',
      'DecisionRecorded.v2',
      'DecisionWithdrawn.v1',
      'DeclarationWithdrawn.v1',
      'InterestDeclared.v1',
      'KeyMessagesRecorded.v1',
      'MeetingImported.v1',
      'MeetingPutInSeries.v1',
      'MinuteAdded.v1',
      'MinuteAltered.v1',
      'MinuteRemoved.v1',
      'MinuteRevised.v1',
      'MinutesCommented.v1',
      'MinutesCorrected.v1',
    ]);
  });
});

describe('an event that gets a new shape', () => {
  /** As it would be written if closing had been stored as minutes past midnight once, then without a meeting's id. */
  const upcasts: Upcasts = {
    ...meetingsUpcasts,
    'MeetingClosed.v-1': ({ minuteOfDay }: { minuteOfDay: number }) => ({
      type: 'MeetingClosed.v0',
      data: { closedAt: `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${minuteOfDay % 60}` },
    }),
    'MeetingClosed.v0': ({ closedAt }: { closedAt: string }) => ({
      type: 'MeetingClosed.v1',
      data: { meetingId: 'm1', closedAt },
    }),
  };
  const closed: MeetingEvent = { type: 'MeetingClosed.v1', data: { meetingId: 'm1', closedAt: '11:30' } };

  it('is brought to the newest through each shape it had', () => {
    expect(upcast(upcasts, { type: 'MeetingClosed.v-1', data: { minuteOfDay: 690 } })).toEqual(closed);
    expect(upcast(upcasts, { type: 'MeetingClosed.v0', data: { closedAt: '11:30' } })).toEqual(closed);
    expect(meetingEvents['MeetingClosed.v1'].parse(closed.data)).toEqual(closed.data);
  });

  it('stays as it is when it has the newest', () => expect(upcast(upcasts, closed)).toBe(closed));
});
