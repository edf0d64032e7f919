import { demoPassword } from '@csp/seed';
import type { Configuration } from './configuration.ts';
import type { Demo } from './demo.ts';

/** What the terminal says once everything is up. */
export const welcome = ({ publicUrl }: Configuration, port: number, demo: Demo | undefined): string => {
  const address = publicUrl.replace(/:0$/, `:${port}`);
  if (!demo) return `Listening on port ${port}; people reach it at ${address}\n`;
  const people = demo.accounts.flatMap((account) => (account.kind === 'person' ? [account] : []));
  const machines = demo.accounts.flatMap((account) => (account.kind === 'machine' ? [account] : []));
  const width = Math.max(...people.map(({ login }) => login.length));
  return `
  Community safety partnerships, demonstration data

  Open     ${address}
  Public   ${address}/public            agendas and agreed minutes, no signing in
  Graph    ${address}/t/cambridge-city/explorer

  Sign in with any of these, password "${demoPassword}":
${people.map(({ login, label }) => `    ${login.padEnd(width)}  ${label}`).join('\n')}

  Machine clients for a token from a shell (docs/graph.md says how), secret behind the colon:
${machines.map(({ clientId, secret }) => `    ${clientId}:${secret}`).join('\n')}

  Stop with Ctrl+C. The data stays.
`;
};
