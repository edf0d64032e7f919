import ts from 'typescript';
import { lineOf, parsed } from './code.ts';
import { isCode, type Check, type Finding } from './workspace.ts';

/** A project has one door, `src/index.ts`, and it names what is behind it. */
export const doors: Check = ({ files, projects }) => {
  const allowed = new Set(projects.map(({ folder }) => `${folder}/src/index.ts`));
  const findings: Finding[] = [];
  for (const [file, text] of files) {
    if (!isCode(file)) continue;
    const source = parsed(file, text);
    for (const statement of source.statements) {
      if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier || statement.exportClause) continue;
      const message = 'Exports everything of another file. Name what is exported, so that the door can be read.';
      findings.push({ file, line: lineOf(source, statement), message });
    }
    const onlyPassesOn = source.statements.length > 0 && source.statements.every(isReexport);
    if (onlyPassesOn && !allowed.has(file)) {
      const message =
        "Only passes on other files. Import from those directly; a project's one door is its src/index.ts.";
      findings.push({ file, line: 1, message });
    }
    if (/(?:^|\/)index\.tsx?$/.test(file) && !allowed.has(file)) {
      const message = "Named index, but no project's door. Name it after what it holds.";
      findings.push({ file, line: 1, message });
    }
  }
  return findings;
};

const isReexport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
