import { isDeepStrictEqual } from 'node:util';
import { asyncapiDocument, documentFile } from '../asyncapi/document.ts';
import { lineAt, type Check } from './workspace.ts';

/** What the document says is what the contracts say: agencies' programs are written after it. */
export const asyncapi: Check = ({ files }) => {
  const text = files.get(documentFile);
  const finding = (line: number, said: string) => [
    { file: documentFile, line, message: `${said} Write it anew: \`npm run asyncapi\`.` },
  ];
  if (text === undefined) return finding(1, 'The document of what is published is missing.');
  let found: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  try {
    found = JSON.parse(text) as typeof found;
  } catch {
    return finding(1, 'It is no JSON.');
  }
  const wanted = asyncapiDocument(files) as typeof found;
  if (isDeepStrictEqual(found, wanted)) return [];
  const parts = ['channels', 'operations', 'components'] as const;
  const names = parts.flatMap((part) => [...Object.keys(wanted[part] ?? {}), ...Object.keys(found[part] ?? {})]);
  const differing = names.find((name) =>
    parts.some((part) => !isDeepStrictEqual(found[part]?.[name], wanted[part]?.[name])),
  );
  const line = differing ? lineAt(text, Math.max(0, text.indexOf(`"${differing}"`))) : 1;
  return finding(line, `It differs from the contracts and the SDL${differing ? ` in ${differing}` : ''}.`);
};
