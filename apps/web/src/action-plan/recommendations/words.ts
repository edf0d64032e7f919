import type { Choice } from '../../design/field.tsx';
import type { Tone } from '../../design/messages.tsx';
import type { RecommendationRow } from './recommendation.documents.ts';

type Source = RecommendationRow['source'];
type Status = RecommendationRow['status'];

export const sourceWords: Readonly<Record<Source, string>> = {
  STRATEGIC_ASSESSMENT: 'Strategic assessment',
  DOMESTIC_HOMICIDE_REVIEW: 'Domestic homicide review',
  SCRUTINY: 'Scrutiny',
  PEER_REVIEW: 'Peer review',
};

export const recommendationWords: Readonly<Record<Status, string>> = {
  PROPOSED: 'Proposed',
  AGREED: 'Agreed',
  TAKEN_UP: 'Taken up',
  DONE: 'Done',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
};

export const recommendationTones: Readonly<Record<Status, Tone>> = {
  PROPOSED: 'yellow',
  AGREED: 'blue',
  TAKEN_UP: 'purple',
  DONE: 'green',
  REFUSED: 'grey',
  WITHDRAWN: 'grey',
};

const choicesFrom = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const sourceChoices = choicesFrom(sourceWords);
/** Those of a domestic homicide review come with it. */
export const enteredByHand = sourceChoices.filter(({ value }) => value !== 'DOMESTIC_HOMICIDE_REVIEW');
export const statusChoices = choicesFrom(recommendationWords);

/** `Strategic assessment 2020/21, 3` */
export const placeText = ({ sourceTitle, number }: Pick<RecommendationRow, 'sourceTitle' | 'number'>): string =>
  `${sourceTitle}, ${number}`;
