import type { Configuration } from './configuration.ts';
import type { Demo } from './demo.ts';

/** What the terminal says once everything is up. */
export const welcome = ({ publicUrl }: Configuration, port: number, demo: Demo | undefined): string => {
  const address = publicUrl.replace(/:0$/, `:${port}`);
  if (!demo) return `Listening on port ${port}; people reach it at ${address}\n`;
  const people = demo.accounts.filter(({ kind }) => kind === 'person') as {
    login: string;
    label: string;
    password: string;
  }[];
  const width = Math.max(...people.map(({ login }) => login.length));
  return `
  Community safety partnerships, demonstration data

  Open     ${address}
  Public   ${address}/public            agendas and agreed minutes, no signing in
  Graph    ${address}/t/cambridge-city/explorer

  Sign in with any of these, password "${people[0]?.password}":
${people.map(({ login, label }) => `    ${login.padEnd(width)}  ${label}`).join('\n')}

  Stop with Ctrl+C. The data stays.
`;
};
