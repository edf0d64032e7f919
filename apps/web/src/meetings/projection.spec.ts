import { describe, expect, it } from 'vitest';
import type { MeetingCommand } from './commands.ts';
import { example } from './example.data.ts';
import { projected } from './projection.ts';

const around = { agencyName: (id: string) => `Agency ${id}`, numbering: 'ITEM_AND_PARAGRAPH' as const };
const after = (...commands: MeetingCommand[]) =>
  projected(
    example,
    commands.map((command, place) => ({ commandId: `c${place}`, command, order: `${place}` })),
    around,
  );
const order = (...commands: MeetingCommand[]) => after(...commands).agenda.map(({ id }) => id);

describe('the meeting as it will be', () => {
  it('has a new item at the end, numbered, with the names of its leads', () => {
    const leads = [{ role: 'Chief Inspector', agencyId: 'police' }];
    const [item] = after({ type: 'addAgendaItem', input: { title: 'New', leads } }).agenda.slice(-1);
    expect(item).toMatchObject({ id: 'pending:c0', number: '4', title: 'New', minutesAllotted: null });
    expect(item!.leads).toEqual([{ role: 'Chief Inspector', agencyId: 'police', agencyName: 'Agency police' }]);
  });

  it('has a new sub-item under its item, also under one that is itself on its way', () => {
    const [item] = after(
      { type: 'addAgendaItem', input: { title: 'New', leads: [] } },
      { type: 'addAgendaItem', input: { title: 'Part', leads: [], parentId: 'pending:c0' } },
    ).agenda.slice(-1);
    expect(item!.subItems).toMatchObject([{ id: 'pending:c1', number: '4.1', title: 'Part' }]);
  });

  it('shows an item once when the live stream brought it before the answer', () => {
    expect(after({ type: 'addAgendaItem', input: { title: 'Item c', leads: [] } }).agenda).toHaveLength(3);
  });

  it('has items and sub-items in their new order', () => {
    expect(order({ type: 'moveAgendaItem', input: { itemId: 'c', place: 1 } })).toEqual(['c', 'a', 'b']);
    expect(order({ type: 'moveAgendaItem', input: { itemId: 'a', place: 3 } })).toEqual(['b', 'c', 'a']);
    const [, b] = after({ type: 'moveAgendaItem', input: { itemId: 'b2', place: 1 } }).agenda;
    expect(b!.subItems.map(({ id, number }) => `${number} ${id}`)).toEqual(['2.1 b2', '2.2 b1']);
  });

  it('has what was changed changed, and what was left out as it was', () => {
    const [item] = after({
      type: 'changeAgendaItem',
      input: { itemId: 'a', minutesAllotted: null, purpose: 'NOTE' },
    }).agenda;
    expect(item).toMatchObject({ title: 'Item a', minutesAllotted: null, purpose: 'NOTE' });
  });

  it('is without what was removed', () => {
    expect(order({ type: 'removeAgendaItem', input: { itemId: 'a' } })).toEqual(['b', 'c']);
    expect(after({ type: 'removeMinute', input: { paragraphId: 'p2' } }).minutes).toHaveLength(1);
  });

  it('has paragraphs with what was decided in them', () => {
    const meeting = after(
      { type: 'addMinute', input: { itemId: 'b1', text: 'Agreed.' } },
      { type: 'recordDecision', input: { paragraphId: 'pending:c0', verb: 'AGREED', subject: 'the plan' } },
      {
        type: 'minuteActionPoint',
        input: { paragraphId: 'pending:c0', text: 'Do it', owners: [{ role: 'Chair', agencyId: 'x' }] },
      },
      { type: 'reviseMinute', input: { paragraphId: 'p1', text: 'Welcome, all.' } },
    );
    expect(meeting.minutes.at(-1)).toMatchObject({ id: 'pending:c0', number: '2.1.1', text: 'Agreed.' });
    expect(meeting.decisions).toMatchObject([{ paragraph: '2.1.1', subject: 'the plan', caveat: null }]);
    expect(meeting.actionPoints).toMatchObject([{ paragraph: '2.1.1', reference: '', dueOn: null }]);
    expect(meeting.minutes[0]!.text).toBe('Welcome, all.');
  });

  it('has the outcome of a review and who is there', () => {
    const review: MeetingCommand = {
      type: 'reviewActionPoint',
      input: { actionPointId: 'x', outcome: 'CLOSED', response: 'Done.' },
    };
    expect(after(review).review).toMatchObject([{ outcome: 'CLOSED', outcomeResponse: 'Done.', dueOn: '2020-10-06' }]);
    const present = [{ role: 'Chair', agencyId: 'city', capacity: 'BOARD' as const }];
    const there = after({ type: 'recordAttendance', input: { present, apologies: [], publicCount: 2 } }).attendance;
    expect(there).toMatchObject({
      recorded: true,
      publicCount: 2,
      present: [{ role: 'Chair', agencyName: 'Agency city' }],
    });
  });

  it('does not run ahead of the steps of its life', () => {
    expect(after({ type: 'publishAgenda', input: {} }, { type: 'closeMeeting', input: { closedAt: '11:00' } })).toEqual(
      example,
    );
  });
});
