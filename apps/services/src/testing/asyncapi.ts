import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Found } from './topics.ts';

type Parts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const text = readFileSync(new URL('../../../../docs/asyncapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as { readonly channels: Parts; readonly components: Parts };
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'document');

const topicChannels = Object.entries(document.channels).flatMap(([name, { address }]) =>
  String(address).startsWith('csp.') ? [[name, patternOf(String(address))] as const] : [],
);

function patternOf(address: string): RegExp {
  return new RegExp(`^${address.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[A-Za-z0-9-]+')}$`);
}

/** The channel of the document that a topic is, without its installation's prefix: exactly one. Throws otherwise. */
export const channelOf = (topic: string): string => {
  const address = topic.replace(/^[^.]+/, 'csp');
  const found = topicChannels.filter(([, pattern]) => pattern.test(address));
  if (found.length !== 1) throw new Error(`${topic} is ${found.length} channels of the document.`);
  return found[0]![0];
};

/** The events of contracts that the document knows. */
export const documentedEvents = (): string[] =>
  Object.keys(document.components['schemas']!).filter((name) => /^[A-Z]\w*\.v\d+$/.test(name));

const schemaOf = (pointer: string) =>
  ajv.getSchema(`document#${pointer}`) ?? ajv.compile({ $ref: `document#${pointer}` });

/** What a message has that the document doesn't say, or the other way round; nothing where it fits. */
export const misfitsOf = (topic: string, { headers, body }: Found): unknown[] => {
  const message = `/components/messages/${channelOf(topic)}`;
  const faults: unknown[] = [];
  for (const [part, value] of [
    ['headers', headers],
    ['payload', JSON.parse(body) as unknown],
  ] as const) {
    const fits = schemaOf(`${message}/${part}`);
    if (!fits(value)) faults.push(...(fits.errors ?? []));
  }
  const name = String((document.components['messages']![channelOf(topic)] as Parts)['headers']!['$ref'])
    .split('/')
    .at(-1)!;
  const { properties } = document.components['schemas']![name] as { readonly properties: object };
  faults.push(...Object.keys(headers).filter((header) => !(header in properties)));
  return faults;
};
