import type { TenantId } from '@csp/kernel';
import { partnership } from '@csp/partnerships-domain';
import type { ActRequest } from '@csp/platform-runtime';

/** Five clear working days are what the Local Government Act 1972, section 100B, asks of councils' own meetings. */
const usualSettings = {
  noticeWorkingDays: 5,
  minuteNumbering: 'item-and-paragraph',
  actionReferences: 'month-and-number',
  quorumAgencies: 3,
  ragLegend: [
    { colour: 'green', meaning: 'on target, minimal risk of failure' },
    { colour: 'amber', meaning: 'needs intervention; risk small to medium' },
    { colour: 'red', meaning: 'needs urgent intervention; risk medium to high' },
  ],
} as const;

/** An operator's command that begins a partnership, with usual settings; its support officer changes them later. */
export const founding = (
  tenant: TenantId,
  { kind, name }: { readonly kind: 'district' | 'county'; readonly name: string },
  commandId: string,
): ActRequest => ({
  context: 'partnerships',
  tenant,
  decider: partnership as unknown as ActRequest['decider'],
  id: tenant,
  command: {
    type: 'FoundPartnership',
    slug: tenant,
    kind,
    name,
    district: null,
    council: null,
    settings: usualSettings,
  },
  commandId,
  intent: commandId,
  actor: 'operator',
  correlation: commandId,
  causation: commandId,
});
