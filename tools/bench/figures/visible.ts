import { actionPoints } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { tenantId, type View } from '@csp/kernel';
import { countyTenant } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { act, lives } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { contexts, found } from '../partnership.ts';
import { city, openPlatform } from '../platform.ts';
import { quantile } from '../rounds.ts';
import type { Size } from '../size.ts';
import { timing, watch } from '../watching.ts';

const viewOf = (context: { readonly views: readonly View[] }, name: string): View =>
  context.views.find((view) => view.name === name)!;

/** E1: how long what has been stored can't be seen yet: in the own context's view, in the live feed and on the county's page. */
export const visible = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, each] = short ? [2, 6] : [7, 200];
  const stored = { at: 0, position: 0 };
  const platform = await openPlatform(folder('e1'), [countyTenant, city, tenantId('fenland')], contexts, (store) =>
    timing(store, stored),
  );
  for (const tenant of [countyTenant, city]) await found(platform, tenant, []);
  const here = platform.here('action-plan', city);
  const steps = lives(() => platform.ports.ids.next());
  const feed = await watch(platform, 'subscriptions', viewOf(subscriptionsContext, 'feed'), { of: city });
  const county = await watch(platform, 'county', viewOf(countyContext, 'action-points'), {
    of: city,
    at: countyTenant,
  });
  const log = platform.embedded.store('action-plan').of(city);

  const delays = { own: [] as number[], feed: [] as number[], county: [] as number[] };
  const command = async (): Promise<void> => {
    const step = steps.next().value;
    const acted = await act(here, step);
    const row = await here.rows(actionPoints).get(step.id);
    const seenAt = performance.now();
    gate(
      acted.kind === 'accepted' && acted.position === stored.position,
      `A command was answered ${JSON.stringify(acted)}.`,
    );
    gate(row?.version === step.expectedVersion + 1, `The own view shows version ${row?.version} after the answer.`);
    delays.own.push(seenAt - stored.at);
    const [commit] = await log.read(stored.position - 1, 1);
    delays.feed.push((await feed(commit!)) - stored.at);
    // What the county counts changes with raising and closing.
    if (step.command.type !== 'UpdateActionPoint') delays.county.push((await county(commit!)) - stored.at);
  };
  for (let warming = 0; warming < each; warming++) await command();
  const taken: Record<keyof typeof delays, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const all of Object.values(delays)) all.length = 0;
    for (let count = 0; count < each; count++) await command();
    taken.push({
      own: quantile(delays.own, 0.99),
      feed: quantile(delays.feed, 0.99),
      county: quantile(delays.county, 0.99),
    });
  }
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();

  const names = {
    own: "the context's own view",
    feed: "the subscriptions context's feed",
    county: "the county board's view",
  };
  return Object.entries(names).map(([part, name]) => ({
    figure: 'E1',
    part: `p99, ${part}`,
    what: `from the moment the log says a commit is durable until ${name} shows it, in process`,
    control: null,
    unit: 'ms',
    rounds: taken.map((round) => ({ subject: round[part as keyof typeof delays] })),
    goal: { of: 'value' as const, atMost: 2 },
    gate: `${rounds * each} commands, each looked up by key in the view; the row was that of the commit`,
  }));
};
