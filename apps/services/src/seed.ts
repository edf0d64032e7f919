import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { onLondonClock } from '@csp/kernel';
import { meetingsContext } from '@csp/meetings-service';
import { partnershipsContext } from '@csp/partnerships-service';
import { connectDistributed, readDistributedSettings } from '@csp/platform-distributed';
import { digest, explain, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { createDoorbell, Runtime } from '@csp/platform-runtime';
import { seed, seedThrough } from '@csp/seed';
import { subscriptionsContext } from '@csp/subscriptions-service';

// `node seed.js`: fills an empty MongoDB with the demonstration, before the services are started for the first time. One process
// runs all contexts then, on a clock that is set to the day of the papers. Run again, it finishes what was cut short.

const contexts = [partnershipsContext, meetingsContext, actionPlanContext, countyContext, subscriptionsContext];

const fill = async (): Promise<void> => {
  const { MONGO_URL, CSP_PREFIX } = readDistributedSettings(process.env);
  const distributed = await connectDistributed(MONGO_URL, { prefix: CSP_PREFIX });
  let standing: number | undefined;
  const clock = { now: () => standing ?? systemClock.now() };
  const runtime = new Runtime(contexts, {
    store: distributed.store,
    views: distributed.views,
    tenants: distributed.tenants,
    clock,
    ids: timeOrderedIds(clock),
    timers: systemTimers,
    doorbell: createDoorbell(),
    digest,
    soleWriter: true,
    alarm: (kind, detail) => process.stderr.write(`${kind}: ${JSON.stringify(detail)}\n`),
  });
  await runtime.start();
  const ports = seedThrough({
    today: onLondonClock(systemClock.now()).date,
    runtime,
    provision: distributed.provision,
    setClock: (instant) => (standing = instant),
    say: (tenant) => process.stdout.write(`${tenant} `),
  });
  await seed(ports);
  await runtime.stop();
  await distributed.close();
};

try {
  await fill();
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
