import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../harness/accounts.ts';
import type { GraphClient } from '../harness/client.ts';
import { csp, cspOutput } from '../harness/command.ts';
import { commitsIn, positionsIn } from '../harness/positions.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { startProgram } from '../harness/program.ts';
import { emptyFolder, type Folder } from '../harness/seeded.ts';
import { clientFor } from '../harness/users.ts';

describe.runIf(ours)('copies by csp, while the product runs', () => {
  let product: Product;
  let officer: GraphClient;
  let copies: Folder;
  const folders: Folder[] = [];
  const folder = (): Folder => {
    const made = emptyFolder();
    folders.push(made);
    return made;
  };
  const acknowledged: string[] = [];
  let before: readonly string[] = [];
  beforeAll(async () => {
    product = await openProduct();
    officer = await product.user('support officer');
    copies = folder();
    const [agency] = (
      await officer.read<{ partnership: { agencies: { id: string }[] } }>('{ partnership { agencies { id } } }')
    ).partnership.agencies;
    let writing = true;
    const write = async (own: number): Promise<void> => {
      for (let number = 0; writing; number++) {
        const point = await officer.act<{ id: string }>(
          'raiseActionPoint',
          { reference: `B${own}-${number}`, text: 'Backed up', owners: [{ agencyId: agency!.id, role: 'Officer' }] },
          'id',
        );
        acknowledged.push(point.id);
      }
    };
    const traffic = Promise.all([0, 1, 2].map(write));
    while (acknowledged.length < 6) await new Promise((settle) => setTimeout(settle, 20));
    before = [...acknowledged];
    expect(await cspOutput(product.dataDir, ['backup', copies.path])).toMatch(/7 partnerships/);
    writing = false;
    await traffic;
  });
  afterAll(async () => {
    await product.close();
    for (const one of folders) one.remove();
  });

  it('lists the partnerships beside the running product', async () => {
    expect((await cspOutput(product.dataDir, ['tenants'])).trim().split('\n')).toEqual([
      'cambridge-city',
      'county',
      'east-cambs',
      'fenland',
      'huntingdonshire',
      'peterborough',
      'south-cambs',
    ]);
  });

  it('make a whole product elsewhere, with all that was acknowledged before, its accounts and its public pages', async () => {
    const elsewhere = folder();
    await cspOutput(elsewhere.path, ['restore', copies.path]);
    const stored = JSON.stringify(
      commitsIn(elsewhere.path, 'cambridge-city', 'action-plan').map(({ stream }) => stream),
    );
    expect(before.filter((id) => !stored.includes(id))).toEqual([]);
    for (const [log, last] of Object.entries(positionsIn(elsewhere.path)))
      expect(last).toBeLessThanOrEqual(product.positions()[log]!);
    const restored = await startProgram({ dataDir: elsewhere.path });
    try {
      const there = await clientFor(restored.url, accountOf('support officer'), 'cambridge-city');
      const { actionPoint } = await there.read<{ actionPoint: { text: string } }>(
        'query($id: ID!) { actionPoint(id: $id) { text } }',
        { id: before[0] },
      );
      expect(actionPoint.text).toBe('Backed up');
      const page = (site: string) => fetch(`${site}/public/cambridge-city`).then((answer) => answer.text());
      expect(await page(restored.url)).toBe(await page(product.url));
      expect((await fetch(`${restored.url}/readyz`)).status).toBe(200);
    } finally {
      await restored.stop();
    }
  });

  const refusedWith = async (dataDir: string, words: readonly string[], input = ''): Promise<string> => {
    const { code, error } = await csp(dataDir, words, { input });
    expect(code).toBe(1);
    expect(error).not.toMatch(/^\s+at /m);
    return error;
  };

  it('are not put over what is there', async () => {
    const elsewhere = folder();
    await cspOutput(elsewhere.path, ['restore', copies.path]);
    const positions = positionsIn(elsewhere.path);
    expect(await refusedWith(elsewhere.path, ['restore', copies.path])).toMatch(/^RestoreRefused: .*there already/m);
    expect(positionsIn(elsewhere.path)).toEqual(positions);
  });

  it('are not restored while the product runs', async () => {
    expect(await refusedWith(product.dataDir, ['restore', copies.path])).toMatch(/^DataDirectoryInUse: /m);
  });

  it('are not put into another partnership’s place, nor when damaged, nor when they are none: nothing is left behind', async () => {
    const [wrong, damaged, none] = [folder(), folder(), folder()];
    copyFileSync(join(copies.path, 'fenland.db'), join(wrong.path, 'cambridge-city.db'));
    copyFileSync(join(copies.path, 'fenland.db'), join(damaged.path, 'fenland.db'));
    appendFileSync(join(damaged.path, 'fenland.db'), 'x'.repeat(4_096));
    writeFileSync(join(damaged.path, 'fenland.db'), 'damaged '.repeat(2_000));
    writeFileSync(join(none.path, 'fenland.db'), '');
    for (const [from, says] of [
      [wrong, /of fenland, not of cambridge-city/],
      [damaged, /not a copy|damaged/],
      [none, /not a copy|damaged/],
    ] as const) {
      const elsewhere = folder();
      expect(await refusedWith(elsewhere.path, ['restore', from.path])).toMatch(says);
      const tenants = join(elsewhere.path, 'tenants');
      expect(existsSync(tenants) ? readdirSync(tenants).filter((name) => !name.startsWith('.')) : []).toEqual([]);
    }
  });

  it('ask for a password, and say so when nobody is there to give one', async () => {
    const words = ['account', 'somebody', 'Officer', 'support-officer', 'cambridge-city'];
    expect(await refusedWith(product.dataDir, words)).toMatch(/password/i);
    expect(await refusedWith(product.dataDir, words, 'short\n')).toMatch(/password/i);
  });

  it('say which word is missing, and what there is when none is given', async () => {
    expect(await refusedWith(product.dataDir, ['backup'])).toMatch(/^CommandUnusable: folder is missing/m);
    const nowhere = folder();
    expect(await refusedWith(nowhere.path, ['restore'])).toMatch(/^CommandUnusable: folder is missing/m);
    mkdirSync(join(nowhere.path, 'empty'));
    expect(await refusedWith(nowhere.path, ['restore', join(nowhere.path, 'empty')])).toMatch(
      /^CommandUnusable: .*holds no copies/m,
    );
    expect((await csp(product.dataDir, [])).output).toMatch(/backup <folder>/);
    for (const [words, says] of [
      [['account', 'x', 'X', 'emperor', 'cambridge-city'], /role/i],
      [['account', 'x', 'X', 'support-officer', 'Not A Slug'], /tenant|partnership/i],
      [['machine', 'x', 'X', 'no-such-district', 'police'], /no-such-district|partnership/i],
      [['found', 'cambridge-city', 'kingdom', 'X'], /district or county|DataDirectoryInUse/],
      [['backup', join(nowhere.path, 'a', 'b')], /./],
    ] as const) {
      if (words[0] === 'backup') expect(await cspOutput(product.dataDir, words)).toMatch(/7 partnerships/);
      else expect(await refusedWith(product.dataDir, words, 'a long enough password\n')).toMatch(says);
    }
  });
});
