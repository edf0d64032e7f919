import type { PartnershipEvent, PartnershipSettings } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';

export type SettingsRow = Pick<
  PartnershipSettings,
  'noticeWorkingDays' | 'quorumAgencies' | 'minuteNumbering' | 'actionReferences'
>;

/** The one row: a tenant has one set of habits. */
export const settingsKey = 'settings';

const folded: readonly string[] = ['PartnershipFounded.v1', 'SettingsChanged.v1'] satisfies PartnershipEvent['type'][];

/** The partnership's habits that a meeting takes over on the day it is scheduled. */
export const settings = view<SettingsRow, PartnershipEvent>()({
  name: 'settings',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) => (folded.includes(event.type) ? [settingsKey] : []),
  fold: (row, { event }) => {
    if (event.type !== 'PartnershipFounded.v1' && event.type !== 'SettingsChanged.v1') return row;
    const { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences } = event.data.settings;
    return { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences };
  },
  indexes: {},
});
