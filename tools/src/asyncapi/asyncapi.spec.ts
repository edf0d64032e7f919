import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { asyncapi } from '../tidy/asyncapi.ts';
import { workspaceAt, workspaceOf } from '../tidy/workspace.ts';
import { publishing } from './contexts.ts';
import { asyncapiDocument, documentFile } from './document.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const { files } = workspaceAt(root);
type Parts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const document = asyncapiDocument(files) as { readonly channels: Parts; readonly components: Parts };

const specification = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8'),
) as object;
const valid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(specification);

describe('the document', () => {
  it('is AsyncAPI 3.0', () => {
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
  });
  it('would not be with a channel of another shape', () => {
    expect(valid({ ...document, channels: { meetings: { address: 1 } } })).toBe(false);
  });
  it('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(20);
    for (const path of references) {
      const target = path.split('/').reduce<unknown>((at, key) => (at as Parts | undefined)?.[key], document);
      expect(target, path).toBeDefined();
    }
  });
  it('has each published event of each contract, and no other', () => {
    const found = Object.keys(document.components['schemas']!).filter((name) => /^[A-Z]\w*\.v\d+$/.test(name));
    expect(found.sort()).toEqual(publishing.flatMap(({ published }) => published).sort());
  });
  it('has a topic of each context whose contract says what it publishes', () => {
    const contracts = [...files.keys()].flatMap(
      (file) => /^libs\/([^/]+)\/contract\/src\/contract\.ts$/.exec(file)?.[1] ?? [],
    );
    expect(contracts.length).toBeGreaterThan(2);
    expect(publishing.map(({ name }) => name).sort(), 'name it in tools/src/asyncapi/contexts.ts').toEqual(
      contracts.sort(),
    );
  });
  it('has a channel for each subscription of the graph', () => {
    const names = Object.keys(document.channels).filter((name) => name.startsWith('subscription.'));
    expect(names).toEqual(
      ['actionPointEvents', 'countyOverviewChanged', 'meetingChanged', 'today'].map((name) => `subscription.${name}`),
    );
  });
  it('finds a subscription that is new', () => {
    const sdl = 'extend type Subscription {\n  "Said when it is said."\n  said: String!\n}\n';
    const { channels } = asyncapiDocument(new Map([['libs/a/service/src/a.graphql', sdl]])) as { channels: Parts };
    expect(channels['subscription.said']).toMatchObject({ description: 'Said when it is said.' });
  });
});

describe('tidy', () => {
  const changed = (text: string | undefined) => {
    const others = new Map([...files].filter(([file]) => file !== documentFile));
    if (text !== undefined) others.set(documentFile, text);
    return asyncapi(workspaceOf(others)).map(({ file, line, message }) => ({ file, line, message }));
  };
  const text = JSON.stringify(document, null, 2);
  it('is content with what the contracts say', () => expect(changed(text)).toEqual([]));
  it('finds that the document is missing', () =>
    expect(changed(undefined)).toEqual([expect.objectContaining({ message: expect.stringContaining('missing') })]));
  it('finds that it is no JSON', () =>
    expect(changed('{')).toEqual([expect.objectContaining({ message: expect.stringContaining('no JSON') })]));
  it('says which channel differs, and how to write it anew', () => {
    const other = text.replace('csp.meetings.v1', 'csp.meetings.v2');
    expect(changed(other)).toEqual([
      { file: documentFile, line: expect.any(Number), message: expect.stringMatching(/in meetings\..*asyncapi/) },
    ]);
  });
});
