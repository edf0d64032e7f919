import { readdirSync, readFileSync } from 'node:fs';
import { upcast, type DomainEvent } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import {
  appointmentEvents,
  groupEvents,
  partnershipEvents,
  partnershipsPublished,
  partnershipsUpcasts,
  supersededGroupEvents,
} from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).map((file) => ({
  file,
  event: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
}));
const schemas: Readonly<Record<string, { parse(data: unknown): unknown }>> = {
  ...partnershipEvents,
  ...groupEvents,
  ...appointmentEvents,
};

describe('events as they were first stored', () => {
  it('has one golden file for each event type, named after it', () => {
    expect(golden.map(({ event }) => event.type).sort()).toEqual(
      Object.keys({ ...schemas, ...supersededGroupEvents }).sort(),
    );
    for (const { file, event } of golden) expect(file).toBe(`${event.type}.json`);
  });

  it.each(golden.map(({ event }) => [event.type, event] as const))('%s is still understood', (_, event) => {
    const newest = upcast<DomainEvent>(partnershipsUpcasts, event);
    expect(schemas[newest.type]?.parse(newest.data)).toEqual(newest.data);
  });
});

describe('what other contexts may see', () => {
  it('is nothing about people', () => {
    expect(partnershipsPublished.filter((type) => type in appointmentEvents)).toEqual([]);
    expect(partnershipsPublished.filter((type) => !(type in schemas))).toEqual([]);
  });
});
