import { createHash } from 'node:crypto';
import type { Block, Heading, Paper, Table, Words } from '../paper.ts';
import { stylesheet } from './stylesheet.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const put = (words: Words): string => words.replace(/[&<>"']/g, (one) => escapes[one]!);

/** The only style that the page has, for a content security policy: `sha256-…`. */
export const stylesheetHash = `sha256-${createHash('sha256').update(stylesheet).digest('base64')}`;

/** A paper as one page that stands alone: it can be saved, sent and printed. */
export const htmlOf = (paper: Paper): string => {
  const { title, foot, mark, blocks } = paper;
  const headings = blocks.filter((block) => block.type === 'heading');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${put(title)}</title>
<style>${stylesheet}</style>
</head>
<body>
${mark ? `<p class="mark" dir="auto">${put(mark)}</p>\n` : ''}<main>
${blocks.map((block) => blockOf(block, headings)).join('\n')}
</main>
<footer dir="auto">${put(foot)}</footer>
</body>
</html>
`;
};

const blockOf = (block: Block, headings: readonly Heading[]): string => {
  switch (block.type) {
    case 'letterhead':
    case 'standing':
    case 'note':
      return `<p class="${block.type}" dir="auto">${put(block.text)}</p>`;
    case 'heading':
      return headingOf(block, headings.indexOf(block));
    case 'facts':
      return `<dl>${block.rows.map(([label, value]) => `<div><dt>${put(label)}</dt><dd dir="auto">${put(value)}</dd></div>`).join('')}</dl>`;
    case 'columns':
      return `<div class="columns">${block.columns
        .map(({ title, lines }) => `<section><h3>${put(title)}</h3><ul>${lines.map(lineOf).join('')}</ul></section>`)
        .join('')}</div>`;
    case 'paragraph':
      return paragraphOf(block);
    case 'outcome':
      return `<p class="outcome" dir="auto"><strong>${put(block.label)}:</strong> <bdi>${put(block.text)}</bdi></p>`;
    case 'table':
      return tableOf(block);
    case 'contents':
      return contentsOf(headings);
    case 'new-page':
      return '<hr class="new-page">';
  }
};

const lineOf = (line: Words): string => `<li dir="auto">${put(line)}</li>`;

const headingOf = ({ level, number, text }: Heading, place: number): string => {
  const numbered = number ? `<span class="number">${put(number)}</span> ` : '';
  return `<h${level} id="h${place}">${numbered}<bdi>${put(text)}</bdi></h${level}>`;
};

const paragraphOf = ({ number, text, before }: Extract<Block, { type: 'paragraph' }>): string => {
  const altered = before === undefined ? put(text) : `<ins>${put(text)}</ins>`;
  const earlier =
    before === undefined
      ? ''
      : `<p dir="auto"><small>Stood here before:</small> <del>${put(before)}</del></p><small>As altered:</small>`;
  const body = `${earlier}<p dir="auto">${altered}</p>`;
  return number ? `<div class="numbered"><span class="number">${put(number)}</span><div>${body}</div></div>` : body;
};

const tableOf = ({ caption, head, rows }: Table): string =>
  `<div class="wide"><table><caption>${put(caption)}</caption><thead><tr>${head
    .map((cell) => `<th scope="col">${put(cell)}</th>`)
    .join('')}</tr></thead><tbody>${rows.map(rowOf).join('')}</tbody></table></div>`;

const rowOf = (cells: readonly Words[]): string =>
  `<tr>${cells.map((cell) => `<td dir="auto">${put(cell)}</td>`).join('')}</tr>`;

const contentsOf = (headings: readonly Heading[]): string =>
  `<nav aria-label="Contents"><ul>${headings
    .map((heading, place) => ({ ...heading, place }))
    .filter(({ level, cover }) => level === 1 && !cover)
    .map(({ text, place }) => `<li><a href="#h${place}">${put(text)}</a></li>`)
    .join('')}</ul></nav>`;
