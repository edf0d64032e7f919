import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { furnish, furnishedDigest, type Furniture } from '../harness/furnish.ts';
import { idFor, somebody } from '../harness/ids-for.ts';
import { placeOf } from '../harness/meeting.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { argumentsFor, documentOf, graphOf, placesOf, usual, type Graph, type Operation } from '../harness/schema.ts';

const reused = '"code":"command-id-reused"';

interface Given {
  readonly operation: Operation;
  readonly variables: { readonly input: Readonly<Record<string, unknown>> };
  readonly commandId: string;
  first: string;
}

/** Something of the same kind that says otherwise; names of an enum stay. */
const otherThan = (value: string): string => {
  if (/^20\d\d-/.test(value)) return '2098-07-07';
  if (/^\d\d:/.test(value)) return '11:45';
  return /^[A-Z_]+$/.test(value) ? value : `${value}x`;
};

describe.runIf(ours)('a command id that comes again', () => {
  let product: Product;
  let graph: Graph;
  let officer: GraphClient;
  const all: Given[] = [];
  beforeAll(async () => {
    product = await openProduct();
    graph = await graphOf(product.url);
    officer = await product.user('support officer');
    const operations = graph.operations.filter(
      (one) =>
        one.type === 'Mutation' &&
        // Its secret is in a mail alone.
        one.field.name !== 'answerByLink' &&
        placesOf(one, 'ID').some((place) => place.at(-1) === 'commandId'),
    );
    const furniture = await Promise.all(operations.map((_, index) => furnish(officer, 2040 + index)));
    for (const [index, operation] of operations.entries()) {
      const commandId = randomUUID();
      const own = furniture[index]!;
      const { input } = argumentsFor(operation, (place, type, required) => {
        if (place.at(-1) === 'commandId') return commandId;
        if (!required && place.length > 1 && place.at(-1) !== 'agencyId') return undefined;
        return type.name === 'ID' ? idFor(operation.name, place, own) : usual;
      }) as Given['variables'];
      const given = { ...input, ...(await special(operation.field.name, own, index)) };
      all.push({ operation, variables: { input: given }, commandId, first: '' });
    }
    // What follows from all of this in the register comes a moment later.
    await product.settledPositions();
  });
  afterAll(() => product.close());

  /** What some commands need beyond an id of the right kind, so that they can be carried out and change something. */
  const special = async (field: string, own: Furniture, index: number): Promise<Readonly<Record<string, unknown>>> => {
    const { openMeetingId: meetingId, plannedMeetingId, itemId, agencyId } = own;
    const act = (command: string, input: object) =>
      officer.act<{ id: string; minutes: { id: string }[] }>(command, { ...input }, 'id minutes { id }');
    switch (field) {
      case 'changeSettings':
        return { noticeWorkingDays: 7 };
      case 'listAgency':
        return { agencyId: `new-${index}` };
      case 'setUpGroup':
      case 'renameGroup':
        return { name: `Another name ${index}` };
      case 'raiseActionPoint':
        return { reference: `once/${index}` };
      case 'rescheduleMeeting':
        return { startsAt: '14:00', endsAt: '16:00' };
      case 'changeAgendaItem':
        return { title: 'Another title' };
      case 'moveAgendaItem':
        await act('addAgendaItem', { meetingId: plannedMeetingId, title: 'Second' });
        return { place: 2 };
      case 'openMeeting':
        await act('publishAgenda', { meetingId: plannedMeetingId });
        return {};
      case 'recordAttendance': {
        const { agencies } = await placeOf(officer);
        return {
          present: [agencyId, ...agencies.filter((one) => !/^(?:only-in|new)-/.test(one)).slice(0, 9)].map((one) => ({
            role: 'Chair',
            agencyId: one,
            capacity: 'BOARD',
          })),
        };
      }
      case 'declareInterest':
        return { role: 'Representative', agencyId, conduct: 'STAYED' };
      case 'attachReportFile':
        return { digest: 'a'.repeat(64) };
      case 'removeReportFile':
        return { digest: furnishedDigest };
      case 'setMailbox':
        return { address: `desk-${index}@agency.example` };
      case 'removeMailbox':
        await officer.act('setMailbox', { agencyId, address: 'desk@agency.example' }, 'address');
        return {};
      case 'importActionTable': {
        const table = {
          headings: ['Reference', 'Action', 'Owner'],
          rows: [[`table/${index}`, 'Once', `${agencyId}: Officer`]],
        };
        const query = 'query($table: ActionTableInput!) { checkActionTable(table: $table) { checked } }';
        const { data } = await officer.ask(query, { table });
        const { checked } = (data as { checkActionTable: { checked: string } }).checkActionTable;
        return { table, checked, confirmed: true };
      }
      case 'importMeeting': {
        const slot = { date: '2030-05-07', startsAt: '10:00', endsAt: '11:00' };
        const file = { text: JSON.stringify({ ...slot, place: `Room ${index}` }), groupId: own.groupId };
        const query = 'query($file: MeetingFileInput!) { checkMeetingFile(file: $file) { checked } }';
        const { data } = await officer.ask(query, { file });
        const { checked } = (data as { checkMeetingFile: { checked: string } }).checkMeetingFile;
        return { file, checked, confirmed: true };
      }
      case 'makeCalendarAddress':
        return { secret: randomBytes(32).toString('base64url') };
      case 'removeMinute': {
        const { minutes } = await act('addMinute', { meetingId, itemId, text: 'Not cited.' });
        return { paragraphId: minutes.at(-1)!.id };
      }
      case 'reviewActionPoint':
        return { outcome: 'CLOSED', response: 'Done' };
      case 'circulateMinutes':
        await act('closeMeeting', { meetingId, closedAt: '11:30' });
        return {};
      case 'commissionDomesticHomicideReview':
        return { commissionedOn: '2020-10-02' };
      case 'recordReviewStage':
        return { stage: 'PANEL', reachedOn: '2020-10-02' };
      case 'addReviewRecommendation':
        return { number: '2' };
      case 'unnameInReview':
        await officer.act('nameInReview', { reviewId: own.reviewId, accountId: somebody }, 'id');
        return {};
      case 'recordScrutinyFeedback':
        return { saidOn: '2020-10-01' };
      case 'proposeRecommendation':
        return { number: `once/${index}` };
      case 'takeUpRecommendation':
      case 'completeRecommendation':
      case 'withdrawRecommendation':
        await agreed(own);
        if (field !== 'completeRecommendation')
          return field === 'takeUpRecommendation' ? { agencyIds: [agencyId] } : {};
        await officer.act('takeUpRecommendation', { id: own.recommendationId, agencyIds: [agencyId] }, 'id');
        return {};
      case 'carryForwardActionPoint':
      case 'changeActionPointDueDate':
        return { dueOn: '2099-01-01' };
      case 'changeFollowUpSettings':
        return { silentAfterDays: 20 };
      default:
        return {};
    }
  };
  /** Has the recommendation agreed by the meeting that is being minuted, which ends with it. */
  const agreed = async ({ openMeetingId: meetingId, paragraphId, recommendationId }: Furniture): Promise<void> => {
    await product.settledPositions();
    const setsOff = { kind: 'RECOMMENDATION_AGREED', recommendationId };
    await officer.act('recordDecision', { meetingId, paragraphId, verb: 'AGREED', subject: 'It', setsOff }, 'id');
    await officer.act('closeMeeting', { meetingId, closedAt: '11:30' }, 'id');
    await officer.act('circulateMinutes', { meetingId }, 'id');
    await product.settledPositions();
  };
  const send = async (
    { operation, variables }: Given,
    changes: Readonly<Record<string, unknown>> = {},
    client = officer,
  ): Promise<string> =>
    (await client.ask(documentOf(graph, operation, 2), { input: { ...variables.input, ...changes } })).text;

  it('has the effect of the first time only, and the very same answer when it comes again at once', async () => {
    expect(all.length).toBeGreaterThan(30);
    const refused: string[] = [];
    for (const one of all) {
      one.first = await send(one);
      if (/"__typename":"Refusal"|"errors"/.test(one.first)) refused.push(`${one.operation.name}: ${one.first}`);
      const follows = /reviewActionPoint|minuteActionPoint|withdrawMinutedActionPoint|importActionTable/.test(
        one.operation.name,
      );
      const before = follows ? await product.settledPositions() : product.positions();
      for (const commandId of [one.commandId, one.commandId.toUpperCase()]) {
        const answer = await send(one, { commandId });
        // What follows in the register may show in the answer by then.
        if (follows ? subject(answer) !== subject(one.first) : answer !== one.first)
          refused.push(`${one.operation.name} again: ${one.first.slice(0, 300)} ${answer.slice(0, 300)}`);
      }
      expect(product.positions()).toEqual(before);
    }
    expect(refused).toEqual([]);
  });

  /** What an answer is about: whatever else has changed since. */
  const subject = (answer: string): string =>
    /^\{"data":\{"\w+":\{"__typename":"\w+"(?:,"(?:id|slug|code)":"[^"]*")?/.exec(answer)?.[0] ?? answer;

  const again = (when: string): void => {
    it(`${when}: the same command has no second effect and is about the same thing`, async () => {
      const before = product.positions();
      const other: string[] = [];
      for (const one of all) {
        for (const commandId of [one.commandId, one.commandId.toUpperCase()]) {
          const answer = await send(one, { commandId });
          if (subject(answer) !== subject(one.first))
            other.push(`${one.operation.name}: ${subject(one.first)} ${answer.slice(0, 300)}`);
        }
      }
      expect(other).toEqual([]);
      expect(product.positions()).toEqual(before);
    });

    it(`${when}: with anything else in it, it is refused`, async () => {
      const before = product.positions();
      const taken: string[] = [];
      for (const one of all) {
        const texts = Object.entries(one.variables.input).filter(([, given]) => typeof given === 'string');
        const [name, value] = (texts as [string, string][]).find(([key]) => key !== 'commandId') ?? ['commandId', ''];
        const changed = otherThan(value);
        const answers = [
          ...(changed === value ? [] : [await send(one, { [name]: changed })]),
          ...(one.operation.field.name === 'raiseActionPoint' ? [await send(one, { text: 'Something else' })] : []),
        ];
        for (const answer of answers)
          if (!answer.includes(reused) && !/"code":"(?:unknown-|bad-|not-listed|not-under)/.test(answer))
            taken.push(`${one.operation.name} ${name}: ${answer}`);
      }
      expect(taken).toEqual([]);
      expect(product.positions()).toEqual(before);
    });

    it(`${when}: as the id of another command of the same context, it is refused`, async () => {
      const before = product.positions();
      const [raise, settings] = ['raiseActionPoint', 'changeSettings'].map((field) =>
        all.find(({ operation }) => operation.field.name === field)!,
      );
      const context: Readonly<Record<string, RegExp>> = {
        raiseActionPoint: /^(update|answer|close|reopen|carryForward|reassign|withdraw)ActionPoint$/,
        changeSettings: /Agency|Group|Appointment|Representative/,
      };
      for (const one of [raise!, settings!])
        for (const other of all.filter(({ operation }) =>
          context[one.operation.field.name]!.test(operation.field.name),
        ))
          expect(
            await send(one, {
              commandId: other.commandId,
              ...(one === raise && { reference: randomUUID() }),
              ...(one === settings && { noticeWorkingDays: 9 }),
            }),
          ).toContain(reused);
      expect(product.positions()).toEqual(before);
    });
  };

  again('later');

  it('after a restart it is still known', async () => {
    await product.kill();
    await product.restart();
    expect((await officer.ask('{ viewer { signedIn } }')).data).toEqual({ viewer: { signedIn: true } });
  });

  again('after a kill and a restart');

  it('ten times at the same moment has one effect and one answer', async () => {
    const raise = all.find(({ operation }) => operation.field.name === 'raiseActionPoint')!;
    const commandId = randomUUID();
    const before = product.positions()['cambridge-city/action_plan']!;
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(raise, { commandId, reference: 'ten/1' })));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).not.toContain('Refusal');
    expect(product.positions()['cambridge-city/action_plan']).toBe(before + 1);
  });

  it.each([
    '',
    ' ',
    'x',
    '12345678-1234-1234-1234-1234567890',
    '{12345678-1234-1234-1234-123456789012}',
    '12345678123412341234123456789012',
    'g2345678-1234-4234-8234-123456789012',
    '../../x',
    "' OR 1=1",
    'a'.repeat(10_000),
  ])('an id of another form, %#: bad-command-id, and nothing is written', async (commandId) => {
    const before = product.positions();
    for (const one of all) expect(await send(one, { commandId })).toMatch(/"__typename":"Refusal","code":"[a-z-]+"/);
    const raise = all.find(({ operation }) => operation.field.name === 'raiseActionPoint')!;
    expect(await send(raise, { commandId, reference: 'new/1' })).toContain('"code":"bad-command-id"');
    expect(product.positions()).toEqual(before);
  });

  it('a null id is no id', async () => {
    const raise = all.find(({ operation }) => operation.field.name === 'raiseActionPoint')!;
    const [one, other] = [
      await send(raise, { commandId: null, reference: 'null/1' }),
      await send(raise, { commandId: null, reference: 'null/2' }),
    ];
    expect(one).not.toContain('Refusal');
    expect(other).not.toContain('Refusal');
  });

  it('somebody else’s command id does not let them in', async () => {
    const raise = all.find(({ operation }) => operation.field.name === 'raiseActionPoint')!;
    for (const kind of ['member', 'agency officer', 'county officer', 'anonymous'] as const)
      expect(await send(raise, {}, await product.user(kind, 'cambridge-city'))).toContain('FORBIDDEN');
  });
});
