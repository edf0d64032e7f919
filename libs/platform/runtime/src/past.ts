import {
  recorded,
  upcast,
  type DomainEvent,
  type Recorded,
  type TenantId,
  type TenantLog,
  type Upcasts,
  type View,
} from '@csp/kernel';

const commitsAtATime = 500;

/**
 * The rows a view over a log would have had only some of what happened so far happened; by key. Folded from the log each time:
 * the whole of it, or one stream's commits, which is much less.
 */
export const past = async <Row, E extends DomainEvent, Index extends string>(
  { log, tenant, upcasts }: { readonly log: TenantLog; readonly tenant: TenantId; readonly upcasts: Upcasts },
  view: View<Row, E, Index>,
  happened: (one: Recorded<E>) => boolean,
  stream?: string,
): Promise<ReadonlyMap<string, Row>> => {
  const rows = new Map<string, Row>();
  for await (const commits of stream === undefined ? pagesOf(log) : [await log.stream(stream)])
    for (const commit of commits)
      for (const stored of recorded(tenant, commit)) {
        const one = { ...stored, event: upcast<E>(upcasts, stored.event) };
        if (!happened(one)) continue;
        for (const key of view.keys(one)) {
          const row = view.fold(rows.get(key), one, key);
          if (row === undefined) rows.delete(key);
          else rows.set(key, row);
        }
      }
  return rows;
};

async function* pagesOf(log: TenantLog) {
  for (let after = 0; ;) {
    const commits = await log.read(after, commitsAtATime);
    if (commits.length === 0) return;
    yield commits;
    after = commits.at(-1)!.position;
  }
}
