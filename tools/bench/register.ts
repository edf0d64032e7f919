import { compose } from '@csp/platform-gateway';
import type { ContextPorts } from '@csp/platform-runtime';
import { printSchema } from 'graphql';
import { contexts, fillRegister, found } from './partnership.ts';
import { gate } from './measurement.ts';
import { city, openPlatform } from './platform.ts';
import { createClients, type Client } from './servers/product.ts';
import { graphBody, send, type Shot } from './servers/requests.ts';

/** A register as a page asks for it: all scalar fields and the owners. */
const fields = `total nodes { id version reference text status owners { role agency { id name } } dueOn overdue
  meetingId paragraph raisedOn closedOn answer timesCarriedForward }`;

/** Queries for twenty action points: the open ones, or the first of all. */
export const registerQueries = {
  open: `query Register { actionPoints(filter: { open: true }, first: 20) { ${fields} } }`,
  all: `query Register { actionPoints(first: 20) { ${fields} } }`,
} as const;

export const registerShot = (port: number, page: 'open' | 'all', token: string): Shot => ({
  port,
  path: `/t/${city}/graphql`,
  body: graphBody(registerQueries[page]),
  token,
});

export interface Page {
  readonly nodes: readonly { readonly owners: readonly unknown[] }[];
  readonly total: number;
}

export const pageOf = (answer: string): Page =>
  (JSON.parse(answer) as { data: { actionPoints: Page } }).data.actionPoints;

/** The answer of the product, after a look at whether it is a right one. */
export const checkedPage = async (shot: Shot): Promise<string> => {
  const { status, body } = await send(shot);
  gate(status === 200 && !body.includes('"errors"'), `The product answers ${status} ${body.slice(0, 300)}`);
  const { nodes, total } = pageOf(body);
  gate(nodes.length === 20 && total >= 20, `The page has ${nodes.length} of ${total} points.`);
  gate(
    nodes.every(({ owners }) => owners.length > 0) && body.includes('Agency called agency-'),
    'Owners are missing, or their names.',
  );
  return body;
};

/** A data folder with one partnership, its agencies and action points, and a machine client of one of its agencies. */
export const prepareRegister = async (
  dataDir: string,
  register: { readonly open: number; readonly closed: number },
): Promise<Client> => {
  const platform = await openPlatform(dataDir, [city], contexts);
  await found(platform, city);
  await fillRegister(platform, city, register);
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();
  const clients = await createClients(dataDir, {
    'bench-desk': [{ tenant: city, role: 'agency-officer', agencyId: 'agency-01' }],
  });
  return clients[0]!;
};

/** The merged schema as a text, for controls; nothing is asked of its resolvers. */
export const mergedSdl = (): string => {
  const ports = {} as ContextPorts;
  return printSchema(compose(contexts.map((context) => ({ context, ports }))));
};
