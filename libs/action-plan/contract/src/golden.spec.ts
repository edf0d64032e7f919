import { readdirSync, readFileSync } from 'node:fs';
import { upcast, type DomainEvent } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import {
  actionPlanUpcasts,
  actionPointEvents,
  actionTableEvents,
  followUpEvents,
  homicideReviewEvents,
  supersededActionPointEvents,
  recommendationEvents,
  scrutinyFeedbackEvents,
} from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const golden = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
);
const schemas: Readonly<Record<string, { parse(data: unknown): unknown }>> = {
  ...actionPointEvents,
  ...followUpEvents,
  ...actionTableEvents,
  ...homicideReviewEvents,
  ...recommendationEvents,
  ...scrutinyFeedbackEvents,
};

describe('events as they were first published', () => {
  it('has one golden file for each event type', () => {
    const types = Object.keys({ ...schemas, ...supersededActionPointEvents });
    expect(golden.map(({ type }) => type).sort()).toEqual(types.sort());
  });

  it.each(golden.map((event) => [event.type, event] as const))('%s is still understood', (_, event) => {
    const newest = upcast<DomainEvent>(actionPlanUpcasts, event);
    expect(schemas[newest.type]?.parse(newest.data)).toEqual(newest.data);
  });
});
