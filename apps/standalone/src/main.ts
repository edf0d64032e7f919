import { explain } from '@csp/platform-nest';
import { readConfiguration } from './configuration.ts';
import { seedDemo } from './demo.ts';
import { createStandalone } from './standalone.ts';
import { welcome } from './welcome.ts';

try {
  const configuration = readConfiguration(process.env);
  const standalone = await createStandalone(configuration);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void standalone.stop().then(() => process.exit(0)));
  const demo = configuration.production ? undefined : await seedDemo(standalone);
  const port = await standalone.listen();
  process.stdout.write(welcome(configuration, port, demo));
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
