import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceNames } from '@csp/infra-local/product';
import { configurations, faultsOf, type Started } from './environments.ts';

// Holds what infra/checks/environments prints, on standard input, against the processes' own configuration. A line for each fault, and
// as the last one how many processes there were and how many of them had any, as JSON.

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const all = await configurations(root, serviceNames);
const processes = JSON.parse(readFileSync(0, 'utf8')) as readonly Started[];
let failed = 0;
for (const process of processes) {
  const faults = faultsOf(process, all);
  if (faults.length > 0) failed += 1;
  for (const fault of faults) console.log(`${process.where}: ${fault}`);
}
console.log(JSON.stringify({ passed: processes.length - failed, failed }));
