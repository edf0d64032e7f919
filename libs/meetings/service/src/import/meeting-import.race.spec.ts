import { numberedId, provisioned, memoryPlatform, testPorts } from '@csp/platform-conformance';
import { contextPorts, Runtime, type Asking, type Context } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { meetingsContext } from '../meetings.context.ts';

const others = (name: string, ...published: readonly string[]): Context => ({
  ...{ name, published, upcasts: {}, views: [], policies: [] },
});
const settings = {
  ...{ noticeWorkingDays: 5, minuteNumbering: 'item-and-paragraph', actionReferences: 'month-and-number' },
  ...{ quorumAgencies: 1, ragLegend: [] },
};
const heard = [
  {
    type: 'PartnershipFounded.v1',
    data: { slug: 'c', name: 'C', kind: 'district', district: null, council: null, settings },
  },
  { type: 'GroupSetUp.v1', data: { groupId: 'board', name: 'Board', kind: 'board', cadence: null, setUpOn: null } },
  { type: 'AgencyListed.v1', data: { agencyId: 'police', name: 'Police', class: 'responsible-authority', from: null } },
];

/** Meetings of one partnership on a platform whose log keeps claims. */
const opened = async () => {
  const platform = memoryPlatform({}, { soleWriter: true });
  const [tenant] = await provisioned(platform, 'cambridge-city');
  const ports = testPorts(platform);
  ports.clock.set('2020-03-02T09:00:00.000Z');
  const partnerships = others('partnerships', ...heard.map(({ type }) => type));
  const runtime = new Runtime([meetingsContext, partnerships, others('action-plan')], ports);
  for (const [place, event] of heard.entries()) {
    const commandId = numberedId(place + 1, 0xcafe);
    await ports
      .store('partnerships')
      .of(tenant)
      .append({
        ...{ at: '2020-01-01T09:00:00.000Z', actor: 'a', correlation: commandId, causation: commandId, commandId },
        ...{ commandDigest: '', stream: `heard-${place}`, version: 1, events: [event] },
      });
  }
  await runtime.start();
  const context = contextPorts('meetings', runtime, ports, (request) => runtime.act(request));
  const resolvers = meetingsContext.subgraph!.resolvers(context);
  const asking: Asking = {
    ...{ tenant, intent: 'import' },
    principal: { id: 'officer', kind: 'person', grants: [{ tenant, role: 'support-officer' }] },
  };
  const ask = (type: 'Query' | 'Mutation', field: string, args: object): Promise<never> =>
    (resolvers[type]![field] as (...given: unknown[]) => Promise<never>)(undefined, args, asking);
  return {
    check: (file: object): Promise<{ checked: string; faults: unknown[]; warnings: unknown[] }> =>
      ask('Query', 'checkMeetingFile', { file }),
    take: (file: object, checked: string): Promise<{ code?: string; actionPoints?: { reference: string }[] }> =>
      ask('Mutation', 'importMeeting', { input: { file, checked, confirmed: false } }),
  };
};

const fileOf = (date: string, ...references: readonly string[]) => {
  const owners = [{ role: 'Inspector', agency: 'Police' }];
  const actions = references.map((reference) => ({ reference, text: 'Do it', owners }));
  return {
    text: JSON.stringify({
      ...{ group: 'Board', date, startsAt: '10:00', endsAt: '11:00', agendaPublishedOn: date },
      items: [{ title: 'All', paragraphs: [{ text: 'Said', actions }] }],
      minutes: { present: [{ role: 'Inspector', agency: 'Police', capacity: 'board' }], closedAt: '11:00' },
    }),
  };
};

describe('two imports of one month at the same moment', () => {
  it('never come to the same reference, though each claims one only', async () => {
    const { check, take } = await opened();
    const files = [fileOf('2020-02-11', '02/01', '02/02', '02/03'), fileOf('2020-02-25', '02/03', '02/04')];
    const checks = await Promise.all(files.map(check));
    expect(checks).toMatchObject(Array(2).fill({ faults: [], warnings: [] }));
    const answers = await Promise.all(files.map((file, index) => take(file, checks[index]!.checked)));
    expect(answers.map(({ code }) => code).sort()).toEqual(['not-as-checked', undefined]);
    expect(await check(files[answers.findIndex(({ code }) => code !== undefined)]!)).not.toMatchObject({
      warnings: [],
      faults: [],
    });
  });
});
