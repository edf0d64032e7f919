import type { Feed, Generation, TenantId, TenantViews, View, ViewWrite } from '@csp/kernel';
import { view } from '@csp/platform-runtime';
import type { PlatformUnderTest } from '../platform.ts';
import { provisioned } from '../ports.ts';

export interface Person {
  readonly role: string;
  readonly rank: number | null;
  readonly agency: string;
}

/** A view whose rows a case writes by hand. */
export const people = view<Person, never>()({
  name: 'people',
  version: 1,
  source: 'tally',
  keys: () => [],
  fold: (row) => row,
  indexes: { role: (row) => row.role, rank: (row) => row.rank, agency: (row) => row.agency },
});

export const generation = (number: number, of: unknown = people): Generation => ({ view: of as View, number });

export const feedOf = (consumer: string, given: Partial<Feed> = {}): Feed => ({
  consumer,
  source: 'tally',
  tenant: 'cambridge-city' as TenantId,
  ...given,
});

export const viewsOf = async (
  platform: PlatformUnderTest,
  tenant = 'cambridge-city',
  context = 'tally',
): Promise<TenantViews> => {
  const [id] = await provisioned(platform, tenant);
  return platform.views(context).of(id as TenantId);
};

/** One write as a projection makes it. `rows`: by key; undefined removes. */
export const write = (
  number: number,
  rows: Readonly<Record<string, Person | undefined>>,
  checkpoint = 1,
  given: Partial<ViewWrite> = {},
): ViewWrite => ({
  feed: feedOf(`people@${number}`),
  generation: generation(number),
  checkpoint,
  rows: Object.entries(rows).map(([key, row]) => ({ key, row, position: checkpoint })),
  ...given,
});

export const person = (role: string, rank: number | null = 1, agency = 'council'): Person => ({ role, rank, agency });

/** A live first generation with these rows. */
export const filled = async (
  platform: PlatformUnderTest,
  rows: Readonly<Record<string, Person>> = {},
  tenant = 'cambridge-city',
): Promise<TenantViews> => {
  const views = await viewsOf(platform, tenant);
  await views.create(generation(1));
  await views.write(write(1, rows, 1, { feed: feedOf('people@1', { tenant: tenant as TenantId }) }));
  await views.finish(generation(1));
  return views;
};
