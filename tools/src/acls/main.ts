// `npm run --silent acls -- cambs-police wisbech-council=User:CN=feed.wisbech.example`: prints what lets agencies read their topics,
// to be looked at and run where Kafka's own tools are. CSP_PREFIX is honoured.
import { aclCommands, readerFrom } from './acls.ts';

const agencies = process.argv.slice(2);
try {
  if (agencies.length === 0)
    throw new Error('Name the agencies: npm run --silent acls -- cambs-police wisbech-council');
  console.log(aclCommands(agencies.map(readerFrom), process.env['CSP_PREFIX'] || undefined).join('\n'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
