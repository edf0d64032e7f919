import { explain } from '@csp/platform-nest';
import { servicesIn } from '@csp/platform-services';
import supergraph from 'virtual:supergraph';
import { readConfiguration } from './configuration.ts';
import { createGateway } from './gateway.ts';

try {
  const gateway = await createGateway(readConfiguration(process.env, servicesIn(supergraph)), supergraph);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void gateway.stop().then(() => process.exit(0)));
  await gateway.listen();
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
