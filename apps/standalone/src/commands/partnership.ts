import { founding } from '@csp/partnerships-service';
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

export const found = (words: string[]): Promise<string> =>
  withProduct(async ({ embedded, runtime, ports }) => {
    const { slug, kind, name } = named(words, 'slug', 'kind', 'name');
    if (kind !== 'district' && kind !== 'county') throw new CommandUnusable('Say district or county.');
    const tenant = slugOf(slug);
    embedded.provision(tenant);
    await runtime.admit(tenant);
    const acted = await runtime.act(founding(tenant, { kind, name }, ports.ids.next()));
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
