import type { FollowUpEvent } from '@csp/action-plan-contract';
import { refuse, type Decider } from '@csp/kernel';

/** How a partnership follows up what was agreed. */
export interface FollowUpSettings {
  /** An owner who has said nothing for so many days counts as silent. */
  readonly silentAfterDays: number;
}

/** Until a partnership says otherwise. */
export const usualFollowUp: FollowUpSettings = { silentAfterDays: 14 };

export interface ChangeFollowUpSettings {
  readonly type: 'ChangeFollowUpSettings';
  readonly settings: FollowUpSettings;
}

export type FollowUpRefusal = 'days-out-of-range';

/** A partnership's habits of following up; one of them in each. */
export const followUp: Decider<ChangeFollowUpSettings, FollowUpSettings, FollowUpEvent, FollowUpRefusal> = {
  category: 'follow-up',
  initial: usualFollowUp,
  decide: ({ settings: { silentAfterDays } }, state) => {
    if (!Number.isInteger(silentAfterDays) || silentAfterDays < 1 || silentAfterDays > 365)
      return refuse('days-out-of-range');
    if (silentAfterDays === state.silentAfterDays) return [];
    return [{ type: 'FollowUpSettingsChanged.v1', data: { silentAfterDays } }];
  },
  evolve: (_, { data }) => data,
};
