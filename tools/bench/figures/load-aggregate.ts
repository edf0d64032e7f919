import type { ActionPointEvent } from '@csp/action-plan-contract';
import { actionPoint } from '@csp/action-plan-domain';
import { actionPlanContext } from '@csp/action-plan-service';
import { fold, upcast, type DomainEvent, type TenantLog } from '@csp/kernel';
import { openDatabase, type Database } from '@csp/platform-embedded';
import { join } from 'node:path';
import { raise } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, sum, timed } from '../rounds.ts';
import type { Size } from '../size.ts';

const events = 100;
const streams = 50;
/** A shape of former times, so that something has to be brought up to date: every tenth event is of it. */
const superseded = 'ActionPointUpdated.v1';
const { upcasts } = actionPlanContext;

/** B1: an aggregate with a long history, loaded as each command loads it, over no more than select, parse and fold. */
export const loadAggregate = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [2, 2, 10] : [9, 10, 100];
  const dataDir = folder('b1');
  const platform = await openPlatform(dataDir);
  const log = platform.embedded.store('action-plan').of(city);
  const raw = openDatabase(join(dataDir, 'raw.db'), 'full');
  raw.exec('CREATE TABLE raw(stream TEXT, version INTEGER, event TEXT NOT NULL, PRIMARY KEY (stream, version))');
  const ids = Array.from({ length: streams }, () => platform.ports.ids.next());
  for (const id of ids) await store(id, log, raw, () => platform.ports.ids.next());

  const select = raw.prepare('SELECT event FROM raw WHERE stream = ? ORDER BY version');
  const bare = (id: string) => {
    let state = actionPoint.initial;
    for (const { event } of select.all(streamOf(id)) as { event: string }[])
      state = actionPoint.evolve(state, JSON.parse(event) as ActionPointEvent);
    return state;
  };
  /** What platform-runtime's `act` does before it decides. */
  const loaded = async (id: string) =>
    fold(
      (state, event: DomainEvent) => actionPoint.evolve(state, upcast<ActionPointEvent>(upcasts, event)),
      actionPoint.initial,
      (await log.history(streamOf(id))).events,
    );
  for (const id of ids) {
    const [ours, theirs] = [JSON.stringify(await loaded(id)), JSON.stringify(bare(id))];
    gate(ours === theirs && ours.includes(lastNote), `The state of ${id} differs: ${ours} and ${theirs}.`);
  }

  let next = 0;
  let wrong = 0;
  const id = (): string => ids[next++ % streams]!;
  const many = (load: (id: string) => Promise<unknown> | unknown) => async () =>
    timed(async () => {
      for (let left = each; left > 0; left--) {
        const state = (await load(id())) as { status: string };
        if (state.status !== 'in-progress') wrong++;
      }
    });
  await many(loaded)();
  await many(bare)();
  const taken = await interleave(rounds, blocks, many(loaded), many(bare));
  gate(wrong === 0, `${wrong} loads gave another state.`);
  raw.close();
  await platform.close();

  const perLoad = (milliseconds: readonly number[]): number => (sum(milliseconds) / (blocks * each)) * 1000;
  return [
    {
      figure: 'B1',
      what: `an aggregate of ${events} events in ${events} commits, typed and upcast (every tenth), folded`,
      control: 'raw select of the same events in their newest shape, JSON.parse, the same fold',
      unit: 'µs',
      rounds: taken.map(({ subject, control }) => ({ subject: perLoad(subject), control: perLoad(control) })),
      goal: { of: 'ratio', atMost: 1.25 },
      gate: `${streams} aggregates give the same state both ways; each load counted gave the expected situation`,
    },
  ];
};

/** The same history in the log, as it would have been written through the years, and as plain rows. */
const store = async (id: string, log: TenantLog, raw: Database, newId: () => string): Promise<void> => {
  const history = historyOf(id);
  await Promise.all(
    history.map((event, index) =>
      log.append({ ...commitOf(id, index, newId()), events: [asOnceStored(event, index)] }),
    ),
  );
  const insert = raw.prepare('INSERT INTO raw VALUES (?, ?, ?)');
  raw.transaction(() => history.forEach((event, index) => insert.run(streamOf(id), index + 1, JSON.stringify(event))));
};

const lastNote = `Figures of week ${events - 1}`;
const streamOf = (id: string): string => `${actionPoint.category}-${id}`;

const historyOf = (id: string): ActionPointEvent[] => {
  const { type: _, id: __, ...facts } = raise(id, 6);
  return Array.from({ length: events }, (_, index) =>
    index === 0
      ? { type: 'ActionPointRaised.v1', data: { ...facts, actionPointId: id, owners: [...facts.owners] } }
      : {
          type: 'ActionPointUpdated.v2',
          data: { actionPointId: id, note: `Figures of week ${index}`, agencyId: null, updatedOn: '2020-03-02' },
        },
  );
};

const asOnceStored = (event: ActionPointEvent, index: number): DomainEvent => {
  if (event.type !== 'ActionPointUpdated.v2' || index % 10 !== 0) return event;
  const { agencyId: _, ...data } = event.data;
  return { type: superseded, data };
};

const commitOf = (id: string, index: number, commandId: string) => ({
  stream: streamOf(id),
  version: index + 1,
  commandId,
  commandDigest: '00'.repeat(16),
  at: new Date(Date.UTC(2020, 0, 1, 0, 0, index)).toISOString(),
  actor: 'bench-officer',
  correlation: commandId,
  causation: commandId,
});
