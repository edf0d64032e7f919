import ts from 'typescript';
import { lineOf, parsed, walk } from './code.ts';
import type { Check, Finding } from './workspace.ts';

/** Events outlive every release: their names carry a version, and a stored example of each stays readable for ever. */
export const events: Check = ({ files }) => {
  const findings: Finding[] = [];
  const declared = new Set<string>();
  for (const [file, text] of files) {
    const context = /^libs\/([^/]+)\/contract\/src\/.*\.events\.ts$/.exec(file)?.[1];
    if (!context) continue;
    const source = parsed(file, text);
    const seen = new Map<string, number>();
    walk(source, (node) => {
      const name = eventName(node);
      if (name && !seen.has(name.text)) seen.set(name.text, lineOf(source, name.node));
    });
    for (const [type, line] of seen) {
      const golden = `libs/${context}/contract/golden/${type}.json`;
      declared.add(golden);
      if (!/\.v[1-9]\d*$/.test(type)) {
        findings.push({
          file,
          line,
          message: `\`${type}\` has no version. Write \`${type}.v1\`: stored names never change.`,
        });
      } else if (!files.has(golden)) {
        findings.push({
          file,
          line,
          message: `\`${type}\` has no golden file. Add ${golden} with an example of its data.`,
        });
      }
    }
  }
  for (const file of files.keys()) {
    if (!/^libs\/[^/]+\/contract\/golden\//.test(file) || declared.has(file)) continue;
    const message = 'No contract reads this type any more, yet it may be stored. Declare it, or add its upcast.';
    findings.push({ file, line: 1, message });
  }
  return findings;
};

/** A versioned literal, or a name in a table of events (`actionPointEvents`) that should have been one. */
const eventName = (node: ts.Node): { readonly text: string; readonly node: ts.Node } | undefined => {
  if (ts.isStringLiteralLike(node) && /^[A-Z]\w*\.v\d+$/.test(node.text)) return { text: node.text, node };
  if (!ts.isPropertyAssignment(node) || !isTableOfEvents(node.parent)) return undefined;
  const { name } = node;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? { text: name.text, node: name } : undefined;
};

const isTableOfEvents = (table: ts.Node): boolean => {
  let node = table.parent;
  while (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) node = node.parent;
  return ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text.endsWith('Events');
};
