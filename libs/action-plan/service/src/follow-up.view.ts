import type { FollowUpEvent } from '@csp/action-plan-contract';
import { usualFollowUp, type FollowUpSettings } from '@csp/action-plan-domain';
import { view, type Here } from '@csp/platform-runtime';

/** The one id of a partnership's habits of following up. */
export const followUpId = 'settings';

/** How the partnership follows up: one row, none while nothing was said. */
export const followUpSettings = view<FollowUpSettings, FollowUpEvent>()({
  name: 'follow-up-settings',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type === 'FollowUpSettingsChanged.v1' ? [followUpId] : []),
  fold: (_, { event: { data } }) => data,
  indexes: {},
});

export const followUpHere = async (here: Here): Promise<FollowUpSettings> =>
  (await here.rows(followUpSettings).get(followUpId)) ?? usualFollowUp;
