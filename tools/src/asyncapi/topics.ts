import { messageForms } from '@csp/platform-distributed/messages';
import { agencyEvent, agencyEventKinds, agencyEventType } from '@csp/subscriptions-contract';
import { publishing, type Publishing } from './contexts.ts';
import { jsonSchemaOf, narrowed, type JsonSchema } from './schemas.ts';

/** A part of the document: one channel, what is sent there, and the schemas that this needs. */
export interface Part {
  readonly name: string;
  readonly channel: Readonly<Record<string, unknown>>;
  readonly message: Readonly<Record<string, unknown>>;
  readonly operation: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

const { agencyHeaders, commitBody, commitHeaders, commitType, topicOf } = messageForms;

const bindingVersion = '0.5.0';

const topicBinding = (partitions: number) => ({
  kafka: {
    partitions,
    topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1, 'retention.bytes': -1 },
    bindingVersion,
  },
});

const keyBinding = {
  kafka: { key: { type: 'string', description: 'The partnership: its messages keep their order.' }, bindingVersion },
};

const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const contextTopic = ({ name, published, events }: Publishing): Part => {
  const eventSchemas = published.map((type) => [type, jsonSchemaOf(events[type]!)] as const);
  const oneEvent = {
    oneOf: published.map((type) => ({
      type: 'object',
      properties: { type: { const: type }, data: schemaRef(type) },
      required: ['type', 'data'],
      additionalProperties: false,
    })),
  };
  return {
    name,
    channel: {
      address: topicOf(name),
      title: `What ${name} publishes`,
      description: 'For the services of this product alone. All of it since the beginning, each partnership in order.',
      messages: { commit: { $ref: `#/components/messages/${name}` } },
      bindings: topicBinding(6),
    },
    message: {
      title: 'What happened at once',
      contentType: 'application/json',
      headers: schemaRef(`${name}.headers`),
      payload: schemaRef(`${name}.commit`),
      bindings: keyBinding,
    },
    operation: { action: 'send', summary: `Tells other services what has happened in ${name}.` },
    schemas: {
      ...Object.fromEntries(eventSchemas),
      [`${name}.headers`]: narrowed(jsonSchemaOf(commitHeaders, { closed: false }), {
        ce_type: { const: commitType(name) },
      }),
      [`${name}.commit`]: narrowed(jsonSchemaOf(commitBody), {
        events: { type: 'array', minItems: 1, items: oneEvent },
      }),
    },
  };
};

const agencyTopic: Part = {
  name: 'agency',
  channel: {
    // Written out: the function that names a topic refuses what is no agency's id.
    address: 'csp.agency.{agencyId}.v1',
    title: 'What an agency is told',
    description:
      'For one agency: what happens to action points in the partnerships that list it, never of restricted ones. A message may come twice with the same `ce_id`; one whose `ce_previoussequence` is not the last `ce_sequence` of its partnership shows a gap.',
    parameters: { agencyId: { description: 'The agency, as in every partnership of the county.' } },
    messages: { told: { $ref: '#/components/messages/agency' } },
    bindings: topicBinding(1),
  },
  message: {
    title: 'Something that happened to an action point',
    contentType: 'application/json',
    headers: schemaRef('agency.headers'),
    payload: schemaRef('agency.event'),
    bindings: keyBinding,
  },
  operation: { action: 'send', summary: 'Tells an agency what has happened to action points.' },
  schemas: {
    'agency.headers': narrowed(jsonSchemaOf(agencyHeaders, { closed: false }), {
      ce_type: { enum: agencyEventKinds.map(agencyEventType) },
    }),
    'agency.event': jsonSchemaOf(agencyEvent),
  },
};

/** Every topic there is. */
export const topics: readonly Part[] = [...publishing.map(contextTopic), agencyTopic];
