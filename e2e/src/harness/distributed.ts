import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from '@csp/infra-local/product';

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'csp-distributed-'));
const say = (text: string): void => console.log(text);
let seeded: Promise<string> | undefined;

/** Filled once for all products of a suite: half a minute on FerretDB. */
const seed = async (): Promise<string> => {
  if (process.env['MONGO_URL'] || process.env['KAFKA_BROKERS'])
    throw new Error('Each product has a MongoDB and a Kafka of its own here: leave MONGO_URL and KAFKA_BROKERS out.');
  const folder = folderOf();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await (await startProduct({ folder, say })).stop();
  return folder;
};

/** A MongoDB, a Kafka, five services and a gateway, all of its own, on a copy of the demonstration data. */
export const openDistributed = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const folder = folderOf();
  cpSync(await (seeded ??= seed()), folder, { recursive: true });
  const running = await startProduct({ folder, say });
  const close = async (): Promise<void> => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: running.url, close };
};
