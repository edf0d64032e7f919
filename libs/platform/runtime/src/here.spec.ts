import type { Clock, TenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import type { ActRequest } from './act.ts';
import { contextPorts } from './here.ts';
import { asUuid, type Runtime } from './runtime.ts';

const tenant = 'cambridge-city' as TenantId;
const principal = { id: 'person-1', kind: 'person', grants: [] } as const;
const decider = { category: 'action-point', initial: null, decide: () => [], evolve: () => null };
const commandId = '01890a5d-ac96-774b-bcce-b302099a8057';

const at = (instant: string) => {
  const sent: ActRequest[] = [];
  let ids = 0;
  const clock: Clock = { now: () => Date.parse(instant) };
  const ports = contextPorts(
    'action-plan',
    {} as Runtime,
    {
      clock,
      timers: {
        after: () => {
          throw new Error('Nothing is waited for here.');
        },
      },
      ids: { next: () => `01890a5d-ac96-774b-bcce-${String(++ids).padStart(12, '0')}` },
      digest: (text) => Buffer.from(text).toString('hex').padEnd(32, '0').slice(-32),
      store: () => {
        throw new Error('Nothing is read from a log here.');
      },
      views: () => ({ of: () => ({ rows: () => 'rows' }) as never }),
    },
    async (request) => {
      sent.push(request);
      return { kind: 'accepted', position: 1, version: 1, repeated: false };
    },
  );
  return { here: (intent?: string) => ports.of({ tenant, principal, ...(intent && { intent }) }), sent };
};

describe('a command', () => {
  it('is sent under the client`s id, in lower case, by who asks, for where they ask', async () => {
    const { here, sent } = at('2020-02-11T10:00:00Z');
    await here('closeActionPoint {…}').act(decider, 'a1', { type: 'Close' }, { commandId: commandId.toUpperCase() });
    expect(sent[0]).toMatchObject({
      context: 'action-plan',
      tenant,
      id: 'a1',
      commandId,
      correlation: commandId,
      causation: commandId,
      intent: 'closeActionPoint {…}',
      actor: 'person-1',
    });
    expect(sent[0]).not.toHaveProperty('expectedVersion');
  });

  it('gets an id of its own when the client gives none', async () => {
    const { here, sent } = at('2020-02-11T10:00:00Z');
    for (const options of [{}, { commandId: null }]) await here().act(decider, 'a1', {}, options);
    expect(sent.map((one) => one.commandId)).toEqual([
      '01890a5d-ac96-774b-bcce-000000000001',
      '01890a5d-ac96-774b-bcce-000000000002',
    ]);
  });

  it.each(['', 'x', `${commandId}0`, ` ${commandId}`, `${commandId}\n`, '{"$ne":null}', commandId.replaceAll('-', '')])(
    'is refused under the id %j, and not sent',
    async (id) => {
      const { here, sent } = at('2020-02-11T10:00:00Z');
      expect(await here().act(decider, 'a1', {}, { commandId: id })).toEqual({
        kind: 'refused',
        code: 'bad-command-id',
      });
      expect(sent).toEqual([]);
    },
  );

  it('carries the version the client decided on, also 0', async () => {
    const { here, sent } = at('2020-02-11T10:00:00Z');
    for (const expectedVersion of [0, 3]) await here().act(decider, 'a1', {}, { expectedVersion });
    expect(sent.map((one) => one.expectedVersion)).toEqual([0, 3]);
  });

  it('means what it says, when nobody says what was meant', async () => {
    const { here, sent } = at('2020-02-11T10:00:00Z');
    await here().act(decider, 'a1', { type: 'Close' });
    await here().act(decider, 'a2', { type: 'Close' });
    expect(new Set(sent.map(({ intent }) => intent)).size).toBe(2);
  });
});

describe('R14: today', () => {
  it.each([
    ['2027-03-28T00:59:59.999Z', '2027-03-28'],
    ['2027-03-28T23:00:00.000Z', '2027-03-29'],
    ['2027-10-30T23:00:00.000Z', '2027-10-31'],
    ['2027-10-31T23:59:59.999Z', '2027-10-31'],
    ['2027-11-01T00:00:00.000Z', '2027-11-01'],
    ['2027-07-01T22:59:59.999Z', '2027-07-01'],
    ['2027-07-01T23:00:00.000Z', '2027-07-02'],
  ])('at %s is %s in London', (instant, today) => {
    const { here } = at(instant);
    expect(here().today()).toBe(today);
    expect(here().now()).toBe(instant);
  });
});

describe('a new id', () => {
  it('is the same each time a command is sent, another for each thing it makes, and another in another tenant', () => {
    const make = (id: string | null) => {
      const asking = at('2020-02-11T10:00:00Z').here();
      return [asking.newId(id), asking.newId(id)];
    };
    const [first, second] = make(commandId);
    expect(make(commandId)).toEqual([first, second]);
    expect(make(commandId.toUpperCase())).toEqual([first, second]);
    expect(second).not.toBe(first);
    expect(make(null)[0]).toBe('01890a5d-ac96-774b-bcce-000000000001');
  });

  it('made from a hash is a UUID', () => {
    expect(asUuid('0123456789abcdef0123456789abcdef')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
