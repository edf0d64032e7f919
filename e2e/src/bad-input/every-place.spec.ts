import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, GraphClient } from '../harness/client.ts';
import { furnish, type Furniture } from '../harness/furnish.ts';
import { idFor } from '../harness/ids-for.ts';
import { openProduct, type Product } from '../harness/product.ts';
import {
  argumentsFor,
  documentOf,
  graphOf,
  placesOf,
  usual,
  type Graph,
  type Operation,
  type Place,
} from '../harness/schema.ts';

/** What an answer comes down to: the refusal's code, the error's code, or that it was carried out. */
const outcomeOf = (answer: Answer): string => {
  if (answer.errors)
    return `${answer.status} ${[...new Set(answer.errors.map(({ extensions }) => extensions?.code))].join(' ')}`;
  const [result] = Object.values(answer.data ?? {}) as { __typename?: string; code?: string }[];
  return result?.__typename === 'Refusal' ? String(result.code) : 'carried out';
};

const wrongShape = '400 BAD_USER_INPUT';

/** Wrong values for each type, and what each is answered. Texts come further down: what they may be hangs on the place. */
const wrong: Readonly<Record<string, readonly (readonly [value: unknown, outcome: string])[]>> = {
  LocalDate: [
    '2030-02-30',
    '2031-02-29',
    '2100-02-29',
    '0000-01-01',
    '2030-13-01',
    '2030-00-10',
    '2030-1-1',
    '30/06/2030',
    'tomorrow',
    '',
    ' 2030-01-01',
    '2030-01-01T00:00:00Z',
    '2030-01-01\u0000',
    '٢٠٣٠-٠١-٠١',
    20_300_101,
    true,
    { $gt: '' },
    ['2030-01-01', '2030-01-02'],
  ].map((value) => [value, wrongShape]),
  LocalTime: [
    '24:00',
    '10:60',
    '1:00',
    '10:00:00',
    '10.00',
    'noon',
    '',
    '-1:00',
    '10:00+01:00',
    1000,
    {},
    ['10:00', '11:00'],
  ].map((value) => [value, wrongShape]),
  Int: [1.5, '1', 2_147_483_648, -2_147_483_649, 1e300, true, {}, [1, 2], ''].map((value) => [value, wrongShape]),
  Boolean: ['true', 1, {}, ''].map((value) => [value, wrongShape]),
  String: [1, true, {}, ['a', 'b'], { $ne: null }, { length: 5 }].map((value) => [value, wrongShape]),
  ID: [1.5, true, {}, ['a', 'b'], { $ne: null }, { toString: 'x' }].map((value) => [value, wrongShape]),
};

describe('a wrong value in any place of any command', () => {
  let product: Product;
  let graph: Graph;
  let officer: GraphClient;
  let own: Furniture;
  beforeAll(async () => {
    product = await openProduct();
    graph = await graphOf(product.url);
    officer = await product.user('support officer');
    own = await furnish(officer);
  });
  afterAll(() => product.close());

  const commands = () => graph.operations.filter(({ type }) => type === 'Mutation');

  /** Everything right but for the one place; what is optional is left out otherwise. */
  const send = (operation: Operation, at: Place, value: unknown): Promise<Answer> => {
    const variables = argumentsFor(operation, (place, type, required) => {
      if (place.join() === at.join()) return value;
      const above = at.slice(0, place.length).join() === place.join();
      if (above) return usual;
      const within = ofConsequence(operation, at, place);
      if (within !== undefined) return within;
      // An owner without an agency would be refused for that, and a date that stays the same needs no reason.
      const needed = place.includes(0)
        ? place.at(-1) === 'agencyId'
        : /^(carryForwardActionPoint|changeActionPointDueDate)$/.test(operation.field.name) && place.at(-1) === 'dueOn';
      if (!required && !needed) return undefined;
      return type.name === 'ID'
        ? place.at(-1) === 'commandId'
          ? randomUUID()
          : idFor(operation.name, place, own)
        : usual;
    });
    return officer.ask(documentOf(graph, operation, 2), variables);
  };
  /** What a decision sets off has parts that belong together, and nothing is set off by what is only noted. */
  const ofConsequence = ({ field }: Operation, at: Place, place: Place): unknown => {
    if (field.name !== 'recordDecision' || !at.includes('setsOff')) return undefined;
    switch (place.at(-1)) {
      case 'verb':
        return 'AGREED';
      case 'kind':
        return {
          text: 'TERMS_OF_REFERENCE_ADOPTED',
          groupId: 'GROUP_RENAMED',
          recommendationId: 'RECOMMENDATION_AGREED',
        }[String(at.at(-1))];
      case 'groupId':
        return own.groupId;
      case 'name':
      case 'groupKind':
        return 'A group';
      default:
        return undefined;
    }
  };
  /** Codes of their own: an address and a secret are no texts, and a link that isn't one says no more. */
  const ownCodes: Readonly<Record<string, readonly string[]>> = {
    setMailbox: ['not-an-address'],
    makeCalendarAddress: ['bad-secret'],
    // Its check says what and where.
    importActionTable: ['table-has-faults'],
    importMeeting: ['not-a-meeting-file'],
    answerByLink: ['link-unknown'],
  };
  const codesOf = ({ field }: Operation): readonly string[] => ownCodes[field.name] ?? [];
  const places = (typeName: string): readonly { operation: Operation; place: Place; name: string }[] =>
    commands().flatMap((operation) =>
      placesOf(operation, typeName).map((place) => ({
        operation,
        place,
        name: `${operation.field.name} ${place.slice(1).join('.')}`,
      })),
    );

  it.each(Object.keys(wrong))('%s: refused in every place, with its code, and nothing is written', async (typeName) => {
    const before = product.positions();
    const unexpected: string[] = [];
    const tried = places(typeName);
    expect(tried.length).toBeGreaterThan(typeName === 'Boolean' ? -1 : 1);
    for (const { operation, place, name } of tried)
      await Promise.all(
        wrong[typeName]!.map(async ([value, outcome]) => {
          const answer = await send(operation, place, value);
          const found = outcomeOf(answer);
          if (found !== outcome) unexpected.push(`${name} = ${JSON.stringify(value)}: ${found}, not ${outcome}`);
          if (/node_modules|\.js:|stack/i.test(answer.text)) unexpected.push(`${name}: ${answer.text}`);
        }),
      );
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('an enum value nobody knows: refused in every place', async () => {
    const before = product.positions();
    const found: string[] = [];
    for (const operation of commands())
      argumentsFor(operation, (place, type) => {
        if ('getValues' in type) found.push([operation.name, ...place].join('/'));
        return usual;
      });
    expect(found.length).toBeGreaterThan(5);
    for (const one of found) {
      const [name, ...parts] = one.split('/');
      const operation = commands().find((each) => each.name === name)!;
      const place = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      for (const value of ['NONSENSE', 'noted', '', 1, { $ne: null }])
        expect([one, value, outcomeOf(await send(operation, place, value))]).toEqual([one, value, wrongShape]);
    }
    expect(product.positions()).toEqual(before);
  });

  const texts: readonly (readonly [what: string, text: string, outcomes: readonly string[]])[] = [
    ['100,000 characters', 'x'.repeat(100_000), ['too-long', 'bad-id']],
    ['NUL', 'a\u0000b', ['unreadable-text', 'bad-id']],
    ['an escape sequence of terminals', '\u001b[31mred', ['unreadable-text', 'bad-id']],
    ['a bell', 'ding\u0007', ['unreadable-text', 'bad-id']],
    ['half a surrogate pair', 'half \ud83d', ['unreadable-text', 'bad-id']],
    ['the other half', '\ude00 half', ['unreadable-text', 'bad-id']],
  ];
  it.each(texts)('a text of %s: refused in every place, and nothing is written', async (_, text, outcomes) => {
    const before = product.positions();
    const unexpected: string[] = [];
    for (const { operation, place, name } of places('String')) {
      const found = outcomeOf(await send(operation, place, text));
      if (!outcomes.includes(found) && !codesOf(operation).includes(found)) unexpected.push(`${name}: ${found}`);
    }
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('a blank text: refused where one is needed', async () => {
    const before = product.positions();
    const unexpected: string[] = [];
    for (const { operation, place, name } of places('String')) {
      const required = placesOf(operation, 'String').length > 0 && String(requiredType(operation, place)).endsWith('!');
      if (!required) continue;
      for (const blank of ['', '   ', '\n\t', '\u00a0']) {
        const found = outcomeOf(await send(operation, place, blank));
        if (found !== 'empty-text' && !codesOf(operation).includes(found))
          unexpected.push(`${name} ${JSON.stringify(blank)}: ${found}`);
      }
    }
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('an expected version that is stale, of the future or negative: conflict, for every command that takes one', async () => {
    const before = product.positions();
    const unexpected: string[] = [];
    const tried = places('Int').filter(({ place }) => place.at(-1) === 'expectedVersion');
    expect(tried.length).toBeGreaterThan(20);
    for (const { operation, place, name } of tried)
      for (const version of [0, -1, -2_147_483_648, 999, 2_147_483_647]) {
        const found = outcomeOf(await send(operation, place, version));
        if (found !== 'conflict') unexpected.push(`${name} = ${version}: ${found}`);
      }
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('a number out of all range: refused by a code of its own, in every place', async () => {
    const before = product.positions();
    const unexpected: string[] = [];
    const codes: Readonly<Record<string, string>> = {
      for: 'no-such-count',
      against: 'no-such-count',
      abstained: 'no-such-count',
      silentAfterDays: 'days-out-of-range',
      minutesAllotted: 'no-such-length',
      place: 'no-such-place',
      publicCount: 'no-such-count',
      noticeWorkingDays: 'out-of-range',
      quorumAgencies: 'out-of-range',
      everyMonths: 'no-such-rhythm',
      sizeBytes: 'no-such-size',
      which: 'not-a-meeting-file',
    };
    for (const { operation, place, name } of places('Int').filter(({ place }) => place.at(-1) !== 'expectedVersion'))
      for (const number of [-1, -2_147_483_648, 2_147_483_647]) {
        const found = outcomeOf(await send(operation, place, number));
        if (found !== codes[String(place.at(-1))]) unexpected.push(`${name} = ${number}: ${found}`);
      }
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('an id that is text of any kind finds nothing and says no more', async () => {
    const before = product.positions();
    const unexpected: string[] = [];
    const ids = [
      '',
      ' ',
      '*',
      '%',
      '../../etc/passwd',
      "' OR '1'='1",
      '{"$ne":null}',
      '$where',
      '__proto__',
      'constructor',
      'a'.repeat(10_000),
      'null',
      '\u202e',
      '0',
      '-1',
    ];
    // Those that a client chooses are looked at where they are chosen.
    const chosen = ['commandId', 'personId', 'succeededBy'];
    for (const { operation, place, name } of places('ID').filter(
      ({ place, operation }) => !chosen.includes(String(place.at(-1))) && operation.field.name !== 'listAgency',
    ))
      for (const id of ids) {
        const answer = await send(operation, place, id);
        const found = outcomeOf(answer);
        if (found === 'carried out' || /INTERNAL|^5/.test(found) || (id.length > 5 && answer.text.includes(id)))
          unexpected.push(`${name} = ${id.slice(0, 40)}: ${found} ${answer.text.slice(0, 200)}`);
      }
    expect(unexpected).toEqual([]);
    expect(product.positions()).toEqual(before);
  });
});

/** The type as written where a value stands: with `!` when it must be given. */
const requiredType = ({ field }: Operation, place: Place): string => {
  let fields: readonly { name: string; type: { toString(): string } }[] = field.args;
  let written = '';
  for (const part of place) {
    if (typeof part === 'number') continue;
    const found = fields.find(({ name }) => name === part)!;
    written = String(found.type);
    let type = found.type as { ofType?: unknown; getFields?: () => Record<string, never> };
    while (type.ofType) type = type.ofType as typeof type;
    fields = type.getFields ? Object.values(type.getFields()) : [];
  }
  return written;
};
