import { Kind, parse, type FieldDefinitionNode, type TypeNode } from 'graphql';
import type { Part } from './topics.ts';

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

const fieldsIn = (sdl: string): readonly FieldDefinitionNode[] =>
  parse(sdl).definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_EXTENSION || definition.kind === Kind.OBJECT_TYPE_DEFINITION) &&
    definition.name.value === 'Subscription'
      ? (definition.fields ?? [])
      : [],
  );

const channelOf = ({ name: { value: name }, description, type }: FieldDefinitionNode): Part => ({
  name: `subscription.${name}`,
  channel: {
    address: '/t/{partnership}/graphql',
    title: `GraphQL subscription ${name}`,
    description: description?.value ?? '',
    parameters: { partnership: { description: 'The partnership: `cambridge-city`.' } },
    messages: { next: { $ref: `#/components/messages/subscription.${name}` } },
    bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
  },
  message: {
    title: `A message \`next\` of graphql-transport-ws for ${name}`,
    contentType: 'application/json',
    payload: { $ref: `#/components/schemas/subscription.${name}` },
  },
  operation: { action: 'send', summary: description?.value ?? '' },
  schemas: {
    [`subscription.${name}`]: {
      type: 'object',
      required: ['id', 'type', 'payload'],
      properties: {
        id: { type: 'string', description: 'As the client chose it when it subscribed.' },
        type: { const: 'next' },
        payload: {
          type: 'object',
          properties: {
            data: {
              type: ['object', 'null'],
              properties: {
                [name]: {
                  type: 'object',
                  description: `What the client has selected of ${nameOf(type)}: see the SDL.`,
                },
              },
            },
            errors: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
  },
});

/** A channel for each subscription of the graph. `files`: texts by path. */
export const subscriptionsIn = (files: ReadonlyMap<string, string>): Part[] =>
  [...files]
    .filter(([path]) => /^libs\/[^/]+\/service\/src\/.*\.graphql$/.test(path))
    .flatMap(([, sdl]) => fieldsIn(sdl).map(channelOf))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
