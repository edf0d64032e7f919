import { textFault, type LocalDate, type TextFault } from '@csp/kernel';
import type { Lead } from '@csp/meetings-contract';

/** The longest texts, in characters (UTF-16 code units). */
export const longest = {
  title: 200,
  role: 200,
  place: 200,
  reason: 500,
  question: 2_000,
  subject: 500,
  minute: 10_000,
  actionPoint: 2_000,
  response: 4_000,
  heading: 200,
  contact: 500,
  recommendation: 2_000,
} as const;

/** A text as it is kept: what a person wrote, without the blanks around it. */
export const kept = (text: string): string => text.trim();

/** A text that may be left out; blanks alone say nothing. */
export const keptIfAny = (text: string | null): string | null => text?.trim() || null;

/** The first thing wrong with any of these texts; those left out have nothing wrong with them. */
export const faultOf = (
  ...texts: readonly (readonly [text: string | null, longest: number])[]
): TextFault | undefined => {
  for (const [text, limit] of texts) {
    const fault = text === null ? undefined : textFault(text, limit);
    if (fault) return fault;
  }
  return undefined;
};

/** An agency as this partnership lists it. */
export interface ListedAgency {
  readonly agencyId: string;
  /** None: the partnership has never listed it. */
  readonly name: string | null;
  /** The last day it was listed; none while it takes part. */
  readonly until: LocalDate | null;
}

/** A role, and the agency it belongs to where it belongs to one. */
export interface RoleOfAgency {
  readonly role: string;
  readonly agency: ListedAgency | null;
}

export type RoleRefusal = TextFault | 'unknown-agency' | 'agency-left';

/** What is wrong with naming this role for a meeting on that day. */
export const roleFault = ({ role, agency }: RoleOfAgency, on: LocalDate): RoleRefusal | undefined => {
  const fault = textFault(kept(role), longest.role);
  if (fault) return fault;
  if (agency && agency.name === null) return 'unknown-agency';
  return agency && agency.until !== null && agency.until < on ? 'agency-left' : undefined;
};

/** The role with the name its agency has in papers today. */
export const leadOf = ({ role, agency }: RoleOfAgency): Lead => ({
  role: kept(role),
  agencyId: agency?.agencyId ?? null,
  agencyName: agency?.name ?? null,
});
