import ts from 'typescript';

const cache = new Map<string, { readonly text: string; readonly source: ts.SourceFile }>();

/** The syntax tree of a file; parsed once however many checks ask. */
export const parsed = (file: string, text: string): ts.SourceFile => {
  const known = cache.get(file);
  if (known?.text === text) return known.source;
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, kind);
  cache.set(file, { text, source });
  return source;
};

export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

export const lineOf = (source: ts.SourceFile, node: ts.Node): number =>
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

/** What a file imports, re-exports or loads: the names as written. */
export const importsOf = (source: ts.SourceFile): { readonly name: string; readonly line: number }[] => {
  const found: { name: string; line: number }[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteral(node)) found.push({ name: node.text, line: lineOf(source, node) });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
  });
  return found;
};
