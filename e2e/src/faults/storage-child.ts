// Twenty commands on one tenant's log, each acknowledged on standard output once it is durable. Run by `storage-faults.spec.ts`.
import { writeSync } from 'node:fs';
import { actionPlanContext } from '@csp/action-plan-service';
import { tenantId } from '@csp/kernel';
import { createEmbedded } from '@csp/platform-embedded';
import { asUuid, createDoorbell, Runtime, type ActRequest } from '@csp/platform-runtime';
import { digest, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { actionPoint } from '@csp/action-plan-domain';

const [dataDir = ''] = process.argv.slice(2);
const commands = 20;
const tenant = tenantId('cambridge-city');

const end = (error: unknown): never => {
  const { name, message } = error as Error;
  writeSync(2, `${name}: ${message}\n`);
  process.exit(74);
};

const requestOf = (number: number): ActRequest => {
  const id = asUuid(digest(`point ${number}`));
  const commandId = asUuid(digest(`command ${number}`));
  return {
    context: 'action-plan',
    tenant,
    decider: actionPoint as unknown as ActRequest['decider'],
    id,
    command: {
      type: 'RaiseActionPoint',
      id,
      reference: `02/${number}`,
      text: 'What is to be done',
      owners: [{ agencyId: 'cambs-fire', role: 'Officer' }],
      dueOn: null,
      raisedOn: '2020-02-11',
      meetingId: null,
      paragraph: null,
      restricted: false,
    },
    commandId,
    intent: commandId,
    actor: 'journey',
    correlation: commandId,
    causation: commandId,
  };
};

try {
  const embedded = createEmbedded(dataDir, end);
  embedded.provision(tenant);
  const runtime = new Runtime([{ ...actionPlanContext, policies: [] }], {
    store: embedded.store,
    views: embedded.views,
    tenants: embedded.tenants,
    clock: systemClock,
    ids: timeOrderedIds(systemClock),
    timers: systemTimers,
    doorbell: createDoorbell(),
    digest,
    soleWriter: true,
    alarm: () => {},
  });
  await runtime.start();
  for (let number = 1; number <= commands; number++) {
    const acted = await runtime.act(requestOf(number));
    if (acted.kind === 'refused') throw new Error(acted.code);
    writeSync(1, `${requestOf(number).commandId}\n`);
  }
  await runtime.stop();
  embedded.close();
} catch (error) {
  end(error);
}
