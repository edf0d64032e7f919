import { shortDate } from '../calendar/dates.ts';
import type { Tone } from '../design/messages.tsx';
import type { ActionPoint, ActionPointRow } from './action-point.documents.ts';

export const statusWords: Readonly<Record<ActionPointRow['status'], string>> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  CLOSED: 'Closed',
  WITHDRAWN: 'Withdrawn',
};

export const statusTones: Readonly<Record<ActionPointRow['status'], Tone>> = {
  OPEN: 'blue',
  IN_PROGRESS: 'yellow',
  CLOSED: 'green',
  WITHDRAWN: 'grey',
};

export const changeWords: Readonly<Record<ActionPoint['history'][number]['kind'], string>> = {
  RAISED: 'Raised',
  UPDATED: 'Progress',
  ACKNOWLEDGED: 'Seen',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  REASSIGNED: 'Given to other owners',
  CLOSED: 'Closed',
  REOPENED: 'Reopened',
  CARRIED_FORWARD: 'Carried forward',
  DUE_DATE_CHANGED: 'Due date changed',
  WITHDRAWN: 'Withdrawn',
};

/** `Officer (minutes), Cambridge City Council; …` */
export const ownersText = (owners: ActionPointRow['owners']): string =>
  owners.map(({ role, agency }) => `${role}, ${agency.name}`).join('; ');

const answerWords = { ACKNOWLEDGED: 'has seen it', ACCEPTED: 'accepted', DECLINED: 'declined' } as const;

/** `Cambridgeshire Constabulary accepted: by June` */
export const answerText = ({ agency, answer, note, heardOn, askedOn }: ActionPoint['answers'][number]): string => {
  const said = answer ? answerWords[answer] : heardOn ? `last heard of on ${shortDate(heardOn)}` : undefined;
  return `${agency.name} ${said ?? `not heard of since ${shortDate(askedOn)}`}${note ? `: ${note}` : ''}`;
};

/** `No response for 20 days` */
export const silenceText = (days: number): string => `No response for ${days === 1 ? '1 day' : `${days} days`}`;
