import { recommendation, type RecommendationCommand } from '@csp/action-plan-domain';
import type { LocalDate } from '@csp/kernel';
import { dateOf, type Day } from './days.ts';
import { idOf } from './ids.ts';
import type { Give } from './office.ts';
import type { Papers, RecommendationPaper } from './papers.ts';

export const recommendationId = (slug: string, key: string): string => idOf(slug, 'recommendation', key);

/** What becomes of recommendations outside meetings. */
export const recommendationSteps = ({ slug, recommendations = [] }: Papers, today: LocalDate, give: Give): void => {
  for (const paper of recommendations) {
    const id = recommendationId(slug, paper.key);
    const say = (name: string, on: Day, command: (date: LocalDate) => RecommendationCommand): void => {
      const date = dateOf(on, today);
      const named = `recommendation/${paper.key}/${name}`;
      give(named, { date, time: '14:00' }, 'action-plan', recommendation, id, command(date));
    };
    say('propose', paper.on, (proposedOn) => proposal(id, paper, proposedOn, today));
    const { refused, takenUp } = paper;
    if (refused) {
      const { reason } = refused;
      say('refuse', refused.on, (refusedOn) => ({ type: 'RefuseRecommendation', reason, refusedOn }));
    }
    if (takenUp) {
      const { actions = [], agencyIds = [] } = takenUp;
      const actionPointIds = actions.map((action) => idOf(slug, 'action', action));
      say('take-up', takenUp.on, (takenUpOn) => ({
        type: 'TakeUpRecommendation',
        actionPointIds,
        agencyIds,
        takenUpOn,
      }));
    }
  }
};

const proposal = (
  id: string,
  { source, sourceTitle, number, text, agencyIds = [], targetOn }: RecommendationPaper,
  proposedOn: LocalDate,
  today: LocalDate,
): RecommendationCommand => ({
  type: 'ProposeRecommendation',
  ...{ id, source, sourceTitle, number, text, agencyIds, proposedOn },
  targetOn: targetOn === undefined ? null : dateOf(targetOn, today),
});
