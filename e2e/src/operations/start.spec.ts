import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cspOutput } from '../harness/command.ts';
import { GraphClient } from '../harness/client.ts';
import { commitsIn, positionsIn } from '../harness/positions.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { freePort, launch, ready, startProgram, type Program } from '../harness/program.ts';
import { emptyFolder, seededCopy, type Folder } from '../harness/seeded.ts';
import { signIn } from '../harness/users.ts';

describe.runIf(ours)('a start that can’t be', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await seededCopy();
  });
  afterAll(() => folder.remove());

  /** What it printed when it ended by itself. */
  const refused = async (
    environment: Readonly<Record<string, string>>,
    dataDir = folder.path,
    port?: number,
  ): Promise<string> => {
    const started = await launch({ dataDir, environment, ...(port && { port }) });
    const late = setTimeout(() => void started.kill(), 20_000);
    const { code, signal } = await started.ended;
    clearTimeout(late);
    expect([code, signal]).toEqual([1, null]);
    return started.output();
  };

  it.each([
    ['PORT', 'abc', 'ConfigurationInvalid', /PORT is not usable/],
    ['PORT', '70000', 'ConfigurationInvalid', /PORT is not usable/],
    ['PORT', '-1', 'ConfigurationInvalid', /PORT is not usable/],
    ['PORT', '80.5', 'ConfigurationInvalid', /PORT is not usable/],
    ['LOG_LEVEL', 'loud', 'ConfigurationInvalid', /LOG_LEVEL is not usable/],
    ['PUBLIC_URL', 'nonsense', 'ConfigurationInvalid', /PUBLIC_URL is not usable/],
    ['PUBLIC_URL', 'http://csp.example.org', 'PublicUrlUnusable', /https/],
    ['PUBLIC_URL', 'https://csp.example.org/path', 'PublicUrlUnusable', /without a path/],
    ['PUBLIC_URL', 'javascript:alert(1)', 'PublicUrlUnusable', /can't be used/],
    ['OIDC_ISSUER', 'http://issuer.example.org', 'ExternalIssuerMisconfigured', /OIDC_ISSUER/],
    ['OIDC_ISSUER', 'https://issuer.example.org', 'ExternalIssuerMisconfigured', /OIDC_CLIENT_ID/],
    ['NODE_ENV', 'production', 'DemoAccountsInProduction', /demonstration account/],
  ])('%s=%s: %s, in a sentence, without a stack', async (name, value, error, says) => {
    const printed = await refused({ [name]: value });
    expect(printed).toMatch(new RegExp(`^${error}: `, 'm'));
    expect(printed).toMatch(says);
    expect(printed).not.toMatch(/^\s+at /m);
  });

  it('a data folder that is a file, or that can’t be made', async () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, 'x');
    for (const dataDir of [file, join(file, 'below'), '/dev/null/data']) {
      const printed = await refused({}, dataDir);
      expect(printed).toMatch(/^[A-Z][A-Za-z]+: .*DATA_DIR/m);
      expect(printed).not.toMatch(/^\s+at /m);
    }
  });

  it('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => taken.once('listening', settle));
    const printed = await refused({}, folder.path, (taken.address() as { port: number }).port);
    expect(printed).toMatch(/^PortInUse: /m);
    taken.close();
  });

  it('a data folder in use; the one who uses it goes on', async () => {
    const first = await startProgram({ dataDir: folder.path });
    expect(await refused({})).toMatch(/^DataDirectoryInUse: /m);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    await first.stop();
  });

  it('a log that is no log: named, and nothing is written over', async () => {
    const broken = emptyFolder();
    mkdirSync(join(broken.path, 'tenants/cambridge-city'), { recursive: true });
    writeFileSync(join(broken.path, 'tenants/cambridge-city/log.db'), 'this is no database at all '.repeat(500));
    const printed = await refused({}, broken.path);
    expect(printed).toMatch(/cambridge-city/);
    broken.remove();
  });
});

describe.runIf(ours)('a start', () => {
  const folders: Folder[] = [];
  const started: Program[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.kill()));
    for (const folder of folders.splice(0)) folder.remove();
  });
  const kept = <T extends Folder>(folder: T): T => {
    folders.push(folder);
    return folder;
  };
  const start = async (dataDir: string, environment: Readonly<Record<string, string>> = {}): Promise<Program> => {
    const running = await startProgram({ dataDir, environment });
    started.push(running);
    return running;
  };

  it('in production on an empty folder has no partnership and no account; the operator makes them', async () => {
    const { path } = kept(emptyFolder());
    const first = await start(path, { NODE_ENV: 'production' });
    expect(positionsIn(path)).toEqual({});
    expect(first.output()).not.toMatch(/password|Seeding/);
    expect((await new GraphClient(first.url, 'cambridge-city').ask('{ __typename }')).status).toBe(404);
    expect((await fetch(`${first.url}/public`)).status).toBe(200);
    await first.stop();
    await cspOutput(path, ['found', 'test-district', 'district', 'A Community Safety Partnership']);
    await cspOutput(
      path,
      ['account', 'officer', 'Support officer', 'support-officer', 'test-district'],
      'a long enough password\n',
    );
    const second = await start(path, { NODE_ENV: 'production' });
    const visitor = await signIn(second.url, 'officer', 'a long enough password');
    const officer = new GraphClient(second.url, 'test-district', {
      cookie: visitor.cookieHeader(),
      origin: second.url,
    });
    expect(await officer.read('{ viewer { roles } partnership { name } }')).toEqual({
      viewer: { roles: ['SUPPORT_OFFICER'] },
      partnership: { name: 'A Community Safety Partnership' },
    });
  });

  it('a second time keeps everything and seeds nothing', async () => {
    const { path } = kept(await seededCopy());
    const before = positionsIn(path);
    const again = await start(path);
    expect(again.output()).not.toMatch(/Seeding/);
    expect(again.output()).toMatch(/Sign in with any of these/);
    await again.stop();
    expect(positionsIn(path)).toEqual(before);
  });

  it('after views were deleted shows the same as before', async () => {
    const { path } = kept(await seededCopy());
    const read = async (site: string) => (await fetch(`${site}/public/cambridge-city`)).text();
    const first = await start(path);
    const before = await read(first.url);
    await first.stop();
    for (const tenant of ['cambridge-city', 'county', 'fenland'])
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(join(path, 'tenants', tenant, `views.db${suffix}`), { force: true });
    const second = await start(path);
    expect(await read(second.url)).toBe(before);
  });

  it('that was killed while seeding is finished by the next, to the same history', async () => {
    const { path } = kept(emptyFolder());
    for (const milliseconds of [900, 2_500]) {
      const cut = await launch({ dataDir: path });
      await wait(milliseconds);
      await cut.kill();
    }
    const whole = await start(path);
    await whole.stop();
    const reference = kept(await seededCopy()).path;
    expect(positionsIn(path)).toEqual(positionsIn(reference));
    const shape = (dataDir: string) =>
      commitsIn(dataDir, 'cambridge-city', 'meetings').map(({ position, stream, version, events }) => ({
        position,
        stream,
        version,
        events,
      }));
    expect(shape(path)).toEqual(shape(reference));
  }, 120_000);

  it('tells the truth about itself: not ready before it is, ready after, alive all along', async () => {
    const { path } = kept(await seededCopy());
    const port = await freePort();
    const early = await launch({ dataDir: path, port });
    started.push(early);
    const seen = new Set<string>();
    const look = async (page: string) => {
      const answer = await fetch(`${early.url}/${page}`).catch(() => undefined);
      seen.add(`${page} ${answer?.status ?? 'none'}`);
      return answer;
    };
    while ((await look('readyz'))?.status !== 200) await look('livez');
    expect(
      [...seen].filter((one) => !['readyz none', 'readyz 503', 'readyz 200', 'livez none', 'livez 200'].includes(one)),
    ).toEqual([]);
    // Whoever is told that it is ready is served.
    expect((await new GraphClient(early.url, 'cambridge-city').ask('{ partnership { slug } }')).data).toEqual({
      partnership: { slug: 'cambridge-city' },
    });
    expect(await (await fetch(`${early.url}/readyz`)).json()).toEqual({ state: 'ready', parked: 0 });
  });
});

describe.runIf(ours)('a stop', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product.close());

  it('by SIGTERM under traffic ends by itself, soon, and loses nothing acknowledged', async () => {
    const officer = await product.user('support officer');
    const { partnership } = await officer.read<{
      partnership: { agencies: { id: string; listedUntil: string | null }[] };
    }>('{ partnership { agencies { id listedUntil } } }');
    const agencyId = partnership.agencies.find(({ listedUntil }) => listedUntil === null)!.id;
    const acknowledged: string[] = [];
    let stopped = false;
    const write = async (own: number): Promise<void> => {
      for (let number = 0; !stopped; number++) {
        const answer = await officer
          .act<{ id: string }>(
            'raiseActionPoint',
            { reference: `S${own}-${number}`, text: 'Stopping', owners: [{ agencyId, role: 'Officer' }] },
            'id',
          )
          .catch(() => undefined);
        if (!answer) return;
        acknowledged.push(answer.id);
      }
    };
    const writing = Promise.all([0, 1, 2, 3].map(write));
    await wait(400);
    const began = Date.now();
    const { code, signal } = await product.stop();
    stopped = true;
    await writing;
    expect([code, signal]).toEqual([0, null]);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(acknowledged.length).toBeGreaterThan(0);
    const stored = JSON.stringify(
      commitsIn(product.dataDir, 'cambridge-city', 'action-plan').map(({ stream }) => stream),
    );
    expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
    await product.restart();
    expect((await officer.ask('{ viewer { signedIn } }')).data).toEqual({ viewer: { signedIn: true } });
  });

  it('prints one JSON object a line and nothing else once it has said where it is', () => {
    const [, after = ''] = product.program.output().split('The data stays.\n');
    for (const line of after.split('\n').filter((text) => text.trim()))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('is waited for by nobody: an open subscription does not hold it up', async () => {
    const { follow } = await import('../harness/live.ts');
    const live = follow(
      await product.user('support officer'),
      'subscription { actionPointEvents(after: "0") { cursor } }',
    );
    await live.first(() => true);
    const began = Date.now();
    expect((await product.stop()).code).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
    await live.ended;
    await product.restart();
    expect(await ready(product.program)).toBeDefined();
  });
});
