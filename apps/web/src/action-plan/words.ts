import type { Tone } from '../design/messages.tsx';
import type { ActionPoint, ActionPointRow } from './action-point.documents.ts';

export const statusWords: Readonly<Record<ActionPointRow['status'], string>> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  CLOSED: 'Closed',
};

export const statusTones: Readonly<Record<ActionPointRow['status'], Tone>> = {
  OPEN: 'blue',
  IN_PROGRESS: 'yellow',
  CLOSED: 'green',
};

export const changeWords: Readonly<Record<ActionPoint['history'][number]['kind'], string>> = {
  RAISED: 'Raised',
  UPDATED: 'Progress',
  CLOSED: 'Closed',
  REOPENED: 'Reopened',
  CARRIED_FORWARD: 'Carried forward',
};

/** `Officer (minutes), Cambridge City Council; …` */
export const ownersText = (owners: ActionPointRow['owners']): string =>
  owners.map(({ role, agency }) => `${role}, ${agency.name}`).join('; ');
