import { upcast, type Commit, type TenantId, type TenantLog, type Upcasts } from '@csp/kernel';

/** A commit as other contexts may see it: only the events its contract publishes, in their newest shape. */
export interface Publication {
  readonly context: string;
  readonly tenant: TenantId;
  readonly position: number;
  /** Position of the publication before it; a consumer that stands lower has missed something. */
  readonly previous: number;
  readonly commit: Commit;
}

export interface Published {
  readonly publications: readonly Publication[];
  /** How far the log was read, published or not. */
  readonly upTo: number;
}

/** One context's log of one tenant, read as a stream of publications; from the beginning or from anywhere. */
export interface PublicationSource {
  read(after: number, limit: number): Promise<Published>;
}

/** `types` left out: everything, for the context's own views. */
export const publicationsOf = (
  context: string,
  tenant: TenantId,
  log: TenantLog,
  upcasts: Upcasts,
  types?: ReadonlySet<string>,
): PublicationSource => ({
  read: async (after, limit) => {
    const commits = await log.read(after, limit);
    const publications: Publication[] = [];
    let previous = after;
    for (const stored of commits) {
      const newest = stored.events.map((event) => upcast(upcasts, event));
      const events = types ? newest.filter(({ type }) => types.has(type)) : newest;
      if (events.length === 0) continue;
      publications.push({ context, tenant, position: stored.position, previous, commit: visible(stored, events) });
      previous = stored.position;
    }
    return { publications, upTo: commits.at(-1)?.position ?? after };
  },
});

const visible = (commit: Commit, events: Commit['events']): Commit => ({
  position: commit.position,
  stream: commit.stream,
  version: commit.version,
  commandId: commit.commandId,
  commandDigest: commit.commandDigest,
  at: commit.at,
  actor: commit.actor,
  correlation: commit.correlation,
  causation: commit.causation,
  events,
});

/** Several consumers that stand at the same place share what was read once. `forget` when the log has grown. */
export const sharedPages = (source: PublicationSource): PublicationSource & { forget(): void } => {
  let page: { after: number; limit: number; published: Promise<Published> } | undefined;
  return {
    forget: () => (page = undefined),
    read: (after, limit) => {
      if (page?.after === after && page.limit === limit) return page.published;
      const published = source.read(after, limit);
      page = { after, limit, published };
      published.catch(() => (page = undefined));
      return published;
    },
  };
};
