import ts from 'typescript';
import { parsed, walk } from './code.ts';
import { isCode, isData, isSpec, type Check, type Finding } from './workspace.ts';

const fileLines = 250;
/** Declarations, one a line. */
const stylesheetLines = 300;
const functionLines = 50;
/** A component is mostly markup, an attribute a line: as much thought as fifty lines of code. */
const componentLines = 90;
/** A figure being measured or a scene being set for a test is a script, read once from top to bottom. */
const scriptLines = 60;

/** Whole thoughts per file, rules that fit a screen. Specs, data and the SDL are as long as what they hold. */
export const sizes: Check = ({ files }) => {
  const findings: Finding[] = [];
  for (const [file, text] of files) {
    if (!(isCode(file) || file.endsWith('.css')) || isSpec(file) || isData(file)) continue;
    const lines = text.split('\n').length - 1;
    const most = file.endsWith('.css') ? stylesheetLines : fileLines;
    if (lines > most) {
      const remedy = 'Split it by what it is about (a command family, a page), never by kind of code.';
      findings.push({ file, line: most + 1, message: `${lines} lines, more than ${most}. ${remedy}` });
    }
    if (isCode(file)) findings.push(...longFunctions(file, text));
  }
  return findings;
};

/**
 * A closure that returns an object of functions is a class by another name: the functions within are measured by
 * themselves, and what encloses them by the lines that are its own.
 */
const longFunctions = (file: string, text: string): Finding[] => {
  const source = parsed(file, text);
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const linesOf = (node: ts.Node) => line(node.getEnd()) - line(node.getStart(source)) + 1;
  const findings: Finding[] = [];
  walk(source, (node) => {
    if (!isFunction(node)) return;
    const within = nearestFunctions(node).reduce((sum, inner) => sum + linesOf(inner) - 1, 0);
    const lines = linesOf(node) - within;
    const most = mostLines(file);
    if (lines <= most) return;
    const message = `A function of ${lines} lines, more than ${most}. Give a part of it a name of its own.`;
    findings.push({ file, line: line(node.getStart(source)), message });
  });
  return findings;
};

const mostLines = (file: string): number => {
  if (file.endsWith('.tsx')) return componentLines;
  return /^(?:tools\/bench|e2e)\//.test(file) ? scriptLines : functionLines;
};

const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

const nearestFunctions = (node: ts.Node): ts.Node[] => {
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    if (isFunction(child)) found.push(child);
    else found.push(...nearestFunctions(child));
  });
  return found;
};
