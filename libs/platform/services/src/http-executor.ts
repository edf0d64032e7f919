import type { GatewayAsking } from '@csp/platform-gateway';
import type { Executor } from '@graphql-tools/utils';
import { print } from 'graphql';
import { outcomeUnknown, ServiceRefusedGateway, unavailable } from './service-faults.ts';
import type { Voucher } from './voucher.ts';
import { withFaultForEach } from './whole-refusals.ts';

export interface ServiceAddress {
  /** As the context is called: `action-plan`. */
  readonly name: string;
  /** Where the service listens: `http://action-plan:4000`. */
  readonly address: URL;
}

export interface HttpExecutorOptions extends ServiceAddress {
  readonly voucher: Voucher;
  /** How long a service may take to answer. */
  readonly timeoutMilliseconds: number;
}

interface Asked {
  readonly url: string;
  readonly body: string;
  readonly assertion: string;
  /** W3C trace context, where commands are traced. */
  readonly trace?: string | undefined;
  readonly timeoutMilliseconds: number;
}

/** Nobody listened: nothing can have happened. */
const nothingSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const causeOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  return cause?.code ?? cause?.errors?.[0]?.code ?? '';
};

/** Queries and mutations of one service, in the name of whoever asks. Fails with an error that clients may be told. */
export const httpExecutor =
  ({ name, address, voucher, timeoutMilliseconds }: HttpExecutorOptions): Executor<GatewayAsking> =>
  async ({ document, variables, context, operationType }) => {
    const asking = context!;
    const asked: Asked = {
      url: new URL(`/t/${asking.tenant}/graphql`, address).href,
      body: JSON.stringify({ query: print(document), variables }),
      assertion: await voucher.assertion(asking),
      trace: asking.trace,
      timeoutMilliseconds,
    };
    const changes = operationType === 'mutation';
    let response: Response;
    try {
      response = await send(asked, !changes);
    } catch (error) {
      throw changes && !nothingSent.has(causeOf(error)) ? outcomeUnknown() : unavailable(name);
    }
    if (response.status === 401) throw new ServiceRefusedGateway(`${name} takes no assertion of this gateway.`);
    if (response.status >= 502) throw unavailable(name);
    return withFaultForEach(document, await read(response, changes, name)) as never;
  };

const send = async (
  { url, body, assertion, trace, timeoutMilliseconds }: Asked,
  repeatable: boolean,
): Promise<Response> => {
  const post = () =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${assertion}`,
        ...(trace && { traceparent: trace }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  try {
    return await post();
  } catch (error) {
    // A connection kept open from before may have been closed by a service that was started again meanwhile.
    const closed = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(causeOf(error));
    if (!repeatable || !closed) throw error;
    return post();
  }
};

const read = async (response: Response, changes: boolean, name: string): Promise<object> => {
  try {
    return (await response.json()) as object;
  } catch {
    throw changes ? outcomeUnknown() : unavailable(name);
  }
};
