// `npm run test:distributed`: the specs that need servers (`*.distributed.spec.ts`), against a MongoDB that is brought up here,
// or the one named in MONGO_URL. Installs and builds where needed. Ends with one plain line, as `npm test` does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, forgetResults } from './verdict.mjs';
import { install, nx, say } from './workspace.mjs';

await install();
// Only now: it is found by its package's name, which there is none of before.
const { mongodb } = await import('@csp/infra-local');
forgetResults('test-distributed');
const folder = mkdtempSync(join(tmpdir(), 'csp-mongodb-'));
const failed = [];
try {
  say(process.env.MONGO_URL ? '── The MongoDB named in MONGO_URL' : '── A MongoDB for this machine');
  const server = await mongodb({ folder, say });
  process.env.MONGO_URL = server.url;
  // For specs that stop a server and start it again: never the one named by somebody else.
  if (server.program) process.env.MONGO_PROGRAM = server.program;
  say('── Specs that need servers');
  await nx('run-many', '-t', 'test-distributed', '--parallel=1', '--output-style=stream');
  await server.stop();
} catch (error) {
  say(error.message);
  failed.push('bringing up the servers');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
conclude('test-distributed', failed);
