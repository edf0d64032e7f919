import './patience.ts';
import { accounts, accountOf } from './accounts.ts';
import { GraphClient } from './client.ts';
import { openDistributed } from './distributed.ts';
import { positionsIn, type Positions } from './positions.ts';
import {
  gatewayProgram,
  ready,
  launch,
  startProgram,
  type Ended,
  type Program,
  type ProgramOptions,
} from './program.ts';
import { seededCopy, type Folder } from './seeded.ts';
import { startServices, type Services } from './services.ts';
import { clientFor, type Account, type Kind } from './users.ts';

/** Where a product runs that was not started here: `CSP_URL=https://csp.example.org`. */
const elsewhere = process.env['CSP_URL'];
/** Whether each product is to be processes of its own on MongoDB and Kafka: `CSP_PRODUCT=distributed`, for a longer look. */
const distributed = process.env['CSP_PRODUCT'] === 'distributed';
/** Whether the product is a process of ours: it can be killed, and its files be read. */
export const ours = elsewhere === undefined && !distributed;
/** Whether each that is opened has data of its own, the same at the beginning. */
export const alone = elsewhere === undefined;

interface Behind extends Pick<ProgramOptions, 'file' | 'environment'> {
  readonly services: Services;
}

/** Whether every suite is to be put to the product as services: `CSP_PRODUCT=services`. */
const asServices = process.env['CSP_PRODUCT'] === 'services';

/** A running product with demonstration data. Outside a process of ours only what goes over the network can be asked. */
export class Product {
  private readonly clients = new Map<string, Promise<GraphClient>>();

  constructor(
    readonly url: string,
    private running: Program | undefined,
    private readonly folder: Folder | undefined,
    /** What stands behind it when it is only the gateway. */
    private readonly behind: Behind | undefined = undefined,
    private readonly end: () => Promise<void> = async () => {},
  ) {}

  /** Whether processes can be killed and files be read here. */
  get ours(): boolean {
    return this.running !== undefined;
  }

  get program(): Program {
    if (!this.running) throw new Error('This product was not started here.');
    return this.running;
  }

  get dataDir(): string {
    return this.program.dataDir;
  }

  /** One signed-in client for each kind of user; they sign in once. */
  user(
    kind: Kind,
    tenant = kind === 'officer of another district'
      ? 'fenland'
      : kind === 'county officer'
        ? 'county'
        : 'cambridge-city',
  ): Promise<GraphClient> {
    return kind === 'anonymous'
      ? Promise.resolve(new GraphClient(this.url, tenant))
      : this.as(accountOf(kind)).then((client) => client.in(tenant));
  }

  /** A client for an account, in the first tenant it has a role in. */
  as(account: Account): Promise<GraphClient> {
    const name = account.kind === 'machine' ? account.clientId : account.login;
    let client = this.clients.get(name);
    if (!client) this.clients.set(name, (client = clientFor(this.url, account, account.grants[0]!.tenant)));
    return client;
  }

  /** How far every log is; the same before and after means that nothing was written. Elsewhere nobody can look: nothing. */
  positions(): Positions {
    return this.running ? positionsIn(this.dataDir) : {};
  }

  /** The same, once what follows from the last command by itself has been written too. */
  async settledPositions(): Promise<Positions> {
    let before = '';
    for (let now = JSON.stringify(this.positions()); now !== before; now = JSON.stringify(this.positions())) {
      before = now;
      await new Promise((settle) => setTimeout(settle, 60));
    }
    return this.positions();
  }

  stop(): Promise<Ended> {
    return this.program.stop();
  }

  kill(): Promise<Ended> {
    return this.program.kill();
  }

  /** On the same data and at the same address. Sessions and tokens stay good. */
  async restart(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const { dataDir, port } = this.program;
    const { file, environment: standing } = this.behind ?? {};
    const options = { dataDir, port, environment: { ...standing, ...environment }, ...(file && { file }) };
    this.running = await ready(await launch(options));
  }

  async close(): Promise<void> {
    if (!this.running) return this.end();
    await this.running.stop();
    await this.behind?.services.stop();
    this.folder?.remove();
  }
}

/** A product of this suite's own, on a fresh copy of the demonstration data; or the one that `CSP_URL` names. */
export const openProduct = async (environment: Readonly<Record<string, string>> = {}): Promise<Product> => {
  if (elsewhere) return new Product(elsewhere.replace(/\/$/, ''), undefined, undefined);
  if (distributed) {
    const { url, close } = await openDistributed();
    return new Product(url, undefined, undefined, undefined, close);
  }
  if (asServices) return (await openServices(environment)).product;
  const folder = await seededCopy();
  try {
    const running = await startProgram({ dataDir: folder.path, environment });
    return new Product(running.url, running, folder);
  } catch (error) {
    folder.remove();
    throw error;
  }
};

/** The same product as a gateway in front of a service for each context, on a fresh copy of the demonstration data. */
export const openServices = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<{ product: Product; services: Services }> => {
  const folder = await seededCopy();
  const services = await startServices(folder.path);
  const behind = { services, file: gatewayProgram, environment: services.environment };
  const given = { ...services.environment, ...environment };
  const running = await startProgram({ dataDir: folder.path, file: gatewayProgram, environment: given });
  return { product: new Product(running.url, running, folder, behind), services };
};

export { accounts };
