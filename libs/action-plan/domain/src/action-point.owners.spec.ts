import type { ActionPointEvent } from '@csp/action-plan-contract';
import { describe, it } from 'vitest';
import {
  closed,
  decline,
  declined,
  given,
  raised,
  reassign,
  reassigned,
  reopened,
  update,
} from './action-point.examples.ts';

const answered = (answer: 'acknowledged' | 'accepted', note: string | null = null): ActionPointEvent =>
  ({ ...declined, data: { ...declined.data, answer, note } }) as ActionPointEvent;
const acknowledge = { ...decline, answer: 'acknowledged', note: null } as const;
const accept = { ...decline, answer: 'accepted', note: null } as const;

describe('AnswerActionPoint', () => {
  it('says that it was seen', () => given(raised).when(acknowledge).then(answered('acknowledged')));
  it('accepts it, with a word or without', () => {
    given(raised, answered('acknowledged')).when(accept).then(answered('accepted'));
    given(raised)
      .when({ ...accept, note: ' By June ' })
      .then(answered('accepted', 'By June'));
  });
  it('declines it with a reason', () => {
    given(raised).when(decline).then(declined);
    given(raised)
      .when({ ...decline, note: ' ' })
      .thenRefused('empty-text');
    given(raised)
      .when({ ...decline, note: null })
      .thenRefused('empty-text');
  });
  it('keeps to what can be kept', () =>
    given(raised)
      .when({ ...accept, note: 'x'.repeat(4_001) })
      .thenRefused('too-long'));
  it('is for owners', () =>
    given(raised)
      .when({ ...accept, agencyId: 'police' })
      .thenRefused('not-an-owner'));
  it('may change between yes and no, but not back to only seen', () => {
    given(raised, declined).when(accept).then(answered('accepted'));
    given(raised, answered('accepted')).when(decline).then(declined);
    given(raised, declined).when(acknowledge).thenRefused('already-answered');
  });
  it('is refused before there is a point, and once closed', () => {
    given().when(accept).thenRefused('unknown-action-point');
    given(raised, closed).when(accept).thenRefused('already-closed');
  });
  it('is asked for again once reopened', () =>
    given(raised, answered('accepted'), closed, reopened).when(acknowledge).then(answered('acknowledged')));
  it('a repeat is nothing', () => {
    given(raised, answered('accepted')).when(accept).thenNothing();
    given(raised, declined).when(decline).thenNothing();
  });
});

describe('ReassignActionPoint', () => {
  it('names others, with a reason', () => given(raised, declined).when(reassign).then(reassigned));
  it('needs owners and a reason', () => {
    given(raised)
      .when({ ...reassign, owners: [] })
      .thenRefused('no-owner');
    given(raised)
      .when({ ...reassign, owners: Array(11).fill(reassign.owners[0]) })
      .thenRefused('too-many-owners');
    given(raised)
      .when({ ...reassign, reason: '' })
      .thenRefused('empty-text');
  });
  it('takes the word from those it was taken from', () =>
    given(raised, reassigned).when(update).thenRefused('not-an-owner'));
  it('to the one who declined asks anew', () => {
    const same = { ...reassign, owners: [{ agencyId: 'research-group', role: 'Officer' }] };
    const kept = { ...reassigned, data: { ...reassigned.data, owners: same.owners } } as ActionPointEvent;
    given(raised, declined).when(same).then(kept);
    given(raised, declined, kept).when(acknowledge).then(answered('acknowledged'));
  });
  it('is refused once closed', () => given(raised, closed).when(reassign).thenRefused('already-closed'));
  it('a repeat is nothing', () => given(raised, reassigned).when(reassign).thenNothing());
});
