import type { ContextPorts } from '@csp/platform-runtime';
import { tenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { meetings, type MeetingRow } from '../meeting/meetings.view.ts';
import { Desk } from '../testing/desk.ts';
import { askingAs, cambridge } from '../testing/memory.ts';
import { keptMeetings } from './kept-meetings.ts';

const fenland = tenantId('fenland');

/** A board with two meetings, and which of them were read since one last asked; `earlier` shows an older row of a meeting. */
const twoMeetings = async (most?: number) => {
  const desk = new Desk();
  const [one, other] = [await desk.open('2020-10-06'), await desk.open('2021-02-09')];
  const read: string[] = [];
  const earlier = new Map<string, MeetingRow>();
  const here = (): ReturnType<ContextPorts['of']> => {
    const real = desk.memory.ports.of(askingAs('support-officer'));
    const rows = (view: never) => {
      const all = real.rows(view) as { get(id: string): Promise<unknown> };
      if (view !== (meetings as never)) return all;
      const get = (id: string) => {
        read.push(id);
        return earlier.get(id) ?? all.get(id);
      };
      return { ...all, get };
    };
    return { ...real, rows: rows as never };
  };
  const kept = keptMeetings(most);
  const texts = async (tenant = cambridge) =>
    (await kept(tenant, here())).map(({ said }) => said.all?.minuted.map(({ text }) => text).join());
  return { desk, one, other, read, earlier, texts, row: (id: string) => here().rows(meetings).get(id) };
};

describe('meetings kept for searching', () => {
  it('are read once, and again only when they have changed', async () => {
    const { desk, one, other, read, texts } = await twoMeetings();
    expect(await texts()).toEqual(['', '']);
    expect(read.splice(0).toSorted()).toEqual([one.id, other.id].toSorted());
    expect(await texts()).toEqual(['', '']);
    expect(read).toEqual([]);
    await desk.minute(one.id, one.item, 'Said');
    expect(await texts()).toEqual(['', 'Said']);
    expect(read.splice(0)).toEqual([one.id]);
  });

  it('are read again after an answer that was not the newest', async () => {
    const { desk, one, texts, row, earlier } = await twoMeetings();
    await texts();
    earlier.set(one.id, (await row(one.id))!);
    await desk.minute(one.id, one.item, 'Said');
    expect(await texts()).toEqual(['', '']);
    earlier.clear();
    expect(await texts()).toEqual(['', 'Said']);
  });

  it('of the partnership searched longest ago are forgotten where there is no room', async () => {
    const { desk, one, read, texts } = await twoMeetings(100);
    await desk.minute(one.id, one.item, 'Said at length. '.repeat(20));
    await texts();
    await texts();
    expect(read.splice(0)).toHaveLength(2);
    await texts(fenland);
    expect(read.splice(0)).toHaveLength(2);
    await texts();
    expect(read).toHaveLength(2);
  });
});
