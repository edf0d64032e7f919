import { GraphQLError, Kind, parse, visit, type ASTNode, type StringValueNode } from 'graphql';
import type { Check, Finding } from './workspace.ts';

const described: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
]);

/** The SDL is the manual: each type, field, input field and enum value has a sentence. Arguments are explained by their field's. */
export const graph: Check = ({ files }) =>
  [...files].flatMap(([file, text]) => (file.endsWith('.graphql') ? inSdl(file, text) : []));

const inSdl = (file: string, text: string): Finding[] => {
  const findings: Finding[] = [];
  const see = (node: ASTNode & { description?: StringValueNode | undefined; name: { value: string } }) => {
    const line = node.loc?.startToken.line ?? 1;
    const sentence = node.description?.value.trim() ?? '';
    if (sentence === '') {
      const message = `\`${node.name.value}\` has no description. Say in a sentence what it gives, asks or refuses.`;
      findings.push({ file, line, message });
    } else if (!/[.?!…]$/.test(sentence) || /^[a-z]/.test(sentence)) {
      findings.push({
        file,
        line,
        message: `The description of \`${node.name.value}\` is no sentence: "${sentence}".`,
      });
    }
  };
  try {
    visit(parse(text), {
      enter: (node, _key, _parent, _path, ancestors) => {
        if (!('name' in node) || !node.name) return;
        const inputField =
          node.kind === Kind.INPUT_VALUE_DEFINITION && isInput(ancestors.findLast((a) => !Array.isArray(a)));
        if (inputField || described.has(node.kind)) see(node as Parameters<typeof see>[0]);
      },
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    findings.push({ file, line: error.locations?.[0]?.line ?? 1, message: `No valid SDL: ${error.message}` });
  }
  return findings;
};

const isInput = (parent: unknown): boolean => {
  const kind = (parent as ASTNode | undefined)?.kind;
  return kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || kind === Kind.INPUT_OBJECT_TYPE_EXTENSION;
};
