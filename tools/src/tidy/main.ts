import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncapi } from './asyncapi.ts';
import { doors } from './doors.ts';
import { events } from './events.ts';
import { formats } from './formats.ts';
import { graph } from './graph.ts';
import { licences } from './licences.ts';
import { names } from './names.ts';
import { projects } from './projects.ts';
import { sizes } from './sizes.ts';
import { texts } from './texts.ts';
import { workspaceAt } from './workspace.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const workspace = workspaceAt(root);

/** Only a private registry tells something about a machine; the public one is known to all. */
const registry = process.env['npm_config_registry'];
const host =
  registry && !/registry\.npmjs\.org|localhost|127\.0\.0\.1/.test(registry) ? new URL(registry).host : undefined;

const lock = JSON.parse(workspace.files.get('package-lock.json') ?? '{"packages":{}}') as {
  packages: Parameters<typeof licences>[0];
};
const installed = (path: string): unknown => {
  try {
    return (JSON.parse(readFileSync(resolve(root, path, 'package.json'), 'utf8')) as { license?: unknown }).license;
  } catch {
    return undefined;
  }
};

const checks = [sizes, doors, names, texts({ root, registry: host }), graph, events, asyncapi, projects];
const findings = [
  ...checks.flatMap((check) => check(workspace)),
  ...licences(lock.packages, installed),
  ...(await formats(root, workspace)),
].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));

for (const { file, line, message } of findings) console.log(`${file}:${line}  ${message}`);
const summary = findings.length === 0 ? 'Tidy' : `${findings.length} to put right`;
console.log(`${summary}: ${workspace.files.size} files, ${workspace.projects.length} projects.`);
process.exitCode = findings.length === 0 ? 0 : 1;
