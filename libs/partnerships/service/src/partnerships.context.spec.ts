import { tenantId } from '@csp/kernel';
import { appointment, group, partnership } from '@csp/partnerships-domain';
import { anonymous, type Asking, type ContextPorts, type Principal } from '@csp/platform-runtime';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { groups } from './group/groups.view.ts';
import { partnershipsContext } from './index.ts';
import { refusals } from './refusals.ts';
import { inMemory } from './testing/memory.ts';

const fenland = tenantId('fenland');
const settings = {
  noticeWorkingDays: 5,
  minuteNumbering: 'item-and-paragraph',
  actionReferences: 'month-and-number',
  quorumAgencies: 3,
  ragLegend: [],
} as const;

const asking = (tenant = fenland): Asking => ({ tenant, principal: anonymous });

type Field = (parent: unknown, args: unknown, asking: Asking) => Promise<Record<string, unknown>>;

const founded = async (): Promise<{
  ports: ContextPorts;
  call: (path: string, args?: unknown) => ReturnType<Field>;
}> => {
  const ports = inMemory(partnershipsContext);
  await ports.of(asking()).act(partnership, 'fenland', {
    type: 'FoundPartnership',
    slug: 'fenland',
    name: 'Fenland Community Safety Partnership',
    kind: 'district',
    district: 'Fenland',
    council: 'Fenland District Council',
    settings: { ...settings, ragLegend: [] },
  });
  const resolvers = partnershipsContext.subgraph!.resolvers(ports);
  const call = (path: string, args: unknown = {}) => {
    const [type, field] = path.split('.') as [string, string];
    return (resolvers[type]![field] as unknown as Field)({}, args, asking());
  };
  return { ports, call };
};

const bench = { agencyId: 'bench-crc', name: 'BeNCH CRC', class: 'RESPONSIBLE_AUTHORITY' };

describe('the partnership', () => {
  it('shows its habits in the words of the graph', async () => {
    const { call } = await founded();
    expect(await call('Query.partnership')).toMatchObject({
      slug: 'fenland',
      kind: 'DISTRICT',
      settings: { minuteNumbering: 'ITEM_AND_PARAGRAPH', actionReferences: 'MONTH_AND_NUMBER' },
    });
  });

  it('answers like an unknown one before it is founded', async () => {
    const resolvers = partnershipsContext.subgraph!.resolvers(inMemory(partnershipsContext));
    const ask = resolvers['Query']!['partnership'] as unknown as Field;
    await expect(ask({}, {}, asking(tenantId('nowhere')))).rejects.toMatchObject({ name: 'UnknownTenant' });
  });

  it('changes what is given; null and what is left out stay', async () => {
    const { call } = await founded();
    const input = { minuteNumbering: 'RUNNING', noticeWorkingDays: null };
    expect(await call('Mutation.changeSettings', { input })).toMatchObject({
      settings: { noticeWorkingDays: 5, minuteNumbering: 'RUNNING' },
    });
    expect(await call('Mutation.changeSettings', { input: { quorumAgencies: 51 } })).toEqual({
      __typename: 'Refusal',
      code: 'out-of-range',
    });
  });
});

describe('agencies', () => {
  it('are listed, and once ended stay readable with their successor', async () => {
    const { call } = await founded();
    expect(await call('Mutation.listAgency', { input: bench })).toMatchObject({ id: 'bench-crc', listedFrom: null });
    const input = { agencyId: 'bench-crc', until: '2021-06-25', succeededBy: 'probation-service' };
    expect(await call('Mutation.endAgencyListing', { input })).toMatchObject({ listedUntil: '2021-06-25' });
    const [agency] = (await call('Partnership.agencies')) as unknown as object[];
    expect(agency).toMatchObject({ id: 'bench-crc', succeededById: 'probation-service' });
  });

  it('resolve from a bare reference whether present, ended or never listed', async () => {
    const { ports, call } = await founded();
    await call('Mutation.listAgency', { input: bench });
    await call('Mutation.endAgencyListing', { input: { agencyId: 'bench-crc', until: '2021-06-25' } });
    const { Agency } = partnershipsContext.subgraph!.resolvers(ports);
    const load = Agency!['__resolveReference'] as unknown as (reference: object, asking: Asking) => Promise<unknown>;
    expect(await load({ __typename: 'Agency', id: 'bench-crc' }, asking())).toMatchObject({ name: 'BeNCH CRC' });
    expect(await load({ __typename: 'Agency', id: 'police-authority' }, asking())).toMatchObject({
      name: 'police-authority',
      class: 'OTHER',
    });
  });

  it('stand in order: those that take part first, then by name', async () => {
    const { call } = await founded();
    for (const agencyId of ['yos', 'bench-crc', 'cambs-fire'])
      await call('Mutation.listAgency', { input: { ...bench, agencyId, name: agencyId } });
    await call('Mutation.endAgencyListing', { input: { agencyId: 'bench-crc', until: '2021-06-25' } });
    const listed = (await call('Partnership.agencies')) as unknown as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(['cambs-fire', 'yos', 'bench-crc']);
  });
});

describe('groups', () => {
  it('are set up once per command, under a name of their own', async () => {
    const { call } = await founded();
    const input = { commandId: 'c1', name: 'Problem Solving Group', kind: 'problem solving group' };
    const group = await call('Mutation.setUpGroup', { input });
    expect(group).toMatchObject({ active: true, cadence: null });
    expect(await call('Mutation.setUpGroup', { input })).toEqual(group);
    expect(await call('Mutation.setUpGroup', { input: { ...input, commandId: 'c2' } })).toMatchObject({
      code: 'name-taken',
    });
  });

  it('give their name free when disbanded, and stay readable', async () => {
    const { call } = await founded();
    const input = { name: 'Problem Solving Group', kind: 'problem solving group' };
    const { id } = await call('Mutation.setUpGroup', { input });
    expect(await call('Mutation.disbandGroup', { input: { groupId: id, on: '2019-01-01' } })).toMatchObject({
      active: false,
      disbandedOn: '2019-01-01',
    });
    expect(await call('Mutation.setUpGroup', { input })).toMatchObject({ active: true });
    expect(((await call('Partnership.groups')) as unknown as unknown[]).length).toBe(2);
  });

  it('are renamed; one that is not here is unknown', async () => {
    const { call } = await founded();
    const { id } = await call('Mutation.setUpGroup', { input: { name: 'PSG', kind: 'problem solving group' } });
    const input = { groupId: id, name: 'Problem Solving Group', on: '2019-01-01' };
    expect(await call('Mutation.renameGroup', { input })).toMatchObject({ name: 'Problem Solving Group' });
    expect(await call('Mutation.renameGroup', { input: { ...input, name: 'problem solving group' } })).toMatchObject({
      name: 'problem solving group',
    });
    expect(await call('Mutation.renameGroup', { input: { ...input, groupId: 'elsewhere' } })).toMatchObject({
      code: 'unknown-group',
    });
  });
});

describe('terms of reference', () => {
  it('are read with the versions before them, and only by those who read what is restricted', async () => {
    const { ports, call } = await founded();
    const { id } = await call('Mutation.setUpGroup', { input: { name: 'Board', kind: 'board' } });
    const older = { groupId: id, text: 'To meet', adoptedOn: '2015-01-01' };
    await call('Mutation.adoptTermsOfReference', { input: older });
    const decided = { meetingId: 'm1', decisionId: 'd1' };
    const newer = { type: 'AdoptTermsOfReference', text: 'To act', adoptedOn: '2020-10-06', reviewOn: null } as const;
    await ports.of(asking()).act(group, String(id), { ...newer, decided });
    const fields = partnershipsContext.subgraph!.resolvers(ports)['Group'] as unknown as Record<string, Field>;
    const row = await ports.of(asking()).rows(groups).get(String(id));
    const seenBy = async (role?: 'member' | 'agency-officer', tenant = fenland) => {
      const grants = role ? [{ tenant, role }] : [];
      const by: Asking = { tenant: fenland, principal: { id: 'p', kind: 'person', grants } };
      return [await fields['termsOfReference']!(row, {}, by), await fields['termsVersions']!(row, {}, by)];
    };
    const now = { version: 2, text: 'To act', adoptedOn: '2020-10-06', reviewOn: null, meetingId: 'm1' };
    const before = { version: 1, text: 'To meet', adoptedOn: '2015-01-01', reviewOn: null, meetingId: null };
    expect(await seenBy('member')).toEqual([now, [now, before]]);
    for (const nothing of [await seenBy(), await seenBy('agency-officer'), await seenBy('member', tenantId('county'))])
      expect(nothing).toEqual([null, []]);
  });
});

describe('appointments', () => {
  it('are for agencies listed now', async () => {
    const { call } = await founded();
    const input = { agencyId: 'bench-crc', role: 'Board member', standing: 'BOARD_MEMBER', from: '2020-01-01' };
    expect(await call('Mutation.appointRepresentative', { input })).toMatchObject({ code: 'not-listed' });
    await call('Mutation.listAgency', { input: bench });
    const { id } = await call('Mutation.appointRepresentative', { input });
    expect(await call('Mutation.endAppointment', { input: { appointmentId: id, on: '2021-06-25' } })).toMatchObject({
      standing: 'BOARD_MEMBER',
      until: '2021-06-25',
    });
    await call('Mutation.endAgencyListing', { input: { agencyId: 'bench-crc', until: '2021-06-25' } });
    expect(await call('Mutation.appointRepresentative', { input })).toMatchObject({ code: 'not-listed' });
  });
});

describe('the edge', () => {
  const { access } = partnershipsContext.subgraph!;
  const grants = (role: 'support-officer' | 'member' | 'agency-officer'): Principal['grants'] => [
    { tenant: fenland, role, agencyId: 'cambs-constabulary' },
  ];
  const principal: Principal = { id: 'someone', kind: 'person', grants: [] };

  it('names every operation and every entity of the graph in its table of access', () => {
    const document = parse(readFileSync(new URL('partnerships.graphql', import.meta.url), 'utf8'));
    const operations = document.definitions.flatMap((definition) =>
      definition.kind === 'ObjectTypeExtension'
        ? (definition.fields ?? []).map(({ name }) => `${definition.name.value}.${name.value}`)
        : [],
    );
    const entities = ['Agency.__resolveReference', 'Group.__resolveReference'];
    expect(Object.keys(access).sort()).toEqual([...operations, ...entities].sort());
  });

  it('lets support officers alone change anything', () => {
    const changes = Object.entries(access).filter(([operation]) => operation.startsWith('Mutation.'));
    expect(changes.length).toBeGreaterThan(0);
    for (const [, rule] of changes) {
      if (rule === 'anyone') throw new Error('A change is never for anyone.');
      expect(rule(grants('support-officer'), principal)).toBe(true);
      expect(rule(grants('member'), principal)).toBe(false);
      expect(rule(grants('agency-officer'), principal)).toBe(false);
      expect(rule([], principal)).toBe(false);
    }
  });

  it('shows who acts for whom to support officers and members only', () => {
    const rule = access['Query.appointments'];
    if (rule === 'anyone' || !rule) throw new Error('Appointments are not for anyone.');
    expect(rule(grants('member'), principal)).toBe(true);
    expect(rule(grants('agency-officer'), principal)).toBe(false);
  });

  it('has a sentence for each code a decider can answer', () => {
    const sources = [partnership, group, appointment].map(({ category }) =>
      readFileSync(new URL(`../../domain/src/${category}.ts`, import.meta.url), 'utf8'),
    );
    const codes = sources.flatMap((source) => [...source.matchAll(/refuse\('([a-z-]+)'\)/g)].map(([, code]) => code!));
    expect(codes.length).toBeGreaterThan(20);
    for (const code of [...codes, 'empty-text', 'too-long', 'unreadable-text']) {
      expect(refusals, code).toHaveProperty(code);
      expect(refusals[code as keyof typeof refusals]).toMatch(/^[A-Z].+\.$/);
    }
  });
});
