import ts from 'typescript';
import { parsed } from '../tidy/code.ts';
import { Unfit } from './words.ts';

/** A change of one source text, found by its syntax, so that layout and comments around it stay. */
export type Edit = (text: string) => string;

const syntax = (text: string) => parsed('draft.ts', text);
const spliced = (text: string, at: number, insert: string, until = at) =>
  text.slice(0, at) + insert + text.slice(until);

const all = (root: ts.Node): ts.Node[] => [root, ...root.getChildren().flatMap(all)];

const one = <T extends ts.Node>(text: string, wanted: string, fits: (node: ts.Node) => node is T): T => {
  const found = all(syntax(text)).find(fits);
  if (!found) throw new Unfit(`Found no ${wanted}.`);
  return found;
};

const declared = (text: string, name: string): ts.Expression => {
  const fits = (node: ts.Node): node is ts.VariableDeclaration =>
    ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer !== undefined;
  return one(text, `\`const ${name}\``, fits).initializer as ts.Expression;
};

export const addImport =
  (line: string): Edit =>
  (text) => {
    const last = syntax(text).statements.filter(ts.isImportDeclaration).at(-1);
    return last ? spliced(text, last.getEnd(), `\n${line}`) : `${line}\n\n${text}`;
  };

/** One more name from a module that is imported already. In front of a type, `type` is written where the import isn't all types. */
export const nameImport =
  (module: string, name: string, kind: 'value' | 'type' = 'value'): Edit =>
  (text) => {
    const fits = (node: ts.Node): node is ts.ImportDeclaration =>
      ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text === module;
    const clause = all(syntax(text)).find(fits)?.importClause;
    const bindings = clause?.namedBindings;
    if (!clause || !bindings || !ts.isNamedImports(bindings)) {
      return addImport(`import ${kind === 'type' ? 'type ' : ''}{ ${name} } from '${module}';`)(text);
    }
    if (bindings.elements.some((element) => element.name.text === name)) return text;
    const allTypes = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (allTypes && kind === 'value') throw new Unfit(`\`${module}\` is imported for its types only.`);
    const prefix = kind === 'type' && !allTypes ? 'type ' : '';
    return spliced(text, bindings.elements.at(-1)?.getEnd() ?? bindings.getStart() + 1, `, ${prefix}${name}`);
  };

export const addLine =
  (line: string): Edit =>
  (text) =>
    `${text.replace(/^export \{\};\n/, '')}${line}\n`;

/** One more alternative of `type Name = … | …`. */
export const addAlternative =
  (typeName: string, alternative: string): Edit =>
  (text) => {
    const fits = (node: ts.Node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === typeName;
    return spliced(text, one(text, `\`type ${typeName}\``, fits).type.getEnd(), `\n  | ${alternative}`);
  };

/** One more literal in `readonly property: 'a' | 'b'` of an interface. */
export const addLiteral =
  (interfaceName: string, property: string, literal: string): Edit =>
  (text) => {
    const fits = (node: ts.Node): node is ts.PropertySignature =>
      ts.isPropertySignature(node) &&
      node.name.getText() === property &&
      ts.isInterfaceDeclaration(node.parent) &&
      node.parent.name.text === interfaceName;
    const { type } = one(text, `\`${property}\` in \`interface ${interfaceName}\``, fits);
    return spliced(text, type?.getEnd() ?? 0, ` | '${literal}'`);
  };

/** A statement in front of a declaration at the top of a file. */
export const addBefore =
  (name: string, statement: string): Edit =>
  (text) => {
    const found = syntax(text).statements.find(
      (node) => ts.isVariableStatement(node) && node.declarationList.declarations[0]?.name.getText() === name,
    );
    if (!found) throw new Unfit(`Found no \`const ${name}\`.`);
    return spliced(text, found.getFullStart(), `\n\n${statement}`);
  };

/** A case of the one switch in a function, in front of its `default`. */
export const addCase =
  (functionName: string, clause: string): Edit =>
  (text) => {
    const within = declared(text, functionName);
    const last = all(within).find(ts.isDefaultClause);
    if (!last) throw new Unfit(`Found no switch with a \`default\` in \`${functionName}\`.`);
    return spliced(text, last.getStart(), `${clause}\n    `);
  };

/** A statement in a function, behind its guard `if (state.status === 'none') …`, or first where there is none. */
export const addGuard =
  (functionName: string, statement: string): Edit =>
  (text) => {
    const block = all(declared(text, functionName)).find(ts.isBlock);
    if (!block) throw new Unfit(`\`${functionName}\` has no block.`);
    const guard = block.statements.findLast(
      (node) => ts.isIfStatement(node) && node.expression.getText().includes("status === 'none'"),
    );
    return spliced(text, guard ? guard.getEnd() : block.getStart() + 1, `\n  ${statement}`);
  };

/** What a function gives back at its end; `return` in a path stands for it. View definitions, `view()({ … })`, are calls. */
const returned = (node: ts.Expression): ts.Expression => {
  if (!ts.isArrowFunction(node)) throw new Unfit('There is a function expected where there is none.');
  if (!ts.isBlock(node.body)) return unwrapped(node.body);
  const last = node.body.statements.findLast(ts.isReturnStatement)?.expression;
  if (!last) throw new Unfit('A function gives nothing back at its end.');
  return unwrapped(last);
};

const member = (text: string, owner: string, path: readonly string[]): ts.Expression => {
  let node = unwrapped(declared(text, owner));
  for (const name of path) {
    if (name === 'return') {
      node = returned(node);
      continue;
    }
    const property: ts.ObjectLiteralElementLike | undefined = ts.isObjectLiteralExpression(node)
      ? node.properties.find((candidate) => candidate.name?.getText() === name)
      : undefined;
    if (!property) throw new Unfit(`Found no \`${[owner, ...path].join('.')}\`.`);
    node = ts.isPropertyAssignment(property) ? unwrapped(property.initializer) : (property.name as ts.Identifier);
  }
  return node;
};

/** What stands at `owner.path`, for those who must know its shape before they change it. */
export const expressionOf = (text: string, owner: string, path: readonly string[] = []): ts.Expression =>
  member(text, owner, path);

const unwrapped = (node: ts.Expression): ts.Expression => {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
    return unwrapped(node.expression);
  }
  const [only, second] = ts.isCallExpression(node) ? node.arguments : [];
  return only && !second && ts.isObjectLiteralExpression(only) ? only : node;
};

/** A property or element at the end of a literal: `owner.path = { …, added }` or `[ …, added ]`. */
export const addTo =
  (owner: string, path: readonly string[], added: string): Edit =>
  (text) => {
    const node = member(text, owner, path);
    const place = [owner, ...path].join('.');
    if (!ts.isObjectLiteralExpression(node) && !ts.isArrayLiteralExpression(node))
      throw new Unfit(`\`${place}\` is no literal.`);
    const entries = ts.isObjectLiteralExpression(node) ? node.properties : node.elements;
    const comma = entries.length > 0 && !entries.hasTrailingComma ? ', ' : '';
    return spliced(text, node.getEnd() - 1, `${comma}${added}`);
  };

/** Another expression in the place of the one that is there. */
export const replaceAt =
  (owner: string, path: readonly string[], change: (now: string) => string): Edit =>
  (text) => {
    const node = member(text, owner, path);
    const shorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
    const now = node.getText();
    return spliced(text, node.getStart(), `${shorthand ? `${now}: ` : ''}${change(now)}`, node.getEnd());
  };

/** A statement in front of the last `return` of a function. */
export const addBeforeReturn =
  (functionName: string, statement: string): Edit =>
  (text) => {
    const node = declared(text, functionName);
    const last =
      ts.isArrowFunction(node) && ts.isBlock(node.body) && node.body.statements.findLast(ts.isReturnStatement);
    if (!last) throw new Unfit(`\`${functionName}\` has no \`return\` at its end.`);
    return spliced(text, last.getStart(), statement);
  };

/** Type aliases `Exclude<State, { status: 'none' }>` leave out one more status: those functions never see it. */
export const excludeStatus =
  (state: string, status: string): Edit =>
  (text) => {
    const literal = new RegExp(`(Exclude<${state}, \\{ status: [^}]*?)( ?\\}>)`, 'g');
    return text.replace(literal, `$1 | '${status}'$2`);
  };

/** `raised` where a spec says `const raised: ActionPointEvent = { … }` first. */
export const firstEventConstant = (text: string, eventTypeName: string): string => {
  const fits = (node: ts.Node): node is ts.VariableDeclaration =>
    ts.isVariableDeclaration(node) && node.type?.getText() === eventTypeName && ts.isIdentifier(node.name);
  return one(text, `\`const …: ${eventTypeName}\` to begin with`, fits).name.getText();
};

/** A field or value at the end of a block of SDL: `extend type Mutation { … }`. */
export const addToSdl =
  (block: string, added: string): Edit =>
  (text) => {
    const begins = new RegExp(`^${block}\\b[^{]*\\{`, 'm').exec(text);
    const ends = begins ? text.indexOf('\n}', begins.index) : -1;
    if (ends < 0) throw new Unfit(`Found no \`${block} { … }\` in the SDL.`);
    return spliced(text, ends + 1, added);
  };
