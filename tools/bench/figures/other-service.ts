import { setTimeout as wait } from 'node:timers/promises';
import { actionPlanContext } from '@csp/action-plan-service';
import { tenantId, type TenantId, type View } from '@csp/kernel';
import { timeOrderedIds, systemClock } from '@csp/platform-nest';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { act, lives } from '../action-points.ts';
import { gate, type Measurement } from '../measurement.ts';
import { interleave, quantile } from '../rounds.ts';
import { install, within, type OpenContext } from '../servers/contexts.ts';
import { echo } from '../servers/echo.ts';
import type { Size } from '../size.ts';
import { timing, watch } from '../watching.ts';

const feed = subscriptionsContext.views.find(({ name }) => name === 'feed') as View;
const waitSeconds = 30;
/** Between one message and the next, so that neither side finds the other one still busy. */
const pauseMilliseconds = 15;

interface Delays {
  /** From the log's answer until the other service has it in its own database. */
  readonly arrived: number;
  /** Until its view has taken it in. */
  readonly shown: number;
}

/** E4: from a commit in one service until another one's view shows it, by Kafka, beside what the broker alone takes. */
export const otherService = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [2, 1, 8] : [7, 4, 25];
  // A partnership for each round, so that none of them is slowed down by what the others have left.
  const tenants = Array.from({ length: rounds + 1 }, (_, round) => tenantId(`partnership-${round}`));
  const installation = await install(tenants);
  const stored = { at: 0, position: 0 };
  const writer = await installation.open(actionPlanContext, (store) => timing(store, stored));
  const reader = await installation.open(subscriptionsContext);
  const broker = await echo(`bench-${process.pid}`);

  const turns: (() => Promise<Delays>)[] = [];
  for (const tenant of tenants) turns.push(await following(tenant, writer, reader, stored));
  const inTurn = async <T>(work: () => Promise<T>): Promise<T[]> => {
    const all: T[] = [];
    for (let left = each; left > 0; left--) {
      await wait(pauseMilliseconds);
      all.push(await within(waitSeconds, 'It has not arrived', work()));
    }
    return all;
  };
  const control = () => inTurn(() => broker.send('key', 900));
  await interleave(1, 1, () => inTurn(turns.at(-1)!), control);
  const taken: { readonly subject: Delays[][]; readonly control: number[][] }[] = [];
  for (let round = 0; round < rounds; round++)
    taken.push(...(await interleave(1, blocks, () => inTurn(turns[round]!), control)));
  gate(writer.told.length + reader.told.length === 0, [...writer.told, ...reader.told].join('; '));
  await broker.close();
  await writer.close();
  await reader.close();
  await installation.clear();

  const line = (part: string, what: string, share: number, of: keyof Delays): Measurement => ({
    figure: 'E4',
    part,
    what: `from the moment the log says a commit is durable until ${what}, both in this process, on MongoDB and Kafka`,
    control:
      'the broker by itself: a message of 900 bytes sent with all acknowledgements until it is received, by kafkajs',
    unit: 'ms',
    rounds: taken.map(({ subject, control: alone }) => ({
      subject: quantile(
        subject.flat().map((one) => one[of]),
        share,
      ),
      control: quantile(alone.flat(), share),
    })),
    ...(share === 0.99 && of === 'shown' && { goal: { of: 'difference', atMost: 10 } as const }),
    gate: `${rounds * blocks * each} commits, one after the other, each in the other service's view once and as its row`,
  });
  const shown = "the other service's view shows it";
  const arrived = 'it is in the other service’s own database';
  return [
    line('p50', shown, 0.5, 'shown'),
    line('p99', shown, 0.99, 'shown'),
    line('p50, arrived', arrived, 0.5, 'arrived'),
    line('p99, arrived', arrived, 0.99, 'arrived'),
  ];
};

/** Gives one command of a partnership and waits until the reader shows what came of it. */
const following = async (
  tenant: TenantId,
  writer: OpenContext,
  reader: OpenContext,
  stored: { at: number; position: number },
) => {
  const ids = timeOrderedIds(systemClock);
  const steps = lives(() => ids.next());
  const here = writer.here(tenant);
  const log = writer.ports.store('action-plan').of(tenant);
  const shown = await watch(reader, 'subscriptions', feed, { of: tenant });
  let arrivedAt = 0;
  reader.ports.doorbell.listen('action-plan', tenant, () => (arrivedAt = performance.now()));
  return async (): Promise<Delays> => {
    const acted = await act(here, steps.next().value);
    gate(acted.kind === 'accepted' && acted.position === stored.position, `Answered ${JSON.stringify(acted)}.`);
    const { at, position } = stored;
    const [commit] = await log.read(position - 1, 1);
    const shownAt = await shown(commit!);
    return { arrived: arrivedAt - at, shown: shownAt - at };
  };
};
