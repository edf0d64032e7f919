import { tenantId } from '@csp/kernel';
import { createEmbedded } from '@csp/platform-embedded';
import { readConfiguration } from '../configuration.ts';
import { explain } from '../explain.ts';

const usage = `csp <command>

  tenants                    the partnerships in DATA_DIR
  backup <tenant> <file>     copies a partnership's log while the product runs or not
  restore <tenant> <file>    puts such a copy in place of a partnership that is not there; stop the product first

DATA_DIR says where the data is (default ./data).
`;

const [command, tenant, file] = process.argv.slice(2);

const run = async (): Promise<string> => {
  const { dataDir } = readConfiguration(process.env);
  const embedded = createEmbedded(dataDir, undefined, { shared: command === 'backup' || command === 'tenants' });
  try {
    if (command === 'tenants') return `${embedded.tenants().join('\n')}\n`;
    if (command === 'backup' && tenant && file) {
      await embedded.backup(tenantId(tenant), file);
      return `${tenant} was copied to ${file}.\n`;
    }
    if (command === 'restore' && tenant && file) {
      embedded.restore(tenantId(tenant), file);
      return `${tenant} was restored from ${file}.\n`;
    }
    return usage;
  } finally {
    embedded.close();
  }
};

try {
  process.stdout.write(await run());
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 1;
}
