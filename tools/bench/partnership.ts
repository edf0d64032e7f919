import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import type { TenantId } from '@csp/kernel';
import { meetingsContext } from '@csp/meetings-service';
import { partnership } from '@csp/partnerships-domain';
import { partnershipsContext } from '@csp/partnerships-service';
import type { Context } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { act, agencyIds, lives } from './action-points.ts';
import { gate } from './measurement.ts';
import type { Platform } from './platform.ts';

/** What the standalone product runs. */
export const contexts: readonly Context[] = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
];

/** A partnership with its agencies, as the product would have it. */
export const found = async (
  platform: Pick<Platform, 'here'>,
  tenant: TenantId,
  agencies = agencyIds,
): Promise<void> => {
  const here = platform.here('partnerships', tenant);
  const founded = await here.act(partnership, tenant, {
    type: 'FoundPartnership',
    slug: tenant,
    name: `Community Safety Partnership of ${tenant}`,
    kind: tenant === 'county' ? 'county' : 'district',
    district: tenant === 'county' ? null : tenant,
    council: `${tenant} council`,
    settings: {
      noticeWorkingDays: 5,
      minuteNumbering: 'item-and-paragraph',
      actionReferences: 'month-and-number',
      quorumAgencies: 3,
      ragLegend: [],
    },
  });
  gate(founded.kind === 'accepted', `Founding ${tenant} was answered ${JSON.stringify(founded)}.`);
  for (const agencyId of agencies) {
    const listed = await here.act(partnership, tenant, {
      type: 'ListAgency',
      agencyId,
      name: `Agency called ${agencyId}`,
      class: 'responsible-authority',
      from: null,
    });
    gate(listed.kind === 'accepted', `Listing ${agencyId} was answered ${JSON.stringify(listed)}.`);
  }
};

/** Action points that have run their course, and after them some that are open. */
export const fillRegister = async (
  platform: Platform,
  tenant: TenantId,
  { closed, open }: { readonly closed: number; readonly open: number },
): Promise<void> => {
  const here = platform.here('action-plan', tenant);
  const steps = lives(() => platform.ports.ids.next());
  const life = async (number: number): Promise<void> => {
    for (const step of [steps.next().value, steps.next().value, steps.next().value]) {
      if (number >= closed && step.command.type === 'CloseActionPoint') continue;
      const acted = await act(here, step);
      gate(acted.kind === 'accepted', `${step.command.type} was answered ${JSON.stringify(acted)}.`);
    }
  };
  for (let from = 0; from < closed + open; from += 100)
    await Promise.all(Array.from({ length: Math.min(100, closed + open - from) }, (_, index) => life(from + index)));
};
