import {
  isLocalDate,
  refuse,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';
import type { AgencyClass, PartnershipEvent, PartnershipKind, PartnershipSettings } from '@csp/partnerships-contract';
import { checkedSettings, sameSettings, type SettingsRefusal } from './settings.ts';
import { faultOf, isId, nameLength } from './texts.ts';

interface Facts {
  readonly slug: string;
  readonly name: string;
  readonly kind: PartnershipKind;
  readonly district: string | null;
  readonly council: string | null;
}

/** What a listing says; who took the agency's place only once it has ended. */
type Listing =
  | { readonly status: 'listed'; readonly name: string; readonly class: AgencyClass; readonly from: LocalDate | null }
  | { readonly status: 'ended'; readonly until: LocalDate; readonly succeededBy: string | null };

/** A tenant. Agencies that have left stay known, since old papers cite them. */
export type Partnership =
  | { readonly status: 'none' }
  | {
      readonly status: 'founded';
      /** As first written down, to tell a repeat from a second founding. */
      readonly facts: Facts;
      readonly foundedWith: PartnershipSettings;
      readonly settings: PartnershipSettings;
      readonly agencies: ReadonlyMap<string, Listing>;
    };

export type PartnershipCommand =
  | ({ readonly type: 'FoundPartnership'; readonly settings: PartnershipSettings } & Facts)
  /** Settings left out stay as they are. */
  | { readonly type: 'ChangeSettings'; readonly settings: Partial<PartnershipSettings> }
  | {
      readonly type: 'ListAgency';
      readonly agencyId: string;
      readonly name: string;
      readonly class: AgencyClass;
      readonly from: LocalDate | null;
    }
  | {
      readonly type: 'EndAgencyListing';
      readonly agencyId: string;
      readonly until: LocalDate;
      readonly succeededBy: string | null;
    };

type Command<Type extends PartnershipCommand['type']> = Extract<PartnershipCommand, { type: Type }>;
type Founded = Extract<Partnership, { status: 'founded' }>;

export type PartnershipRefusal =
  | TextFault
  | SettingsRefusal
  | 'already-founded'
  | 'not-founded'
  | 'bad-id'
  | 'already-listed'
  | 'not-listed'
  | 'too-many-agencies'
  | 'own-successor'
  | 'no-such-date'
  | 'out-of-order';

type Outcome = Decision<PartnershipEvent, PartnershipRefusal>;

/** The largest partnership of the county lists under 30; beyond this something is writing by itself. */
const mostAgencies = 1_000;

const found = ({ type: _, settings: habits, ...given }: Command<'FoundPartnership'>, state: Partnership): Outcome => {
  const facts = trimmed(given);
  if (!isId(facts.slug)) return refuse('bad-id');
  const fault = faultOf([facts.name, nameLength], [facts.district, nameLength], [facts.council, nameLength]);
  if (fault) return refuse(fault);
  const settings = checkedSettings(habits);
  if ('refused' in settings) return settings;
  if (state.status === 'none') return [{ type: 'PartnershipFounded.v1', data: { ...facts, settings } }];
  return sameFacts(state.facts, facts) && sameSettings(state.foundedWith, settings) ? [] : refuse('already-founded');
};

const trimmed = ({ slug, name, kind, district, council }: Facts): Facts => ({
  slug,
  name: name.trim(),
  kind,
  district: district?.trim() ?? null,
  council: council?.trim() ?? null,
});

const sameFacts = (a: Facts, b: Facts): boolean =>
  a.slug === b.slug && a.name === b.name && a.kind === b.kind && a.district === b.district && a.council === b.council;

const changeSettings = ({ settings: changes }: Command<'ChangeSettings'>, state: Founded): Outcome => {
  const settings = checkedSettings({ ...state.settings, ...changes });
  if ('refused' in settings) return settings;
  return sameSettings(settings, state.settings) ? [] : [{ type: 'SettingsChanged.v1', data: { settings } }];
};

const listAgency = ({ type: _, ...given }: Command<'ListAgency'>, state: Founded): Outcome => {
  const listing = { ...given, name: given.name.trim() };
  if (!isId(listing.agencyId)) return refuse('bad-id');
  const fault = faultOf([listing.name, nameLength]);
  if (fault) return refuse(fault);
  if (listing.from !== null && !isLocalDate(listing.from)) return refuse('no-such-date');
  const before = state.agencies.get(listing.agencyId);
  if (before?.status === 'listed') {
    const repeat = before.name === listing.name && before.class === listing.class && before.from === listing.from;
    return repeat ? [] : refuse('already-listed');
  }
  // One that comes back does so after it had left.
  if (before && listing.from !== null && listing.from <= before.until) return refuse('out-of-order');
  if (!before && state.agencies.size >= mostAgencies) return refuse('too-many-agencies');
  return [{ type: 'AgencyListed.v1', data: listing }];
};

const endListing = ({ type: _, ...ending }: Command<'EndAgencyListing'>, state: Founded): Outcome => {
  const { agencyId, until, succeededBy } = ending;
  const listing = state.agencies.get(agencyId);
  if (!listing) return refuse('not-listed');
  if (listing.status === 'ended')
    return listing.until === until && listing.succeededBy === succeededBy ? [] : refuse('not-listed');
  if (!isLocalDate(until)) return refuse('no-such-date');
  if (listing.from !== null && until < listing.from) return refuse('out-of-order');
  if (succeededBy !== null && !isId(succeededBy)) return refuse('bad-id');
  if (succeededBy === agencyId) return refuse('own-successor');
  return [{ type: 'AgencyListingEnded.v1', data: ending }];
};

const decide = (command: PartnershipCommand, state: Partnership): Outcome => {
  if (command.type === 'FoundPartnership') return found(command, state);
  if (state.status === 'none') return refuse('not-founded');
  switch (command.type) {
    case 'ChangeSettings':
      return changeSettings(command, state);
    case 'ListAgency':
      return listAgency(command, state);
    case 'EndAgencyListing':
      return endListing(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: Partnership, event: PartnershipEvent): Partnership => {
  if (event.type === 'PartnershipFounded.v1') {
    const { settings, ...facts } = event.data;
    return { status: 'founded', facts, foundedWith: settings, settings, agencies: new Map() };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SettingsChanged.v1':
      return { ...state, settings: event.data.settings };
    case 'AgencyListed.v1': {
      const { agencyId, ...listing } = event.data;
      return { ...state, agencies: new Map(state.agencies).set(agencyId, { status: 'listed', ...listing }) };
    }
    case 'AgencyListingEnded.v1': {
      const { agencyId, ...ending } = event.data;
      return { ...state, agencies: new Map(state.agencies).set(agencyId, { status: 'ended', ...ending }) };
    }
    default:
      return unreachable(event);
  }
};

/** One partnership: its facts, its habits, and the agencies that belong to it. Its id is its slug, one stream per tenant. */
export const partnership: Decider<PartnershipCommand, Partnership, PartnershipEvent, PartnershipRefusal> = {
  category: 'partnership',
  initial: { status: 'none' },
  decide,
  evolve,
};
