import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { codeOf } from '../harness/client.ts';
import { furnish, type Furniture } from '../harness/furnish.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { commitsIn } from '../harness/positions.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';

const writers = 64;
const each = <T>(one: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: writers }, (_, index) => one(index)));

describe.runIf(ours)(`${writers} writers at the same moment`, () => {
  let product: Product;
  let officer: GraphClient;
  let own: Furniture;
  let agencies: readonly string[];
  beforeAll(async () => {
    product = await openProduct();
    officer = await product.user('support officer');
    own = await furnish(officer);
    ({ agencies } = await placeOf(officer));
  });
  afterAll(() => product.close());

  const note = (index: number, expectedVersion?: number) =>
    officer.outcome<{ version: number }>(
      'updateActionPoint',
      { id: own.raisedPointId, note: `Writer ${index}`, ...(expectedVersion && { expectedVersion }) },
      'version',
    );

  it('on one version of one point: one gets it, all others are told of the conflict', async () => {
    const { actionPoint } = await officer.read<{ actionPoint: { version: number } }>(
      `{ actionPoint(id: "${own.raisedPointId}") { version } }`,
    );
    const outcomes = await each((index) => note(index, actionPoint.version));
    expect(outcomes.filter((one) => codeOf(one) === undefined)).toEqual([{ version: actionPoint.version + 1 }]);
    expect(outcomes.filter((one) => codeOf(one) === 'conflict')).toHaveLength(writers - 1);
  });

  it('on one point without a version: each is carried out, once, on a version of its own', async () => {
    const outcomes = (await each((index) => note(index + 1_000))) as { version: number }[];
    expect(outcomes.filter((one) => codeOf(one) !== undefined)).toEqual([]);
    const notes = commitsIn(product.dataDir, 'cambridge-city', 'action-plan')
      .filter(({ stream }) => stream.endsWith(own.raisedPointId))
      .flatMap(({ events }) => events.map(([, data]) => data['note']))
      .filter((text) => /^Writer 1\d{3}$/.test(String(text)));
    expect(notes).toHaveLength(writers);
    expect(new Set(notes).size).toBe(writers);
  });

  it('raising a point under the same reference: one has it', async () => {
    const owners = [{ role: 'Officer', agencyId: agencies[0] }];
    const outcomes = await each((index) =>
      officer.outcome('raiseActionPoint', { reference: 'race/1', text: `Writer ${index}`, owners }, 'id'),
    );
    expect(outcomes.filter((one) => codeOf(one) === undefined)).toHaveLength(1);
    expect(outcomes.filter((one) => codeOf(one) === 'reference-taken')).toHaveLength(writers - 1);
  });

  it('minuting in two meetings of the same month: no reference is given twice', async () => {
    const desks: { desk: MeetingDesk; paragraphId: string }[] = [];
    for (const day of ['04', '05']) {
      const desk = await MeetingDesk.schedule(officer, { groupId: own.groupId, date: `2034-07-${day}` });
      const item = await desk.item('An item');
      await desk.openWith(agencies.slice(0, 10));
      desks.push({ desk, paragraphId: await desk.minute(item, 'A paragraph.') });
    }
    await each((index) => {
      const { desk, paragraphId } = desks[index % 2]!;
      return officer.act(
        'minuteActionPoint',
        {
          meetingId: desk.id,
          paragraphId,
          text: `Writer ${index}`,
          owners: [{ role: 'Officer', agencyId: agencies[0] }],
        },
        'id',
      );
    });
    const references = (await Promise.all(desks.map(({ desk }) => desk.refresh()))).flatMap(({ actionPoints }) =>
      actionPoints.map(({ reference }) => reference),
    );
    expect(references).toHaveLength(writers);
    expect(new Set(references).size).toBe(writers);
  });
});
