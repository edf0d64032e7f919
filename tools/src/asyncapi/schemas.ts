import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A contract's schema as AsyncAPI has it (JSON Schema, draft 7). `closed`: with nothing beside what it names, as what we write is;
 * open for what others may add to, such as headers.
 */
export const jsonSchemaOf = (schema: z.ZodType, { closed = true } = {}): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: closed ? 'output' : 'input' });
  return rest;
};

/** The same object with one of its properties as it is in a certain place. */
export const narrowed = (schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  ...schema,
  properties: { ...(schema['properties'] as object), ...properties },
});
