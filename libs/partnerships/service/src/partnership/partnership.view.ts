import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';

export interface SettingsRow {
  readonly noticeWorkingDays: number;
  readonly minuteNumbering: string;
  readonly actionReferences: string;
  readonly quorumAgencies: number;
  readonly ragLegend: readonly { readonly colour: string; readonly meaning: string }[];
}

export interface PartnershipRow {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly district: string | null;
  readonly council: string | null;
  readonly settings: SettingsRow;
}

type Settings = Extract<PartnershipEvent, { type: 'SettingsChanged.v1' }>['data']['settings'];

const asShown = (settings: Settings): SettingsRow => ({
  ...settings,
  minuteNumbering: inGraph(settings.minuteNumbering),
  actionReferences: inGraph(settings.actionReferences),
});

/** One row, the tenant itself, under its slug. */
export const partnerships = view<PartnershipRow, PartnershipEvent>()({
  name: 'partnerships',
  version: 1,
  source: 'partnerships',
  keys: ({ event, tenant }) =>
    event.type === 'PartnershipFounded.v1' || event.type === 'SettingsChanged.v1' ? [tenant] : [],
  fold: (row, { event }) => {
    if (event.type === 'PartnershipFounded.v1') {
      const { kind, settings, ...facts } = event.data;
      return { ...facts, kind: inGraph(kind), settings: asShown(settings) };
    }
    return row && event.type === 'SettingsChanged.v1' ? { ...row, settings: asShown(event.data.settings) } : row;
  },
  indexes: {},
});
