import { numberedId, provisioned, memoryPlatform, testPorts } from '@csp/platform-conformance';
import { contextPorts, Runtime, type Asking, type Context } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { actionPlanContext } from '../action-plan.context.ts';
import { actionPoints } from '../action-point/action-points.view.ts';

const headings = ['Reference', 'Action', 'Owner', 'Due', 'Status', 'Response'];
const rows = [
  ['1/1', 'Send the figures', 'Police: Inspector', '2027-05-04', 'Closed', 'Sent'],
  ['1/2', 'Count the gates', 'Police: Inspector; Council: Officer', 'next meeting', 'Open', 'Two of three'],
  ['1/3', 'Ask the county', 'Council: Officer', '', '', ''],
];
const partnerships: Context = {
  name: 'partnerships',
  published: ['AgencyListed.v1'],
  upcasts: {},
  views: [],
  policies: [],
};

interface Check {
  readonly checked: string;
  readonly points: number;
  readonly faults: readonly { row: number; column: string | null; code: string; message: string }[];
  readonly warnings: readonly { row: number; column: string | null; code: string }[];
  readonly importedOn: string | null;
}

/** A partnership with two agencies and its register, policies and all, on a platform in memory. */
const opened = async () => {
  const platform = memoryPlatform({}, { soleWriter: true });
  const [tenant, fenland] = await provisioned(platform, 'cambridge-city', 'fenland');
  const ports = testPorts(platform);
  ports.clock.set('2027-04-06T09:00:00.000Z');
  const runtime = new Runtime([actionPlanContext, partnerships], ports);
  for (const [place, name] of ['Police', 'Council'].entries()) {
    const commandId = numberedId(place + 1, 0xcafe);
    const data = { agencyId: name.toLowerCase(), name, class: 'responsible-authority', from: null };
    await ports
      .store('partnerships')
      .of(tenant)
      .append({
        ...{ at: '2027-01-01T09:00:00.000Z', actor: 'a', correlation: commandId, causation: commandId, commandId },
        ...{ commandDigest: '', stream: `heard-${place}`, version: 1, events: [{ type: 'AgencyListed.v1', data }] },
      });
  }
  await runtime.start();
  const context = contextPorts('action-plan', runtime, ports, (request) => runtime.act(request));
  const resolvers = actionPlanContext.subgraph!.resolvers(context);
  const asking = (at = tenant): Asking => ({
    tenant: at,
    principal: { id: 'officer', kind: 'person', grants: [{ tenant: at, role: 'support-officer' }] },
    intent: 'import',
  });
  const ask = (type: 'Query' | 'Mutation', field: string, args: object, who = asking()): Promise<never> =>
    (resolvers[type]![field] as (...given: unknown[]) => Promise<never>)(undefined, args, who);
  const check = (table: object, who?: Asking): Promise<Check> => ask('Query', 'checkActionTable', { table }, who);
  return {
    ask,
    check,
    asking,
    fenland,
    take: (input: object): Promise<Record<string, unknown>> => ask('Mutation', 'importActionTable', { input }),
    register: async () => {
      // Policies have their turn.
      for (let turns = 0; turns < 50; turns++) await new Promise((next) => setImmediate(next));
      const found = await context.of(asking()).rows(actionPoints).find({ orderBy: 'reference' });
      return found.map(({ reference, status, answer, owners, dueOn }) => ({
        ...{ reference, status, answer, dueOn, owners: owners.map(({ agencyId }) => agencyId) },
      }));
    },
    commits: async () => (await ports.store('action-plan').of(tenant).read(0, 100)).length,
  };
};

const table = { headings, rows };

describe('an action table', () => {
  it('is checked without any effect, then imported whole: raised, reported on, closed', async () => {
    const { check, take, register, commits } = await opened();
    const { checked, ...found } = await check(table);
    expect(found).toEqual({ points: 3, faults: [], warnings: [], importedOn: null });
    expect(await commits()).toBe(0);
    expect(await take({ table, checked, confirmed: false })).toEqual({ points: 3, importedOn: '2027-04-06' });
    expect(await register()).toEqual([
      { reference: '1/1', status: 'CLOSED', answer: 'Sent', dueOn: '2027-05-04', owners: ['police'] },
      { reference: '1/2', status: 'IN_PROGRESS', answer: null, dueOn: null, owners: ['police', 'council'] },
      { reference: '1/3', status: 'OPEN', answer: null, dueOn: null, owners: ['council'] },
    ]);
  });

  it('sent twice is imported once, by the same command or another', async () => {
    const { check, take, register, commits } = await opened();
    const commandId = '0198c0de-0000-4000-8000-000000000001';
    const { checked } = await check(table);
    const first = await take({ table, checked, confirmed: false, commandId });
    const before = [await register(), await commits()];
    expect(await take({ table, checked, confirmed: false, commandId })).toEqual(first);
    expect(await take({ table, checked, confirmed: false })).toEqual(first);
    expect([await register(), await commits()]).toEqual(before);
    expect(await check(table)).toMatchObject({ points: 3, faults: [], warnings: [], importedOn: '2027-04-06' });
  });

  it('with one fault is not imported at all', async () => {
    const { check, take, commits } = await opened();
    const faulty = { headings, rows: [...rows, ['1/4', 'Look', 'Strangers: Officer', '30/02/2028', '', '']] };
    const { checked, faults } = await check(faulty);
    expect(faults).toEqual([
      { row: 5, column: 'Owner', code: 'unknown-agency', message: expect.stringMatching(/no such agency/) as string },
      { row: 5, column: 'Due', code: 'no-such-date', message: expect.stringMatching(/no such day/) as string },
    ]);
    expect(await take({ table: faulty, checked, confirmed: true })).toMatchObject({ code: 'table-has-faults' });
    expect(await commits()).toBe(0);
  });

  it('with a warning is imported once somebody has confirmed it', async () => {
    const { check, take } = await opened();
    const late = { headings, rows: [['1/4', 'Look', 'Council: Officer', '1/4/2027', '', '']] };
    const { checked, warnings } = await check(late);
    expect(warnings).toMatchObject([{ row: 2, column: 'Due', code: 'overdue' }]);
    expect(await take({ table: late, checked, confirmed: false })).toMatchObject({ code: 'not-confirmed' });
    expect(await take({ table: late, checked, confirmed: true })).toMatchObject({ points: 1 });
  });

  it('is imported as it was checked: not another one, and not held against another register', async () => {
    const { ask, check, take } = await opened();
    const { checked } = await check(table);
    const other = { headings, rows: rows.slice(1) };
    expect(await take({ table: other, checked, confirmed: true })).toMatchObject({ code: 'not-as-checked' });
    const owners = [{ agencyId: 'police', role: 'Officer' }];
    await ask('Mutation', 'raiseActionPoint', { input: { reference: '1/1', text: 'Another', owners } });
    expect((await check(table)).faults).toMatchObject([{ row: 2, column: 'Reference', code: 'reference-taken' }]);
    expect(await take({ table, checked, confirmed: true })).toMatchObject({ code: 'table-has-faults' });
  });

  it('of more than 500 rows or without any is refused', async () => {
    const { check, take, commits } = await opened();
    const long = { headings, rows: Array.from({ length: 10_001 }, (_, n) => [`x${n}`, 'Look', 'Council: Officer']) };
    expect((await check(long)).faults).toMatchObject([{ row: 502, column: null, code: 'too-many-rows' }]);
    expect(await take({ table: long, checked: '', confirmed: true })).toMatchObject({ code: 'too-many-rows' });
    const empty = { headings, rows: [['', '']] };
    const { checked } = await check(empty);
    expect(await take({ table: empty, checked, confirmed: true })).toMatchObject({ code: 'empty-table' });
    expect(await commits()).toBe(0);
  });

  it('is held against its own partnership alone', async () => {
    const { check, asking, fenland } = await opened();
    const { faults } = await check(table, asking(fenland));
    expect(faults.map(({ code }) => code)).toEqual(Array(3).fill('unknown-agency'));
  });
});
