import { tenantId } from '@csp/kernel';
import { countyTenant } from '@csp/platform-runtime';
import { seed, seedThrough, type Papers } from '@csp/seed';
import { gate } from './measurement.ts';
import { contexts, found } from './partnership.ts';
import { openPlatform } from './platform.ts';

/** A data folder with a partnership made from papers and the county board, as the seed makes them. */
export const prepareSeeded = async (dataDir: string, papers: Papers, today: string): Promise<void> => {
  const platform = await openPlatform(dataDir, [countyTenant, tenantId(papers.slug)], contexts);
  await found(platform, countyTenant, []);
  const { runtime } = platform;
  const provision = () => undefined;
  await seed(seedThrough({ today, runtime, provision, setClock: () => undefined, say: () => undefined }), [papers]);
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();
};
