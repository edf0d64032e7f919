import type { Upcasts } from '@csp/kernel';
import type { z } from 'zod';
import { groupEvents, type GroupEvent, type supersededGroupEvents } from './group.events.ts';
import { partnershipEvents } from './partnership.events.ts';

/** What other contexts may see. Appointments stay here: who acts for whom is about people, and nobody else needs it. */
export const partnershipsPublished: readonly string[] = [
  ...Object.keys(partnershipEvents),
  ...Object.keys(groupEvents),
];

/** From each superseded event type to its successor. */
export const partnershipsUpcasts = {
  'TermsOfReferenceAdopted.v1': (
    terms: z.infer<(typeof supersededGroupEvents)['TermsOfReferenceAdopted.v1']>,
  ): GroupEvent => ({
    type: 'TermsOfReferenceAdopted.v2',
    data: { ...terms, decided: null },
  }),
} satisfies Upcasts;
