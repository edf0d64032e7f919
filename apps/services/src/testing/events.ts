import type { ActionPointEvent } from '@csp/action-plan-contract';
import type { PartnershipEvent } from '@csp/partnerships-contract';

export const founded = (slug: string): PartnershipEvent => ({
  type: 'PartnershipFounded.v1',
  data: {
    slug,
    name: `Partnership of ${slug}`,
    kind: 'district',
    district: slug,
    council: null,
    settings: {
      noticeWorkingDays: 5,
      minuteNumbering: 'running',
      actionReferences: 'month-and-number',
      quorumAgencies: 3,
      ragLegend: [],
    },
  },
});

export const listed = (agencyId: string): PartnershipEvent => ({
  type: 'AgencyListed.v1',
  data: { agencyId, name: agencyId, class: 'responsible-authority', from: null },
});

export const left = (agencyId: string): PartnershipEvent => ({
  type: 'AgencyListingEnded.v1',
  data: { agencyId, until: '2020-03-31', succeededBy: null },
});

export const raised = (actionPointId: string, text: string, restricted = false): ActionPointEvent => ({
  type: 'ActionPointRaised.v1',
  data: {
    actionPointId,
    reference: `02/${actionPointId}`,
    text,
    owners: [{ agencyId: 'cambs-police', role: 'Chief Inspector' }],
    dueOn: '2026-12-08',
    raisedOn: '2026-11-26',
    meetingId: null,
    paragraph: null,
    restricted,
  },
});

export const updated = (actionPointId: string, note: string): ActionPointEvent => ({
  type: 'ActionPointUpdated.v2',
  data: { actionPointId, note, agencyId: null, updatedOn: '2026-11-27' },
});

export const closed = (actionPointId: string, answer: string): ActionPointEvent => ({
  type: 'ActionPointClosed.v1',
  data: { actionPointId, answer, closedOn: '2026-11-28', dueOn: '2026-12-08' },
});
