import type { Owner } from '@csp/action-plan-contract';
import { isLocalDate, type LocalDate } from '@csp/kernel';

/** An agency as a partnership lists it. */
export interface KnownAgency {
  readonly id: string;
  readonly name: string;
  /** Its last day; null while it takes part. */
  readonly until: LocalDate | null;
}

export type OwnerFault = 'unknown-agency' | 'agency-left';
export type OwnerWarning = 'another-name' | 'no-role';

export interface OwnersRead {
  readonly owners: readonly Owner[];
  readonly faults: readonly OwnerFault[];
  readonly warnings: readonly OwnerWarning[];
}

const months = 'january february march april may june july august september october november december'.split(' ');
const padded = (number: string): string => number.padStart(2, '0');

/** `2020-10-06`, `6/10/2020`, `6.10.20` or `6 October 2020` as a date: the day first. Null where there is no such day. */
export const dateIn = (cell: string): LocalDate | null => {
  const text = cell.trim().toLowerCase();
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const words = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = numbers ?? words ?? [];
  const number = words ? String(months.findIndex((name) => name.startsWith(month)) + 1) : month;
  const date = day ? `${year.length === 2 ? '20' : ''}${year}-${padded(number)}-${padded(day)}` : text;
  return isLocalDate(date) ? date : null;
};

/** What of a name tells it from others, however it is written. */
const essence = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\band\b|&/g, '')
    .replace(/^\s*the\b/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const agencyIn = (name: string, agencies: readonly KnownAgency[]): KnownAgency | undefined =>
  agencies.find((one) => one.name === name || one.id === name) ??
  agencies.find((one) => essence(one.name) === essence(name));

/** One owner: `Cambridgeshire Constabulary: Chief Inspector`, or the agency alone. */
const ownerIn = (text: string, agencies: readonly KnownAgency[], today: LocalDate): OwnersRead => {
  const colon = text.lastIndexOf(':');
  const whole = agencyIn(text.trim(), agencies);
  const name = whole || colon < 0 ? text.trim() : text.slice(0, colon).trim();
  const agency = whole ?? agencyIn(name, agencies);
  if (!agency) return { owners: [], faults: ['unknown-agency'], warnings: [] };
  if (agency.until !== null && agency.until < today) return { owners: [], faults: ['agency-left'], warnings: [] };
  const role = whole ? '' : text.slice(colon + 1).trim();
  return {
    owners: [{ agencyId: agency.id, role: role || 'Representative' }],
    faults: [],
    warnings: [
      ...(name === agency.name || name === agency.id ? [] : (['another-name'] as const)),
      ...(role ? [] : (['no-role'] as const)),
    ],
  };
};

/** The owners in a cell, one a line or with semicolons between them. */
export const ownersIn = (cell: string, agencies: readonly KnownAgency[], today: LocalDate): OwnersRead => {
  const texts = cell.split(/[;\r\n]+/).filter((text) => text.trim());
  const read = texts.map((text) => ownerIn(text, agencies, today));
  return {
    owners: read.flatMap(({ owners }) => owners),
    faults: [...new Set(read.flatMap(({ faults }) => faults))],
    warnings: [...new Set(read.flatMap(({ warnings }) => warnings))],
  };
};
