import type { MeetingEvent } from '@csp/meetings-contract';
import { group } from '@csp/partnerships-domain';
import { reaction, type Policy } from '@csp/platform-runtime';
import { namesBeside } from '../group/groups.view.ts';

/** A group that a meeting decided to set up, rename or disband, or whose terms it adopted, stands so in the record. */
export const doToGroupsWhatWasDecided: Policy<MeetingEvent> = {
  name: 'do-to-groups-what-was-decided',
  source: 'meetings',
  react: async ({ event }, rows) => {
    if (event.type !== 'DecisionTookEffect.v1') return undefined;
    const { meetingId, decisionId, setsOff, on } = event.data;
    switch (setsOff.kind) {
      case 'group-set-up': {
        const { name, groupKind: kind } = setsOff;
        const takenNames = await namesBeside({ rows }, decisionId);
        const given = { groupId: decisionId, name, kind, cadence: null, setUpOn: on, takenNames };
        return reaction(group, decisionId, { type: 'SetUpGroup', ...given });
      }
      case 'group-renamed': {
        const { groupId, name } = setsOff;
        return reaction(group, groupId, {
          type: 'RenameGroup',
          name,
          on,
          takenNames: await namesBeside({ rows }, groupId),
        });
      }
      case 'group-disbanded':
        return reaction(group, setsOff.groupId, { type: 'DisbandGroup', on });
      case 'terms-of-reference-adopted': {
        const { groupId, text, reviewOn } = setsOff;
        const decided = { meetingId, decisionId };
        return reaction(group, groupId, { type: 'AdoptTermsOfReference', text, adoptedOn: on, reviewOn, decided });
      }
      case 'recommendation-agreed':
        return undefined;
    }
  },
};
