import { tenantId } from '@csp/kernel';
import { founding, partnershipsContext } from '@csp/partnerships-service';
import { connectDistributed, readDistributedSettings } from '@csp/platform-distributed';
import { digest, explain, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { createDoorbell, Runtime } from '@csp/platform-runtime';

// `node found.js <slug> district|county "<name>"`: begins a partnership, with usual settings, while the services run: they hear of
// it from Kafka within seconds.

const found = async ([slug = '', kind = '', name = '']: readonly string[]): Promise<string> => {
  if (!slug || !name || (kind !== 'district' && kind !== 'county'))
    return 'node found.js <slug> district|county "<name>"\n';
  const tenant = tenantId(slug);
  const { MONGO_URL, CSP_PREFIX } = readDistributedSettings(process.env);
  const distributed = await connectDistributed(MONGO_URL, { prefix: CSP_PREFIX });
  const ids = timeOrderedIds(systemClock);
  const runtime = new Runtime([partnershipsContext], {
    store: distributed.store,
    views: distributed.views,
    tenants: distributed.tenants,
    clock: systemClock,
    ids,
    timers: systemTimers,
    doorbell: createDoorbell(),
    digest,
    soleWriter: false,
    alarm: (alarm, detail) => process.stderr.write(`${alarm}: ${JSON.stringify(detail)}\n`),
  });
  await distributed.provision(tenant);
  await runtime.admit(tenant);
  const acted = await runtime.act(founding(tenant, { kind, name }, ids.next()));
  await runtime.stop();
  await distributed.close();
  return acted.kind === 'accepted' ? `${name} was founded as ${slug}.\n` : `It was refused: ${acted.code}.\n`;
};

try {
  process.stdout.write(await found(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
