import { tenantId, type Recorded } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import type { Here, Reaction } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { doToGroupsWhatWasDecided } from './do-to-groups-what-was-decided.policy.ts';

type Effect = Extract<MeetingEvent, { type: 'DecisionTookEffect.v1' }>['data']['setsOff'];

const recorded = (event: MeetingEvent): Recorded<MeetingEvent> => ({
  event,
  tenant: tenantId('cambridge-city'),
  stream: 'meeting-m1',
  position: 7,
  index: 0,
  commandId: 'c',
  correlation: 'c',
  causation: 'c',
  actor: 'p',
  at: '2020-10-20T11:00:00.000Z',
});
const active = [
  { id: 'board', name: 'Board' },
  { id: 'd1', name: 'Delivery group' },
];
const rows = (() => ({ find: async () => active })) as unknown as Here['rows'];
const after = (setsOff: Effect): Promise<Reaction | undefined> | Reaction | undefined =>
  doToGroupsWhatWasDecided.react(
    recorded({
      type: 'DecisionTookEffect.v1',
      data: { meetingId: 'm1', decisionId: 'd1', setsOff, on: '2020-10-06' },
    }),
    rows,
  );

describe('what was decided of groups', () => {
  it('sets one up under the decision’s id, so that a repeat sets up no second', async () => {
    expect(await after({ kind: 'group-set-up', name: 'Delivery group', groupKind: 'Delivery group' })).toMatchObject({
      id: 'd1',
      command: {
        type: 'SetUpGroup',
        groupId: 'd1',
        name: 'Delivery group',
        kind: 'Delivery group',
        setUpOn: '2020-10-06',
        takenNames: ['Board'],
      },
    });
  });
  it('renames', async () => {
    expect(await after({ kind: 'group-renamed', groupId: 'board', name: 'Executive' })).toMatchObject({
      id: 'board',
      command: { type: 'RenameGroup', name: 'Executive', on: '2020-10-06', takenNames: ['Delivery group'] },
    });
  });
  it('disbands', async () => {
    expect(await after({ kind: 'group-disbanded', groupId: 'board' })).toMatchObject({
      id: 'board',
      command: { type: 'DisbandGroup', on: '2020-10-06' },
    });
  });
  it('adopts terms of reference', async () => {
    const terms = { kind: 'terms-of-reference-adopted', groupId: 'board', text: 'To meet', reviewOn: null } as const;
    expect(await after(terms)).toMatchObject({
      id: 'board',
      command: {
        ...{ type: 'AdoptTermsOfReference', text: 'To meet', adoptedOn: '2020-10-06', reviewOn: null },
        decided: { meetingId: 'm1', decisionId: 'd1' },
      },
    });
  });
  it('is nothing about recommendations', async () =>
    expect(await after({ kind: 'recommendation-agreed', recommendationId: 'r1' })).toBeUndefined());
  it('is nothing else that happens in meetings', async () => {
    const opened: MeetingEvent = { type: 'MeetingOpened.v1', data: { meetingId: 'm1' } };
    expect(await doToGroupsWhatWasDecided.react(recorded(opened), rows)).toBeUndefined();
  });
});
