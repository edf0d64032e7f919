import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** Documents typed by the merged SDL: a field that isn't promised there doesn't compile. Fragments are read unmasked. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; LocalDate: string; LocalTime: string; DateTime: string; Cursor: string };
}>();
