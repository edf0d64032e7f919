import type { Mistake } from '../../design/error-summary.tsx';
import type { InputOf } from '../commands.ts';
import type { Decision } from '../meeting.documents.ts';
import type { AttachmentState } from './attachment-form.ts';

type Kind = NonNullable<Decision['setsOff']>['kind'];
type Input = InputOf<'recordDecision'>;

const votesOf = (state: AttachmentState): NonNullable<Input['votes']> | null => {
  const counts = [state.votesFor, state.votesAgainst, state.votesAbstained].map((count) => count.trim());
  const [inFavour, against, abstained] = counts.map(Number);
  return counts.every((count) => count === '') ? null : { for: inFavour!, against: against!, abstained: abstained! };
};

const consequenceOf = ({
  setsOff,
  groupId,
  groupName,
  terms,
  reviewOn,
  recommendationId,
}: AttachmentState): NonNullable<Input['setsOff']> | null => {
  const name = groupName.trim();
  switch (setsOff as Kind | '') {
    case '':
      return null;
    case 'GROUP_SET_UP':
      return { kind: 'GROUP_SET_UP', name, groupKind: name };
    case 'GROUP_RENAMED':
      return { kind: 'GROUP_RENAMED', groupId, name };
    case 'GROUP_DISBANDED':
      return { kind: 'GROUP_DISBANDED', groupId };
    case 'TERMS_OF_REFERENCE_ADOPTED':
      return { kind: 'TERMS_OF_REFERENCE_ADOPTED', groupId, text: terms.trim(), reviewOn: reviewOn || null };
    case 'RECOMMENDATION_AGREED':
      return { kind: 'RECOMMENDATION_AGREED', recommendationId };
  }
};

/** What the form holds as the graph takes it. */
export const decisionInput = (state: AttachmentState, paragraphId: string): Input => ({
  paragraphId,
  verb: state.verb as Decision['verb'],
  subject: state.subject.trim(),
  caveat: state.caveat.trim() || null,
  recommendation: state.recommendation.trim() || null,
  votes: votesOf(state),
  setsOff: consequenceOf(state),
});

/** The form with what was sent in it, to be put back where it was refused. */
export const decisionState = ({
  caveat,
  recommendation,
  votes,
  setsOff,
  ...input
}: Input): Partial<AttachmentState> => ({
  ...input,
  caveat: caveat ?? '',
  recommendation: recommendation ?? '',
  ...(votes && {
    votesFor: String(votes.for),
    votesAgainst: String(votes.against),
    votesAbstained: String(votes.abstained),
  }),
  ...(setsOff && {
    setsOff: setsOff.kind,
    groupId: setsOff.groupId ?? '',
    groupName: setsOff.name ?? '',
    terms: setsOff.text ?? '',
    reviewOn: setsOff.reviewOn ?? '',
    recommendationId: setsOff.recommendationId ?? '',
  }),
});

export const mistakesIn = (state: AttachmentState): readonly Mistake[] => {
  const { setsOff } = state;
  const votes = [state.votesFor, state.votesAgainst, state.votesAbstained];
  const badVotes = votes.some((count) => !/^\d{0,3}$/.test(count.trim()));
  const named = setsOff === 'GROUP_SET_UP' || setsOff === 'GROUP_RENAMED';
  const ofRecommendation = setsOff === 'RECOMMENDATION_AGREED';
  const ofGroup = setsOff !== '' && setsOff !== 'GROUP_SET_UP' && !ofRecommendation;
  const wrong = [
    { is: !state.subject.trim(), field: 'decision-subject', text: 'Enter what was decided on' },
    { is: badVotes, field: 'votes-for', text: 'Votes must be whole numbers' },
    { is: ofGroup && !state.groupId, field: 'decision-group', text: 'Choose the group' },
    {
      is: ofRecommendation && !state.recommendationId,
      field: 'decision-which-recommendation',
      text: 'Choose the recommendation',
    },
    { is: named && !state.groupName.trim(), field: 'decision-group-name', text: 'Enter the group’s name' },
    {
      is: setsOff === 'TERMS_OF_REFERENCE_ADOPTED' && !state.terms.trim(),
      field: 'decision-terms',
      text: 'Enter the terms of reference',
    },
  ];
  return wrong.flatMap(({ is, ...mistake }) => (is ? mistake : []));
};
