import type { Asking, Context } from '@csp/platform-runtime';

/** Two small contexts of which one refers to the other's entity, with an event whenever `ring` is called. */
export const createParish = () => {
  const listeners = new Set<() => void>();
  let rung = 0;

  async function* rings({ signal }: Asking) {
    const waiting: number[] = [];
    let wake = (): void => {};
    const heard = (): void => {
      waiting.push(rung);
      wake();
    };
    listeners.add(heard);
    signal?.addEventListener('abort', () => wake());
    try {
      while (!signal?.aborted) {
        const next = waiting.shift();
        if (next !== undefined) yield { rung: { count: next } };
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      listeners.delete(heard);
    }
  }

  const bells: Context = {
    ...empty('bells'),
    subgraph: {
      typeDefs: `extend type Query { bell(id: ID!): Bell watch: [Bell!]! }
        extend type Mutation { ring(id: ID!): RingResult! }
        extend type Subscription { rung: Rung! }
        type Bell @key(fields: "id") { id: ID! weight: Int! }
        type Rung { count: Int! }
        union RingResult = Bell | Refusal`,
      resolvers: () => ({
        Query: { bell: (_: unknown, { id }: { id: string }) => ({ id, weight: 100 }), watch: () => [] },
        Mutation: {
          ring: (_: unknown, { id }: { id: string }) =>
            id === 'cracked' ? { __typename: 'Refusal', code: 'cracked' } : { id, weight: 100 },
        },
        Subscription: { rung: { subscribe: (_: unknown, __: unknown, asking: Asking) => rings(asking) } },
        Bell: {
          __resolveReference: ({ id }: { id: string }) => {
            return id === 'lost' ? null : { id, weight: id.length };
          },
        },
      }),
      access: {
        'Query.bell': 'anyone',
        'Query.watch': (grants) => grants.length > 0,
        'Mutation.ring': (grants) => grants.some(({ role }) => role === 'support-officer'),
        'Subscription.rung': (grants) => grants.length > 0,
        'Bell.__resolveReference': (grants) => grants.length > 0,
      },
      refusals: { cracked: 'Have the bell cast again first.' },
    },
  };

  const towers: Context = {
    ...empty('towers'),
    subgraph: {
      typeDefs: `extend type Query { tower: Tower towers: [Tower!]! }
        type Tower { name: String! bells: [Bell]! }
        type Bell @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: () => ({
        Query: {
          tower: () => ({ name: 'St Mary', ids: ['treble', 'tenor', 'lost'] }),
          towers: () => [
            { name: 'St Mary', ids: ['treble'] },
            { name: 'St Giles', ids: ['tenor', 'bourdon'] },
          ],
        },
        Tower: { bells: ({ ids }: { ids: string[] }) => ids.map((id) => ({ __typename: 'Bell', id })) },
      }),
      access: { 'Query.tower': 'anyone', 'Query.towers': 'anyone' },
      refusals: {},
    },
  };

  return {
    contexts: [bells, towers],
    listening: () => listeners.size,
    ring: () => {
      rung += 1;
      for (const heard of listeners) heard();
    },
  };
};

const empty = (name: string) => ({ name, published: [], upcasts: {}, views: [], policies: [] });
