import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { meetingsContext } from '@csp/meetings-service';
import { outreachContext } from '@csp/outreach-service';
import { partnershipsContext } from '@csp/partnerships-service';
import type { Publication } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { describe, expect, it } from 'vitest';
import { othersOf } from './others.ts';

const all = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
  outreachContext,
];

describe('what a service reads of others', () => {
  it.each([
    [partnershipsContext, ['meetings']],
    [meetingsContext, ['partnerships', 'action-plan']],
    [actionPlanContext, ['partnerships', 'meetings', 'outreach']],
    [countyContext, ['partnerships', 'meetings', 'action-plan']],
    [subscriptionsContext, ['partnerships', 'action-plan']],
    [outreachContext, ['partnerships', 'action-plan']],
  ])('$name', (context, sources) => {
    expect(othersOf(context).sources.map(({ name }) => name)).toEqual(sources);
  });

  it('is all that its views and policies need', () => {
    for (const context of all) {
      const known = [context.name, ...othersOf(context).sources.map(({ name }) => name)];
      for (const { source } of [...context.views, ...context.policies]) expect(known).toContain(source);
    }
  });

  it('is what its contract publishes, as the context itself has it', () => {
    for (const { name, published, upcasts } of othersOf(countyContext).sources)
      expect(all.find((context) => context.name === name)).toMatchObject({ published, upcasts });
  });

  it('makes a partnership known by its founding alone', () => {
    const { founds } = othersOf(meetingsContext);
    const publication = (context: string, type: string) =>
      ({ context, commit: { events: [{ type, data: {} }] } }) as unknown as Publication;
    expect(founds(publication('partnerships', 'PartnershipFounded.v1'))).toBe(true);
    expect(founds(publication('partnerships', 'AgencyListed.v1'))).toBe(false);
    expect(founds(publication('meetings', 'PartnershipFounded.v1'))).toBe(false);
  });
});
