import { tenantId, type TenantId } from '@csp/kernel';
import { z } from 'zod';

/** The partnerships there are, as a service that keeps them says: the gateway has no store of its own. */
export interface TenantList {
  readonly tenants: () => readonly TenantId[];
  /** Whether they have been heard of at all. */
  known(): boolean;
  stop(): void;
}

const answered = z.object({ tenants: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(10_000) });

const everyMilliseconds = 2_000;

/** Asks again and again; what was heard last holds while the service is away. */
export const followTenants = (
  service: URL,
  { timeoutMilliseconds, record }: { timeoutMilliseconds: number; record: (error: Error) => void },
): TenantList => {
  let tenants: readonly TenantId[] | undefined;
  let silent = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const response = await fetch(new URL('/tenants', service), {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      tenants = answered.parse(await response.json()).tenants.map((name) => tenantId(name));
      silent = false;
    } catch (error) {
      // Once, not every two seconds.
      if (!silent) record(error as Error);
      silent = true;
    }
    if (!stopped) timer = setTimeout(() => void look(), tenants ? everyMilliseconds : everyMilliseconds / 10).unref();
  };
  void look();
  return {
    tenants: () => tenants ?? [],
    known: () => tenants !== undefined,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
