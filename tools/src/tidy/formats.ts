import { resolve } from 'node:path';
import { check, getFileInfo, resolveConfig } from 'prettier';
import type { Finding, Workspace } from './workspace.ts';

/** What `npm run format` would change. */
export const formats = async (root: string, { files }: Workspace): Promise<readonly Finding[]> => {
  const settings = await resolveConfig(resolve(root, 'package.json'));
  const findings: Finding[] = [];
  for (const [file, text] of files) {
    const filepath = resolve(root, file);
    const { ignored, inferredParser } = await getFileInfo(filepath, { ignorePath: resolve(root, '.prettierignore') });
    if (ignored || !inferredParser) continue;
    const formatted = await check(text, { ...settings, filepath }).catch(() => false);
    if (!formatted) findings.push({ file, line: 1, message: 'Not formatted. Run `npm run format`.' });
  }
  return findings;
};
