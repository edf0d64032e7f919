import { describe, expect, it, vi } from 'vitest';
import { address, askingAs, cambridge, furnished, left, raised, setMailbox, World } from '../testing/world.ts';

// Tuesday 6 April 2027, British Summer Time: 08:00 in London is 07:00 UTC.
const evening = '2027-04-05T18:00:00.000Z';
const atEight = '2027-04-06T07:00:00.000Z';
const at = (time: string, day = '2027-04-06') => `${day}T${time}:00.000Z`;

describe('the mail of the day', () => {
  it('goes to an agency that has something to hear, at eight in London', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1', { dueOn: '2027-04-05' }), raised('2'), raised('3'));
    expect(await world.round('2027-04-06T06:59:59.999Z')).toEqual([]);
    const [letter, ...others] = await world.round(atEight);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      to: address,
      subject: 'Action points for Police & Crime: 2 new, 1 overdue',
      messageId: '<digest.cambridge-city.police.2027-04-06@csp.example.org>',
    });
    expect(letter!.text).toContain('Look at <gates> & lights of 1');
    expect(letter!.text).toMatch(/https:\/\/csp\.example\.org\/t\/cambridge-city\/answer\/[\w-]{43}\n/);
    expect(letter!.html).toContain('Look at &#60;gates&#62; &#38; lights of 1');
    expect(letter!.html).not.toMatch(/<(?:img|script|link|style)/);
  });

  it('goes once a day, and not again while there is no news', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    expect(await world.round(atEight)).toHaveLength(1);
    world.ports.clock.set(at('11:00'));
    await world.heard('action-plan', cambridge, raised('2'));
    expect(await world.round(at('12:00'))).toEqual([]);
    const again = await World.open(at('13:00'), world.platform, 'B');
    expect(await again.round(at('13:00'))).toEqual([]);
    expect((await world.round(at('07:00', '2027-04-07'))).map(({ subject }) => subject)).toEqual([
      'Action points for Police & Crime: 1 new',
    ]);
    expect(await world.round(at('07:00', '2027-04-08'))).toEqual([]);
  });

  it.each([
    ['a Saturday', '2027-04-10'],
    ['a bank holiday', '2027-05-03'],
  ])('does not go on %s', async (_, day) => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    expect(await world.round(at('09:00', day))).toEqual([]);
  });

  it('says nothing of restricted, closed or other agencies’ points, nor to agencies without a mailbox or that have left', async () => {
    const world = await furnished(evening);
    const others = [{ agencyId: 'council', role: 'Officer' }];
    await world.heard(
      'action-plan',
      cambridge,
      raised('1', { restricted: true }),
      raised('2', { owners: others }),
      raised('3'),
      {
        type: 'ActionPointClosed.v1',
        data: { actionPointId: '3', answer: 'Done', closedOn: '2027-04-05', dueOn: null },
      },
    );
    expect(await world.round(atEight)).toEqual([]);
    await world.heard('action-plan', cambridge, raised('4'));
    await world.heard('partnerships', cambridge, left('police', '2027-04-06'));
    expect(await world.round(at('07:00', '2027-04-07'))).toEqual([]);
  });
});

describe('a server that fails', () => {
  it('is tried again, each time later, and given up with an alarm after six times', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    world.failures.push(...Array.from({ length: 7 }, () => 'ECONNECTION'));
    const tried: string[] = [];
    for (let minute = 0; minute < 12 * 60; minute++) {
      const before = world.failures.length;
      const now = new Date(Date.parse(atEight) + minute * 60_000).toISOString();
      await world.round(now);
      if (world.failures.length < before) tried.push(now.slice(11, 16));
    }
    expect(tried).toEqual(['07:00', '07:01', '07:06', '07:21', '08:21', '12:21']);
    expect(world.alarms).toEqual([
      {
        kind: 'mail-given-up',
        detail: { tenant: cambridge, digestId: 'police.2027-04-06', agencyId: 'police', reason: 'ECONNECTION' },
      },
    ]);
    const list = await world.ask('Query.mailboxes', {}, askingAs('support-officer'));
    expect(list!['nodes']).toContainEqual(
      expect.objectContaining({ agencyId: 'police', lastSentOn: null, givenUpOn: '2027-04-06' }),
    );
    world.failures.length = 0;
    expect((await world.round(at('07:00', '2027-04-07'))).map(({ subject }) => subject)).toEqual([
      'Action points for Police & Crime: 1 new',
    ]);
  });

  it('is tried with the same Message-ID and new links; those of the first attempt stay good', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    world.failures.push('ETIMEDOUT');
    expect(await world.round(atEight)).toEqual([]);
    const [letter] = await world.round(at('07:01'));
    expect(letter!.messageId).toBe('<digest.cambridge-city.police.2027-04-06@csp.example.org>');
    const both = [0, 1].map((made) => `A${String(made).padStart(42, '0')}`);
    expect(letter!.text).toContain(both[1]);
    for (const secret of both)
      expect(await world.ask('Query.answerLink', { secret }, askingAs('nobody'))).toMatchObject({ fault: null });
  });
});

describe('several couriers', () => {
  it('send one mail, whoever is first', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    const other = await World.open(evening, world.platform, 'B');
    await Promise.all([world.round(atEight), other.round(atEight)]);
    await Promise.all([world.round(at('07:01')), other.round(at('07:30'))]);
    expect([...world.letters, ...other.letters]).toHaveLength(1);
    expect([...world.alarms, ...other.alarms]).toEqual([]);
  });

  it('one takes over ten minutes after another died while it sent', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    const other = await World.open(evening, world.platform, 'B');
    // Dies after the server took it on and before that was noted.
    const give = Reflect.get(world.courier, 'give') as (...given: unknown[]) => Promise<boolean>;
    Reflect.set(world.courier, 'give', (...given: [unknown, unknown, { type: string }]) =>
      given[2].type.startsWith('NoteDigest') ? Promise.resolve(false) : give.apply(world.courier, given),
    );
    const [letter] = await world.round(atEight);
    expect(await other.round(at('07:09'))).toEqual([]);
    expect((await other.round(at('07:10'))).map(({ messageId }) => messageId)).toEqual([letter!.messageId]);
    expect(await other.round(at('07:30'))).toEqual([]);
  });

  it('goes on every minute, and ends when stopped', async () => {
    const world = await furnished(atEight);
    await world.heard('action-plan', cambridge, raised('1'));
    world.courier.start();
    await vi.waitFor(() => expect(world.ports.timers.waiting).toBe(1));
    world.ports.timers.goOff();
    await vi.waitFor(() => expect(world.ports.timers.waiting).toBe(1));
    await world.courier.stop();
    expect(world.ports.timers.waiting).toBe(0);
    expect(world.letters).toHaveLength(1);
  });
});

describe('what is kept', () => {
  it('are ids and hashes: no text, no link; an address only where it was set', async () => {
    const world = await furnished(evening);
    await world.heard('action-plan', cambridge, raised('1'));
    await world.round(atEight);
    await setMailbox(world, 'police', 'new@police.example');
    const stored = await world.stored();
    expect(stored).not.toContain('gates');
    expect(stored).not.toMatch(/A0{10}/);
    expect(stored.split(address)).toHaveLength(2);
  });
});
