import { describe, expect, it } from 'vitest';
import { outreachContext } from '../outreach.context.ts';
import { address, askingAs, cambridge, fenland, furnished, left, setMailbox } from '../testing/world.ts';

const officer = askingAs('support-officer');
const now = '2027-04-06T09:00:00.000Z';

describe('mailboxes', () => {
  it('lists each agency that takes part, with or without an address', async () => {
    const world = await furnished(now);
    expect(await world.ask('Query.mailboxes', {}, officer)).toEqual({
      sending: true,
      nodes: [
        { agencyId: 'council', address: null, setOn: null, lastSentOn: null, givenUpOn: null },
        { agencyId: 'police', address, setOn: '2027-04-06', lastSentOn: null, givenUpOn: null },
      ],
    });
  });

  it('are changed and removed', async () => {
    const world = await furnished(now);
    expect(await setMailbox(world, 'police', 'new@police.example')).toMatchObject({ address: 'new@police.example' });
    const remove = { input: { agencyId: 'police' } };
    expect(await world.ask('Mutation.removeMailbox', remove, officer)).toMatchObject({ address: null });
  });

  it('are refused for what is no address, or no agency of this partnership today', async () => {
    const world = await furnished(now);
    expect(await setMailbox(world, 'police', 'nobody')).toMatchObject({ code: 'not-an-address' });
    expect(await setMailbox(world, 'strangers', address)).toMatchObject({ code: 'unknown-agency' });
    await world.heard('partnerships', cambridge, left('council', '2027-04-05'));
    expect(await setMailbox(world, 'council', address)).toMatchObject({ code: 'unknown-agency' });
  });

  it('are nothing to another partnership', async () => {
    const world = await furnished(now);
    expect(await world.stored(fenland)).not.toContain('police');
    expect(await world.ask('Query.mailboxes', {}, askingAs('support-officer', fenland))).toEqual({
      sending: true,
      nodes: [],
    });
  });

  it('never leave this context', () =>
    expect(outreachContext.published.filter((type) => type.startsWith('Mailbox') || type.startsWith('Digest'))).toEqual(
      [],
    ));
});
