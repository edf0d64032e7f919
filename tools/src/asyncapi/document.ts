import { subscriptionsIn } from './subscriptions.ts';
import { topics } from './topics.ts';

/** Where the document is kept, from the root of the workspace. */
export const documentFile = 'docs/asyncapi.json';

/** The AsyncAPI 3 document of all that the product sends by itself, from its contracts and its SDL. `files`: texts by path. */
export const asyncapiDocument = (files: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> => {
  const parts = [...topics, ...subscriptionsIn(files)];
  const named = <T>(of: (part: (typeof parts)[number]) => T) =>
    Object.fromEntries(parts.map((part) => [part.name, of(part)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Community safety partnerships',
      version: '1.0.0',
      description:
        'What the product sends by itself. Topics begin with `csp` unless CSP_PREFIX says otherwise; messages are CloudEvents 1.0 in binary mode. Generated from the contracts by `npm run asyncapi`.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: named(({ channel }) => channel),
    operations: named(({ name, operation }) => ({ ...operation, channel: { $ref: `#/channels/${name}` } })),
    components: {
      messages: named(({ message }) => message),
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas)) as object,
    },
  };
};
