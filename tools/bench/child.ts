import { distributedFigures } from './distributed-figures.ts';
import { figures } from './figures.ts';
import { observeMachine } from './machine.ts';
import { GateFailed, report } from './measurement.ts';

// One figure in a process of its own: `node child.js A1 [--short] [--distributed]`. Lines of JSON, or a sentence on stderr and no number at all.
const [id = '', ...options] = process.argv.slice(2);
const size = { short: options.includes('--short') };
// Ends with its servers and folders cleared away: both hang on `exit`.
process.once('SIGTERM', () => process.exit(143));
try {
  const figure = await (options.includes('--distributed') ? distributedFigures : figures)[id]!();
  const machine = observeMachine();
  const measurements = await figure(size);
  const seen = machine();
  for (const one of measurements) {
    const line = { ...report(one), short: size.short, machine: seen };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  process.exit(0);
} catch (error) {
  const { name, message, stack } = error as Error;
  process.stderr.write(error instanceof GateFailed ? `${id}: ${name}: ${message}\n` : `${id}: ${stack}\n`);
  process.exit(1);
}
