import type { TenantId } from '@csp/kernel';
import { Runtime, type Acted, type ActRequest, type Context } from '@csp/platform-runtime';
import { echo, echoContext, type EchoRow } from '../examples/echo.ts';
import { tally, tallyContext, type TallyCommand, type TallyRow } from '../examples/tally.ts';
import type { PlatformUnderTest } from '../platform.ts';
import { numberedId, testPorts, type TestPorts } from '../ports.ts';

export const cambridge = 'cambridge-city' as TenantId;

export interface Sending {
  readonly tenant?: TenantId;
  readonly commandId?: string;
  readonly intent?: string;
  readonly expectedVersion?: number;
}

export interface Running {
  readonly runtime: Runtime;
  readonly ports: TestPorts;
  act(command: TallyCommand, sending?: Sending): Promise<Acted>;
  /** Shuts or opens the ear of an echo, so that reactions are refused or accepted. */
  mute(id: string, muted: boolean): Promise<Acted>;
  tallies(tenant?: TenantId): Promise<readonly TallyRow[]>;
  echoes(tenant?: TenantId): Promise<readonly EchoRow[]>;
  /** Settles when policies have had their turn: nothing is asked of the platform, and nothing more is for a while. */
  settled(): Promise<void>;
}

type AnyDecider = ActRequest['decider'];

let sent = 0;

const rowsOf = async <Row>(platform: PlatformUnderTest, context: Context, tenant: TenantId): Promise<readonly Row[]> =>
  platform.views(context.name).of(tenant).rows(context.views[0]!).find() as Promise<readonly Row[]>;

/** What has been asked of a platform and not been answered, however long its answers take. */
interface Underway {
  count: number;
}

/** A port that counts what is asked of it, and of the ports it hands out. */
const counted = <Port extends object>(port: Port, underway: Underway): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, target, given);
        if (!(answer instanceof Promise)) return counted(answer as object, underway);
        underway.count++;
        const answered = () => void underway.count--;
        answer.then(answered, answered);
        return answer;
      };
    },
  });

/** A runtime over a platform, as a process has it that has just begun. */
export const running = async (
  platform: PlatformUnderTest,
  contexts: readonly Context[] = [tallyContext, echoContext()],
  ports: TestPorts = testPorts(platform),
): Promise<Running> => {
  const underway: Underway = { count: 0 };
  const runtime = new Runtime(contexts, {
    ...ports,
    store: (context) => counted(ports.store(context), underway),
    views: (context) => counted(ports.views(context), underway),
  });
  await runtime.start();
  const request = (command: { readonly id: string }, { tenant = cambridge, ...given }: Sending) => {
    const commandId = given.commandId ?? numberedId(++sent, 0xac);
    return {
      tenant,
      id: command.id,
      command,
      commandId,
      intent: JSON.stringify(command),
      actor: 'someone',
      correlation: commandId,
      causation: commandId,
      ...given,
    };
  };
  return {
    runtime,
    ports,
    act: (command, sending = {}) =>
      runtime.act({ context: 'tally', decider: tally as unknown as AnyDecider, ...request(command, sending) }),
    mute: (id, muted) =>
      runtime.act({
        context: 'echo',
        decider: echo as unknown as AnyDecider,
        ...request({ type: 'Mute', id, muted } as { id: string }, {}),
      }),
    tallies: (tenant = cambridge) => rowsOf(platform, tallyContext, tenant),
    echoes: (tenant = cambridge) =>
      rowsOf(
        platform,
        contexts.find(({ name }) => name === 'echo')!,
        tenant,
      ),
    settled: async () => {
      for (let quiet = 0; quiet < 50; quiet++) {
        if (underway.count > 0) quiet = 0;
        await new Promise((next) => setImmediate(next));
      }
    },
  };
};

export const open = (id: string): TallyCommand => ({ type: 'Open', id, subject: id });
export const count = (id: string, amount: number, note = ''): TallyCommand => ({ type: 'Count', id, amount, note });

/** What the echo context's log says was heard, in order. */
export const heardIn = async (platform: PlatformUnderTest, tenant = cambridge): Promise<number[]> =>
  (await platform.store('echo').of(tenant).read(0, 100_000)).flatMap(({ events }) =>
    events.flatMap(({ type, data }) => (type === 'Echoed.v1' ? [(data as { amount: number }).amount] : [])),
  );
