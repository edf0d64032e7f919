import { createInterface } from 'node:readline';
import { insist } from './faults.ts';
import { begun, commitOf, tenants, world } from './messages.ts';

// A process of both services, to be stopped and woken from outside: `node --import tsx process.ts <prefix>`. Writes, publishes and
// reads until its standard input ends; then says what it did as JSON. Says `leads` when it publishes and something has arrived.

const here = world({ prefix: process.argv[2]! });
const [writer, reader] = [await here.writer(), await here.reader()];
await begun(writer, reader);

let over = false;
createInterface({ input: process.stdin }).on('close', () => (over = true));
const acknowledged: string[] = [];
let said = false;
for (let number = 1; !over; number++) {
  for (const tenant of tenants) {
    const commit = commitOf(number);
    await insist(writer, tenant, commit);
    acknowledged.push(commit.commandId);
  }
  if (!said && writer.relay.leads && reader.incidents.of('taken-in') > 10) {
    said = true;
    process.stdout.write('leads\n');
  }
}
const leads = writer.relay.leads;
await Promise.all([writer.close(), reader.close()]);
process.stdout.write(
  `${JSON.stringify({ acknowledged, leads, writer: writer.incidents.all(), reader: reader.incidents.all() })}\n`,
);
process.exit(0);
