import type { MeetingCommand } from '@csp/meetings-domain';
import { idOf } from './ids.ts';
import type { Papers, SaidPaper } from './papers.ts';
import { recommendationId } from './recommendation-steps.ts';

/** What a decision sets off, with what its meeting knows of that. */
export const setOffBy = (
  { slug }: Papers,
  { agrees, adopts }: NonNullable<SaidPaper['decided']>,
): Pick<Extract<MeetingCommand, { type: 'RecordDecision' }>, 'setsOff' | 'group' | 'recommendationWaits'> => {
  if (adopts) {
    const { group, ...terms } = adopts;
    const groupId = idOf(slug, 'group', group);
    return { setsOff: { kind: 'terms-of-reference-adopted', groupId, ...terms }, group: { disbanded: false } };
  }
  if (agrees === undefined) return { setsOff: null, group: null };
  return {
    setsOff: { kind: 'recommendation-agreed', recommendationId: recommendationId(slug, agrees) },
    group: null,
    recommendationWaits: true,
  };
};
