import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const childModule = fileURLToPath(new URL('child.mjs', import.meta.url));

/** Starts a server, says its process id, and waits for ever. */
const program = `
  import { freePort, startServer } from ${JSON.stringify(childModule)};
  const port = await freePort();
  const code = \`require('node:net').createServer().listen(\${port}, '127.0.0.1')\`;
  const server = await startServer({ title: 'It', command: process.execPath, args: ['-e', code], port });
  console.log(server.pid);
  setInterval(() => {}, 1_000);
`;

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('a server ends with the process that started it, although that is killed and can see to nothing', async () => {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const server = Number(String(said));
  expect(runs(server)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'close');
  await expect.poll(() => runs(server), { timeout: 5_000 }).toBe(false);
});
