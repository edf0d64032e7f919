import { compose } from '@csp/platform-gateway';
import type { ContextPorts } from '@csp/platform-runtime';
import { createVoucher, newVouchingKey, servicesIn, stitchedSchema } from '@csp/platform-services';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contexts } from './contexts.ts';
import { supergraph } from './supergraph.ts';

const printed = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));
const services = servicesIn(supergraph).map((name) => ({ name, address: new URL(`http://${name}`) }));
const voucher = createVoucher([newVouchingKey()], { now: () => 0 });

describe('the supergraph', () => {
  it('is made of every context', () => {
    expect([...servicesIn(supergraph)].sort()).toEqual(contexts.map(({ name }) => name).sort());
  });

  it('is the same public API as the merged schema, to the last sentence', () => {
    const merged = compose(contexts.map((context) => ({ context, ports: {} as ContextPorts })));
    const stitched = stitchedSchema({ supergraph, services, voucher, timeoutMilliseconds: 100 });
    expect(printed(stitched)).toBe(printed(merged));
  });

  it('is not served without an address for each of its services', () => {
    const [, ...others] = services;
    expect(() => stitchedSchema({ supergraph, services: others, voucher, timeoutMilliseconds: 100 })).toThrow(
      'There is no address for the service "action-plan"',
    );
  });
});
