import type { GatewayAsking } from '@csp/platform-gateway';
import { grantsIn, type Principal } from '@csp/platform-runtime';
import type { Executor } from '@graphql-tools/utils';
import { GraphQLError, print, type ExecutionResult } from 'graphql';
import { CloseCode, createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ServiceAddress } from './http-executor.ts';
import { noLongerAllowed, unavailable } from './service-faults.ts';
import type { Voucher } from './voucher.ts';

export interface LiveExecutorOptions extends ServiceAddress {
  readonly voucher: Voucher;
  /** How often it is looked whether the assertion must be renewed: well before it ends. */
  readonly renewalMilliseconds?: number;
}

type Events = AsyncIterableIterator<ExecutionResult>;

const acknowledgementMilliseconds = 5_000;

/**
 * Subscriptions of one service, passed through over graphql-ws: a connection for each. Before every event, and every few seconds
 * without one, it is looked up who asks and what they may do now. Who has lost a role is sent no more; otherwise the service gets
 * a newer assertion by a ping, without which it ends the connection itself.
 */
export const liveExecutor =
  ({ name, address, voucher, renewalMilliseconds = 10_000 }: LiveExecutorOptions): Executor<GatewayAsking> =>
  async ({ document, variables, context }) => {
    const asking = context!;
    const standing = createStanding(asking, voucher);
    const url = new URL(`/t/${asking.tenant}/graphql`, address);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    let socket: WebSocket | undefined;
    const client = createClient({
      url: url.href,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ authorization: `Bearer ${await standing.assertion()}` }),
      connectionAckWaitTimeout: acknowledgementMilliseconds,
      retryAttempts: 0,
      onNonLazyError: () => {},
      on: { connected: (connected) => void (socket = connected as WebSocket) },
    });
    const renewal = setInterval(() => {
      standing.renewed().then(
        (assertion) => assertion && socket?.send(renewalOf(assertion)),
        // Who can't be looked up just now has lost nothing: without a newer assertion the service ends it in its time.
        (error: unknown) => error instanceof GraphQLError && socket?.close(CloseCode.Forbidden, 'Forbidden'),
      );
    }, renewalMilliseconds).unref();
    const events = client.iterate({ query: print(document), variables: { ...variables } }) as Events;
    return passedOn(events, name, standing.check, () => end(client, renewal)) as never;
  };

/** The one form that a service looks for: see `renewed` of the gateway's library. */
const renewalOf = (assertion: string): string =>
  JSON.stringify({ type: 'ping', payload: { authorization: `Bearer ${assertion}` } });

const end = (client: Client, renewal: NodeJS.Timeout): void => {
  clearInterval(renewal);
  void Promise.resolve(client.dispose()).catch(() => undefined);
};

/** What someone may do for as long as a subscription lasts. */
const createStanding = (asking: GatewayAsking, voucher: Voucher) => {
  const { tenant } = asking;
  let principal: Principal = asking.principal;
  let sent = '';
  const check = async (): Promise<void> => {
    const now = (await asking.refresh?.()) ?? principal;
    const kept = new Set(grantsIn(now, tenant).map(({ role, agencyId }) => `${role}/${agencyId}`));
    const lost = grantsIn(principal, tenant).some(({ role, agencyId }) => !kept.has(`${role}/${agencyId}`));
    if (lost || now.id !== principal.id) throw noLongerAllowed();
    principal = now;
  };
  const assertion = async (): Promise<string> => (sent = await voucher.assertion({ principal, tenant }));
  return {
    /** Throws when a role that the subscription may rest on is gone. */
    check,
    assertion,
    /** The one to send now, if it is another than before. Throws as `check` does. */
    renewed: async (): Promise<string | undefined> => {
      await check();
      const before = sent;
      return (await assertion()) === before ? undefined : sent;
    },
  };
};

/** Not a generator: one that waits for an event couldn't be ended by whoever has gone. */
const passedOn = (events: Events, name: string, check: () => Promise<void>, ended: () => void): Events => ({
  next: async () => {
    try {
      const next = await events.next();
      if (next.done) ended();
      else await check();
      return next;
    } catch (error) {
      ended();
      throw faultOf(error, name);
    }
  },
  return: async () => {
    ended();
    return (await events.return?.()) ?? { done: true, value: undefined };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});

/** graphql-ws fails with the errors the service gave, with the event that closed the connection, or with whatever broke it. */
const faultOf = (error: unknown, name: string): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  if (Array.isArray(error)) {
    const [first] = error as readonly { message: string; extensions?: Record<string, unknown> }[];
    if (first) return new GraphQLError(first.message, { extensions: first.extensions ?? {} });
  }
  return (error as { code?: unknown }).code === CloseCode.Forbidden ? noLongerAllowed() : unavailable(name);
};
