import { describe, expect, it } from 'vitest';
import { decidedOn, needsVersion, type MeetingCommand } from './commands.ts';
import { example } from './example.data.ts';
import type { Meeting } from './meeting.documents.ts';

const same = (command: MeetingCommand, other: Partial<Meeting>) =>
  decidedOn(command, example) === decidedOn(command, { ...example, ...other });

const revise: MeetingCommand = { type: 'reviseMinute', input: { paragraphId: 'p1', text: 'New' } };
const move: MeetingCommand = { type: 'moveAgendaItem', input: { itemId: 'a', place: 2 } };
const retitled = example.agenda.map((item) => ({ ...item, title: 'Other' }));
const reworded = example.minutes.map((paragraph) => ({ ...paragraph, text: 'Other' }));

describe('what a change was decided on', () => {
  it('is the same when somebody worked on another part', () => {
    expect(same(revise, { agenda: retitled, version: 9 })).toBe(true);
    expect(same(move, { agenda: retitled, minutes: reworded })).toBe(true);
    expect(same({ type: 'publishAgenda', input: {} }, { attendance: { ...example.attendance, publicCount: 3 } })).toBe(
      true,
    );
  });

  it('is another when somebody changed that very part', () => {
    expect(same(revise, { minutes: reworded })).toBe(false);
    expect(same(move, { agenda: [...example.agenda].reverse() })).toBe(false);
    expect(same({ type: 'publishAgenda', input: {} }, { agenda: retitled })).toBe(false);
    expect(same({ type: 'circulateMinutes', input: {} }, { minutes: reworded })).toBe(false);
    expect(same({ type: 'closeMeeting', input: { closedAt: '11:00' } }, { stage: 'HELD' })).toBe(false);
    const gone = { minutes: [] };
    expect(same({ type: 'removeMinute', input: { paragraphId: 'p1' } }, gone)).toBe(false);
  });

  it('does not depend on the way a copy came', () => {
    const typed = { ...example.agenda[0]!, __typename: 'AgendaItem' };
    const change: MeetingCommand = { type: 'changeAgendaItem', input: { itemId: 'a', title: 'New' } };
    expect(same(change, { agenda: [typed, ...example.agenda.slice(1)] })).toBe(true);
  });

  it('asks for a version unless something is only added', () => {
    expect(needsVersion(revise)).toBe(true);
    expect(needsVersion({ type: 'addMinute', input: { itemId: 'a', text: 'New' } })).toBe(false);
    expect(needsVersion({ type: 'addAgendaItem', input: { title: 'New', leads: [] } })).toBe(false);
  });
});
