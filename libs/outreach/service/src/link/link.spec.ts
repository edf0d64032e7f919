import { describe, expect, it } from 'vitest';
import { askingAs, cambridge, fenland, furnished, left, raised, setMailbox, type World } from '../testing/world.ts';

const nobody = askingAs('nobody');
const secretOf = (made: number) => `A${String(made).padStart(42, '0')}`;
const secret = secretOf(0);
const find = (world: World, which = secret, asking = nobody) =>
  world.ask('Query.answerLink', { secret: which }, asking);
const answer = (world: World, part: object = {}, asking = nobody) =>
  world.ask(
    'Mutation.answerByLink',
    { input: { secret, outcome: 'PROGRESS', text: 'Two of three.', ...part } },
    asking,
  );
const answers = async (world: World) => (await world.stored()).split('AnsweredByLink.v1').length - 1;

/** A mail with links to two points was sent on Tuesday at eight. */
const mailed = async (): Promise<World> => {
  const world = await furnished('2027-04-05T18:00:00.000Z');
  await world.heard(
    'action-plan',
    cambridge,
    raised('1', { dueOn: '2027-04-20' }),
    raised('2', { dueOn: '2027-04-21' }),
  );
  expect(await world.round('2027-04-06T07:00:00.000Z')).toHaveLength(1);
  return world;
};

describe('a link from an e-mail', () => {
  it('shows its point to whoever has it, as often as it is looked at', async () => {
    const world = await mailed();
    for (let look = 0; look < 3; look++)
      expect(await find(world)).toEqual({
        fault: null,
        partnershipName: 'Cambridge CSP',
        agencyName: 'Police & Crime',
        reference: '04/1',
        text: 'Look at <gates> & lights of 1',
        dueOn: '2027-04-20',
        until: '2027-04-13T07:00:00.000Z',
      });
    expect(await answers(world)).toBe(0);
  });

  it('answers its point, once, and no other one', async () => {
    const world = await mailed();
    expect(await answer(world)).toMatchObject({ fault: 'USED', reference: '04/1' });
    expect(await answer(world, { outcome: 'DONE', text: 'All three.' })).toMatchObject({ code: 'link-used' });
    expect(await answers(world)).toBe(1);
    expect(await find(world, secretOf(1))).toMatchObject({ fault: null, reference: '04/2' });
    expect(await world.stored()).toContain(
      '{"type":"AnsweredByLink.v1","data":{"digestId":"police.2027-04-06","agencyId":"police","actionPointId":"1","outcome":"progress","text":"Two of three.","answeredOn":"2027-04-06"}}',
    );
  });

  it('sent twice by an impatient hand has one effect and the same answer', async () => {
    const world = await mailed();
    const commandId = '0198c0de-0000-4000-8000-000000000001';
    const [one, two] = await Promise.all([answer(world, { commandId }), answer(world, { commandId })]);
    expect(one).toMatchObject({ fault: 'USED' });
    expect(two).toEqual(one);
    expect(await answers(world)).toBe(1);
  });

  it('two uses at once: one is carried out, the other is told so', async () => {
    const world = await mailed();
    const both = await Promise.all([answer(world, { text: 'One' }), answer(world, { text: 'Other' })]);
    expect(both.map((one) => one!['code'] ?? one!['fault']).sort()).toEqual(['USED', 'link-used']);
    expect(await answers(world)).toBe(1);
  });

  it('is good for seven days', async () => {
    const world = await mailed();
    world.ports.clock.set('2027-04-13T06:59:59.999Z');
    expect(await find(world)).toMatchObject({ fault: null });
    world.ports.clock.set('2027-04-13T07:00:00.000Z');
    expect(await find(world)).toMatchObject({ fault: 'EXPIRED' });
    expect(await answer(world)).toMatchObject({ code: 'link-expired' });
    expect(await answers(world)).toBe(0);
  });

  it.each([
    ['forged', secretOf(7)],
    ['cut short', secret.slice(0, 42)],
    ['its own hash', 'a'.repeat(64)],
    ['nothing', ''],
    ['a name that objects have', 'constructor'],
    ['very long', 'A'.repeat(100_000)],
  ])('is unknown when it is %s', async (_, which) => {
    const world = await mailed();
    expect(await find(world, which)).toBeNull();
    expect(await answer(world, { secret: which })).toMatchObject({ code: 'link-unknown' });
    expect(await answers(world)).toBe(0);
  });

  it('is unknown in another partnership', async () => {
    const world = await mailed();
    expect(await find(world, secret, askingAs('nobody', fenland))).toBeNull();
    expect(await answer(world, {}, askingAs('nobody', fenland))).toMatchObject({ code: 'link-unknown' });
    expect(await answers(world)).toBe(0);
  });

  it.each([
    ['the mailbox was changed', (world: World) => setMailbox(world, 'police', 'new@police.example')],
    [
      'the mailbox was removed',
      (world: World) =>
        world.ask('Mutation.removeMailbox', { input: { agencyId: 'police' } }, askingAs('support-officer')),
    ],
    ['the agency left', (world: World) => world.heard('partnerships', cambridge, left('police', '2027-04-05'))],
  ])('is void once %s', async (_, happens) => {
    const world = await mailed();
    world.ports.clock.set('2027-04-06T08:00:00.000Z');
    await happens(world);
    expect(await find(world)).toMatchObject({ fault: 'VOID', text: null });
    expect(await answer(world)).toMatchObject({ code: 'link-void' });
    expect(await answers(world)).toBe(0);
  });

  it('says that the point is closed meanwhile, and is not used up by trying', async () => {
    const world = await mailed();
    const data = { actionPointId: '1', answer: 'Done', closedOn: '2027-04-06', dueOn: null };
    await world.heard('action-plan', cambridge, { type: 'ActionPointClosed.v1', data });
    expect(await find(world)).toMatchObject({ fault: 'CLOSED' });
    expect(await answer(world)).toMatchObject({ code: 'point-closed' });
    const reopened = { actionPointId: '1', reason: 'Not all', reopenedOn: '2027-04-06', dueOn: null };
    await world.heard('action-plan', cambridge, { type: 'ActionPointReopened.v1', data: reopened });
    expect(await answer(world)).toMatchObject({ fault: 'USED' });
  });

  it('keeps good when the answer can’t be taken', async () => {
    const world = await mailed();
    expect(await answer(world, { text: '  ' })).toMatchObject({ code: 'empty-text' });
    expect(await find(world)).toMatchObject({ fault: null });
  });
});
