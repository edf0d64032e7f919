import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A process as docker-compose.yml, the chart or the Dockerfile would start it. */
export interface Started {
  readonly where: string;
  /** gateway, standalone, seed, or a service's name. */
  readonly process: string;
  /** What is set for it; null comes from a Secret. */
  readonly set: Readonly<Record<string, string | null>>;
  /** What its image sets beside that. */
  readonly image: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string>>;
type Reader = (environment: Environment) => unknown;

/** What a process reads its settings by: the product's own code, which throws with the name of what is wrong. */
interface Configuration {
  readonly known: ReadonlySet<string>;
  readonly readers: readonly Reader[];
}

const files = {
  standalone: 'apps/standalone/src/configuration.ts',
  gateway: 'apps/gateway/src/configuration.ts',
  identity: 'libs/platform/identity/src/settings.ts',
  documents: 'libs/platform/site/src/documents.ts',
  service: 'libs/platform/services/src/service-configuration.ts',
  servers: 'libs/platform/distributed/src/service-platform.ts',
  outreach: 'apps/services/src/outreach-settings.ts',
  mail: 'libs/platform/mail/src/mail-settings.ts',
  tracing: 'libs/platform/services/src/tracing.ts',
};

/** Node reads these itself. */
const ofNode = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS'];
/** And OpenTelemetry these. */
const ofOpenTelemetry = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'];

/** What stands in for a Secret's value. */
const placeholders: Environment = {
  MONGO_URL: 'mongodb://somebody:something@mongo:27017',
  SMTP_URL: 'smtp://somebody:something@mail:587',
};
const placeholder = (name: string): string => placeholders[name] ?? 'from a Secret';

/** Of all processes; `services` are the names of those behind the gateway. */
export const configurations = async (root: string, services: readonly string[]) => {
  const reader = async (file: string, name: string) =>
    (await loaded(root, file))[name] as (environment: Environment, services?: readonly string[]) => unknown;
  const external = await reader(files.identity, 'externalFromEnvironment');
  const standalone = await reader(files.standalone, 'readConfiguration');
  const gateway = await reader(files.gateway, 'readConfiguration');
  const service = await reader(files.service, 'readServiceConfiguration');
  const servers = await reader(files.servers, 'readDistributedSettings');
  const knownIn = (...names: readonly string[]) =>
    new Set([
      ...ofNode,
      ...(names.includes(files.tracing) ? ofOpenTelemetry : []),
      ...names.flatMap((one) => settingsIn(root, one)),
    ]);
  const outreach = await reader(files.outreach, 'readOutreachSettings');
  const addresses = services.map((name) => `${name.toUpperCase().replaceAll('-', '_')}_URL`);
  const ofService: Configuration = {
    known: knownIn(files.service, files.servers, files.tracing),
    readers: [service, servers],
  };
  return new Map<string, Configuration>([
    ['standalone', { known: knownIn(files.standalone, files.identity), readers: [standalone, external] }],
    [
      'gateway',
      {
        known: new Set([...knownIn(files.gateway, files.identity, files.documents, files.tracing), ...addresses]),
        readers: [(environment) => gateway(environment, services), external],
      },
    ],
    ['seed', { known: knownIn(files.servers), readers: [servers] }],
    ...services.map((name) => [name, ofService] as const),
    [
      'outreach',
      {
        known: new Set([...ofService.known, ...knownIn(files.outreach, files.mail)]),
        readers: [...ofService.readers, outreach],
      },
    ],
  ]);
};

/** A module of the product, bundled as its programs are: no loader of sources takes its decorators and its SDL. */
const loaded = async (root: string, file: string): Promise<Record<string, unknown>> => {
  const outfile = resolve(root, 'dist/containers', `${file.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [resolve(root, file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    loader: { '.graphql': 'text', '.typ': 'text' },
    plugins: [
      {
        name: 'packages-stay-packages',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@csp/') ? undefined : { path, external: true },
          ),
      },
    ],
  });
  return (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
};

/** The names of settings in a file that reads them: `PORT: …`, or `environment['OIDC_ISSUER']`. */
const settingsIn = (root: string, file: string): readonly string[] => {
  const path = resolve(root, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const names = [...text.matchAll(/^ {2,4}([A-Z][A-Z0-9_]+): |environment\['([A-Z][A-Z0-9_]+)'\]/gm)];
  if (names.length === 0) throw new Error(`${file} reads no settings: where are they read now?`);
  return names.map(([, property, key]) => (property ?? key)!);
};

/** Why a process could not be started so, or what it is told in vain; nothing when all is well. */
export const faultsOf = (
  { process, set, image }: Started,
  all: ReadonlyMap<string, Configuration>,
): readonly string[] => {
  const configuration = all.get(process);
  if (!configuration) return [`there is no process ${process}`];
  const given = Object.entries(set).map(([name, value]) => [name, value ?? placeholder(name)] as const);
  const environment = { ...image, ...Object.fromEntries(given) };
  const unknown = Object.keys(set).filter((name) => !configuration.known.has(name));
  return [...unknown.map((name) => `${name} is no setting of it`), ...refusals(configuration, environment)];
};

const refusals = ({ readers }: Configuration, environment: Environment): readonly string[] =>
  readers.flatMap((read) => {
    try {
      read(environment);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
