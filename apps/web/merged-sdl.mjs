// One schema out of the contexts' SDL, as the gateway merges it: a type that several describe has the fields of all.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Kind, parse, print } from 'graphql';

const base = ['libs/platform/gateway/src/vocabulary.graphql', 'libs/platform/gateway/src/base.graphql'];

/** Paths from the root of the workspace, always in the same order. */
export const sdlFiles = (workspace) => {
  const contexts = readdirSync(resolve(workspace, 'libs')).filter((name) => name !== 'platform' && name !== 'kernel');
  const folders = contexts.map((context) => `libs/${context}/service/src`);
  const found = folders.flatMap((folder) => {
    try {
      const names = readdirSync(resolve(workspace, folder), { recursive: true }).map(String);
      return names.filter((name) => name.endsWith('.graphql')).map((name) => `${folder}/${name}`);
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
  return [...base, ...found.sort()];
};

/** Without federation's directives, which mean nothing to a client. */
export const mergedSdl = (workspace) => {
  const byName = new Map();
  for (const file of sdlFiles(workspace)) {
    for (const definition of parse(readFileSync(resolve(workspace, file), 'utf8'), { noLocation: true }).definitions) {
      const one = asDefinition({ ...definition, directives: [] });
      const known = byName.get(one.name.value);
      byName.set(one.name.value, known ? { ...known, fields: united(known.fields, one.fields) } : one);
    }
  }
  return `${[...byName.values()].map(print).join('\n\n')}\n`;
};

const asDefinition = (node) =>
  node.kind === Kind.OBJECT_TYPE_EXTENSION ? { ...node, kind: Kind.OBJECT_TYPE_DEFINITION } : node;

const united = (some, others) => [
  ...some,
  ...others.filter(({ name }) => !some.some((field) => field.name.value === name.value)),
];
