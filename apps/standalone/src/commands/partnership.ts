import { partnership } from '@csp/partnerships-domain';
import type { ActRequest } from '@csp/platform-runtime';
import { contexts } from '../contexts.ts';
import { readConfiguration } from '../configuration.ts';
import { createStandalone, type Standalone } from '../standalone.ts';
import { slugOf } from './data.ts';
import { CommandUnusable, named } from './words.ts';

const withProduct = async (work: (standalone: Standalone) => Promise<string>): Promise<string> => {
  const standalone = await createStandalone({ ...readConfiguration(process.env), logLevel: 'warn' });
  try {
    return await work(standalone);
  } finally {
    await standalone.stop();
  }
};

/** Five clear working days are what the Local Government Act 1972, section 100B, asks of councils' own meetings. */
const usualSettings = {
  noticeWorkingDays: 5,
  minuteNumbering: 'item-and-paragraph',
  actionReferences: 'month-and-number',
  quorumAgencies: 3,
  ragLegend: [
    { colour: 'green', meaning: 'on target, minimal risk of failure' },
    { colour: 'amber', meaning: 'needs intervention; risk small to medium' },
    { colour: 'red', meaning: 'needs urgent intervention; risk medium to high' },
  ],
} as const;

export const found = (words: string[]): Promise<string> =>
  withProduct(async ({ embedded, runtime, ports }) => {
    const { slug, kind, name } = named(words, 'slug', 'kind', 'name');
    if (kind !== 'district' && kind !== 'county') throw new CommandUnusable('Say district or county.');
    const tenant = slugOf(slug);
    embedded.provision(tenant);
    await runtime.admit(tenant);
    const commandId = ports.ids.next();
    const acted = await runtime.act({
      context: 'partnerships',
      tenant,
      decider: partnership as unknown as ActRequest['decider'],
      id: slug,
      command: { type: 'FoundPartnership', slug, kind, name, district: null, council: null, settings: usualSettings },
      commandId,
      intent: commandId,
      actor: 'operator',
      correlation: commandId,
      causation: commandId,
    });
    if (acted.kind === 'refused') throw new CommandUnusable(acted.code);
    return `${name} was founded as ${slug}.\n`;
  });

export const rebuild = (words: string[]): Promise<string> =>
  withProduct(async ({ runtime }) => {
    const tenant = slugOf(named(words, 'slug').slug);
    for (const { name, views } of contexts)
      for (const view of views.filter(({ across }) => !across || tenant === 'county'))
        await (await runtime.projection(name, tenant, view)).rebuild();
    return `The views of ${tenant} were folded again.\n`;
  });
