import { readdirSync, readFileSync } from 'node:fs';
import { upcast, type DomainEvent } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { calendarAddressEvents, digestEvents, mailboxEvents, outreachPublished, outreachUpcasts } from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).map((file) => ({
  file,
  event: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
}));
const schemas: Readonly<Record<string, { parse(data: unknown): unknown }>> = {
  ...mailboxEvents,
  ...digestEvents,
  ...calendarAddressEvents,
};

describe('events as they were first stored', () => {
  it('has one golden file for each event type, named after it', () => {
    expect(golden.map(({ event }) => event.type).sort()).toEqual(Object.keys(schemas).sort());
    for (const { file, event } of golden) expect(file).toBe(`${event.type}.json`);
  });

  it.each(golden.map(({ event }) => [event.type, event] as const))('%s is still understood', (_, event) => {
    const newest = upcast<DomainEvent>(outreachUpcasts, event);
    expect(schemas[newest.type]?.parse(newest.data)).toEqual(newest.data);
  });

  it('publishes nothing that does not exist', () =>
    expect(outreachPublished.filter((type) => !(type in schemas))).toEqual([]));
});
