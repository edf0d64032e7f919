import { createHash, randomUUID } from 'node:crypto';
import { tenantId } from '@csp/kernel';
import { echoContext, tally, tallyContext, type TallyCommand } from '@csp/platform-conformance';
import { createEmbedded, type Embedded } from '@csp/platform-embedded';
import { createDoorbell, Runtime, type Acted, type ActRequest } from '@csp/platform-runtime';

export const tenant = tenantId('cambridge-city');

/** One of the commands that a clerk is given: counted from 1, and known by its number ever after. */
export interface Order {
  readonly number: number;
  readonly command: TallyCommand;
}

/** The store and the runtime over it as the product has them, with two small contexts, one reacting to the other. */
export interface Desk {
  readonly embedded: Embedded;
  act(order: Order): Promise<Acted>;
  /** Settles when every count has had its echo, or throws when none comes any more. */
  echoed(): Promise<void>;
  stop(): Promise<void>;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

export const commandIdOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const numberOf = (commandId: string): number => Number.parseInt(commandId.slice(24), 16);

export const openDesk = async (dataDir: string, onFault: (error: Error) => void): Promise<Desk> => {
  const embedded = createEmbedded(dataDir, onFault);
  embedded.provision(tenant);
  const runtime = new Runtime([tallyContext, echoContext()], {
    store: embedded.store,
    views: embedded.views,
    tenants: embedded.tenants,
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
    timers: {
      after: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    doorbell: createDoorbell(),
    digest,
    alarm: (kind, detail) => void process.stderr.write(`alarm ${kind} ${JSON.stringify(detail)}\n`),
    soleWriter: true,
  });
  await runtime.start();
  return {
    embedded,
    act: ({ number, command }) => {
      const commandId = commandIdOf(number);
      return runtime.act({
        context: 'tally',
        tenant,
        decider: tally as unknown as ActRequest['decider'],
        id: command.id,
        command,
        commandId,
        intent: JSON.stringify(command),
        actor: 'clerk',
        correlation: commandId,
        causation: commandId,
      });
    },
    echoed: () => echoed(embedded),
    stop: async () => {
      await runtime.stop();
      embedded.close();
    },
  };
};

const patienceMilliseconds = 20_000;

const echoed = async (embedded: Embedded): Promise<void> => {
  const counts = async (context: string, type: string) =>
    (await embedded.store(context).of(tenant).read(0, 1_000_000)).flatMap(({ events }) =>
      events.filter((event) => event.type === type),
    ).length;
  for (const began = Date.now(); (await counts('echo', 'Echoed.v1')) < (await counts('tally', 'Counted.v1'));) {
    if (Date.now() - began > patienceMilliseconds) throw new Error('Counts are without an echo.');
    await new Promise((later) => setTimeout(later, 5));
  }
};
