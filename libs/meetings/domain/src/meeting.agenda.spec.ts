import { fold, given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { placedItems } from './agenda-numbers.ts';
import type { AddAgendaItem } from './meeting.agenda.ts';
import {
  agenda,
  agreed,
  cancelled,
  gone,
  item,
  open,
  police,
  published,
  scheduled,
  sentRound,
  unlisted,
} from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const numbersAfter = (...events: readonly MeetingEvent[]) => {
  const state = fold(meeting.evolve, meeting.initial, events);
  if (state.status === 'none') throw new Error('There is no meeting.');
  return placedItems(state.agenda).map((placed) => `${placed.number} ${placed.item.id}`);
};

const add: AddAgendaItem = {
  type: 'AddAgendaItem',
  itemId: 'i4',
  parentId: null,
  title: ' Action points ',
  purpose: 'review',
  leads: [
    { role: ' Chief Inspector', agency: police },
    { role: 'Chair', agency: null },
  ],
  minutesAllotted: 5,
  restrictedBecause: null,
};
const added: MeetingEvent = {
  type: 'AgendaItemAdded.v1',
  data: {
    meetingId: 'm1',
    itemId: 'i4',
    parentId: null,
    title: 'Action points',
    purpose: 'review',
    leads: [
      { role: 'Chief Inspector', agencyId: 'police', agencyName: 'Cambridgeshire Constabulary' },
      { role: 'Chair', agencyId: null, agencyName: null },
    ],
    minutesAllotted: 5,
    restrictedBecause: null,
  },
};

describe('AddAgendaItem', () => {
  it('adds at the end', () => {
    given(scheduled, ...agenda)
      .when(add)
      .then(added);
    expect(numbersAfter(scheduled, ...agenda, added)).toEqual(['1 i1', '2 i2', '2.1 i21', '2.2 i22', '3 i3', '4 i4']);
  });
  it('adds a sub-item', () => {
    const under = { ...added, data: { ...added.data, parentId: 'i2' } } as MeetingEvent;
    given(scheduled, ...agenda)
      .when({ ...add, parentId: 'i2' })
      .then(under);
    expect(numbersAfter(scheduled, ...agenda, under)).toContain('2.3 i4');
  });
  it('is possible when the agenda is out', () =>
    given(scheduled, ...agenda, published)
      .when(add)
      .then(added));
  it('goes no deeper', () =>
    given(scheduled, ...agenda)
      .when({ ...add, parentId: 'i21' })
      .thenRefused('too-deep'));
  it('needs an item above that is there', () =>
    given(scheduled)
      .when({ ...add, parentId: 'i2' })
      .thenRefused('unknown-item'));
  it('stops at 500', () => {
    const many = Array.from({ length: 500 }, (_, index) => item(`n${index}`));
    given(scheduled, ...many.slice(1))
      .when(add)
      .then(added);
    given(scheduled, ...many)
      .when(add)
      .thenRefused('too-many-items');
  });
  it.each([
    [{ title: ' ' }, 'empty-text'],
    [{ title: 'x'.repeat(201) }, 'too-long'],
    [{ title: 'a\udc00' }, 'unreadable-text'],
    [{ restrictedBecause: ' ' }, 'empty-text'],
    [{ restrictedBecause: 'x'.repeat(501) }, 'too-long'],
    [{ leads: Array(11).fill({ role: 'Chair', agency: null }) }, 'too-many-leads'],
    [{ leads: [{ role: '', agency: null }] }, 'empty-text'],
    [{ leads: [{ role: 'Officer', agency: unlisted }] }, 'unknown-agency'],
    [{ leads: [{ role: 'Officer', agency: gone }] }, 'agency-left'],
    [{ minutesAllotted: -1 }, 'no-such-length'],
    [{ minutesAllotted: 601 }, 'no-such-length'],
    [{ minutesAllotted: 7.5 }, 'no-such-length'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(scheduled)
      .when({ ...add, ...change })
      .thenRefused(code),
  );
  it.each(['Diogelwch cymunedol', 'کمیونٹی کی حفاظت', '\u202eabc', '👩‍👩‍👧', "O'Brien <b>&amp;</b>", '=1+1', 'Null'])(
    'keeps %j as it is',
    (title) =>
      given(scheduled)
        .when({ ...add, title })
        .then({ ...added, data: { ...added.data, title } } as MeetingEvent),
  );
  it('is refused once the meeting has begun', () =>
    given(...open)
      .when(add)
      .thenRefused('already-opened'));
  it('is refused once cancelled', () => given(scheduled, cancelled).when(add).thenRefused('meeting-cancelled'));
  it('is refused once minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(add)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () => given(scheduled, added).when(add).thenNothing());
});

describe('ChangeAgendaItem', () => {
  const change = { type: 'ChangeAgendaItem', itemId: 'i4', changes: { minutesAllotted: 10 } } as const;
  const { parentId: _, ...facts } = added.data as Extract<MeetingEvent, { type: 'AgendaItemAdded.v1' }>['data'];
  const changed: MeetingEvent = { type: 'AgendaItemChanged.v1', data: { ...facts, minutesAllotted: 10 } };
  it('changes what is given and leaves the rest', () => given(scheduled, added).when(change).then(changed));
  it('empties what is given as nothing', () =>
    given(scheduled, added)
      .when({ ...change, changes: { purpose: null, leads: [], minutesAllotted: null } })
      .then({
        type: 'AgendaItemChanged.v1',
        data: { ...facts, purpose: null, leads: [], minutesAllotted: null },
      }));
  it('restricts and frees', () => {
    const restricted: MeetingEvent = { type: 'AgendaItemChanged.v1', data: { ...facts, restrictedBecause: 'Names' } };
    given(scheduled, added)
      .when({ ...change, changes: { restrictedBecause: 'Names ' } })
      .then(restricted);
    given(scheduled, added, restricted)
      .when({ ...change, changes: { restrictedBecause: null } })
      .then({ type: 'AgendaItemChanged.v1', data: facts });
  });
  it('does not take a blank reason for none', () =>
    given(scheduled, added)
      .when({ ...change, changes: { restrictedBecause: '' } })
      .thenRefused('empty-text'));
  it('changes a sub-item and leaves its place', () =>
    expect(
      numbersAfter(scheduled, ...agenda, { ...changed, data: { ...changed.data, itemId: 'i21' } } as MeetingEvent),
    ).toContain('2.1 i21'));
  it('leaves sub-items under a changed item', () =>
    expect(
      numbersAfter(scheduled, ...agenda, { ...changed, data: { ...changed.data, itemId: 'i2' } } as MeetingEvent),
    ).toContain('2.2 i22'));
  it('keeps to the limits', () =>
    given(scheduled, added)
      .when({ ...change, changes: { title: '' } })
      .thenRefused('empty-text'));
  it('needs an item that is there', () => given(scheduled).when(change).thenRefused('unknown-item'));
  it('is refused once the meeting has begun', () =>
    given(...open)
      .when(change)
      .thenRefused('already-opened'));
  it('a repeat is nothing', () => given(scheduled, added, changed).when(change).thenNothing());
});

describe('MoveAgendaItem', () => {
  const move = { type: 'MoveAgendaItem', itemId: 'i3', place: 1 } as const;
  const moved: MeetingEvent = { type: 'AgendaItemMoved.v1', data: { meetingId: 'm1', itemId: 'i3', place: 1 } };
  it('moves among its siblings, and numbers follow', () => {
    given(scheduled, ...agenda)
      .when(move)
      .then(moved);
    expect(numbersAfter(scheduled, ...agenda, moved)).toEqual(['1 i3', '2 i1', '3 i2', '3.1 i21', '3.2 i22']);
  });
  it('moves to the end', () =>
    given(scheduled, ...agenda)
      .when({ ...move, itemId: 'i1', place: 3 })
      .then({ type: 'AgendaItemMoved.v1', data: { meetingId: 'm1', itemId: 'i1', place: 3 } }));
  it('moves a sub-item', () =>
    expect(
      numbersAfter(scheduled, ...agenda, {
        type: 'AgendaItemMoved.v1',
        data: { meetingId: 'm1', itemId: 'i21', place: 2 },
      }),
    ).toEqual(['1 i1', '2 i2', '2.1 i22', '2.2 i21', '3 i3']));
  it.each([0, 4, -1, 1.5])('knows no place %s', (place) =>
    given(scheduled, ...agenda)
      .when({ ...move, place })
      .thenRefused('no-such-place'),
  );
  it('needs an item that is there', () => given(scheduled).when(move).thenRefused('unknown-item'));
  it('is refused once the meeting has begun', () =>
    given(...open)
      .when(move)
      .thenRefused('already-opened'));
  it('a repeat is nothing', () =>
    given(scheduled, ...agenda, moved)
      .when(move)
      .thenNothing());
});

describe('RemoveAgendaItem', () => {
  const remove = { type: 'RemoveAgendaItem', itemId: 'i2' } as const;
  const removed: MeetingEvent = { type: 'AgendaItemRemoved.v1', data: { meetingId: 'm1', itemId: 'i2' } };
  it('removes it with its sub-items, and numbers close up', () => {
    given(scheduled, ...agenda)
      .when(remove)
      .then(removed);
    expect(numbersAfter(scheduled, ...agenda, removed)).toEqual(['1 i1', '2 i3']);
  });
  it('leaves at least one item of a published agenda', () =>
    given(scheduled, item('i2'), published).when(remove).thenRefused('empty-agenda'));
  it('removes the only item before, one of two afterwards, and sub-items of the last', () => {
    given(scheduled, item('i2')).when(remove).then(removed);
    given(scheduled, item('i1'), item('i2'), published).when(remove).then(removed);
    given(scheduled, item('i1'), item('i2', { under: 'i1' }), published)
      .when(remove)
      .then(removed);
  });
  it('is refused once the meeting has begun', () =>
    given(...open)
      .when(remove)
      .thenRefused('already-opened'));
  it('a repeat is refused: it is gone', () =>
    given(scheduled, ...agenda, removed)
      .when(remove)
      .thenRefused('unknown-item'));
});
