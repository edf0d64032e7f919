import type { Purpose } from '@csp/meetings-contract';
import type { ItemFacts } from './agenda-items.ts';

const chair = [{ role: 'Chair', agency: null }] as const;

const usual = (title: string, minutesAllotted: number, purpose: Purpose | null = null): ItemFacts => ({
  ...{ title, purpose, leads: chair, minutesAllotted, restrictedBecause: null },
});

/** What comes back at each meeting of a board, in the order of its papers: offered to a new series, to be changed there. Two hours. */
export const usualItems: readonly ItemFacts[] = [
  usual('Welcome and apologies', 5),
  usual('Declarations of interest', 5),
  usual('Public questions', 10),
  usual('Minutes of the last meeting and matters arising', 5, 'agree'),
  usual('Action points', 15, 'review'),
  { ...usual('Updates from priority leads', 50, 'discuss'), leads: [] },
  // Reviews under way are known to those named alone.
  {
    ...usual('Domestic homicide reviews', 10, 'verbal-update'),
    restrictedBecause: 'Those concerned could be recognised',
  },
  usual('Any other business', 10),
  usual('Key messages', 5, 'agree'),
  usual('Next meeting', 5, 'note'),
];
