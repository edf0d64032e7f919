import { describe, expect, it } from 'vitest';
import { emptyAttachment, type AttachmentState } from './attachment-form.ts';
import { decisionInput, decisionState, mistakesIn } from './decision-input.ts';

const state = (part: Partial<AttachmentState> = {}): AttachmentState => ({
  ...emptyAttachment,
  kind: 'decision',
  paragraphId: 'p1',
  subject: ' The plan ',
  ...part,
});

describe('a decision as it is typed', () => {
  it('says nothing of what was left out', () =>
    expect(decisionInput(state(), 'p1')).toEqual({
      paragraphId: 'p1',
      verb: 'AGREED',
      subject: 'The plan',
      caveat: null,
      recommendation: null,
      votes: null,
      setsOff: null,
    }));
  it('counts votes where any was typed', () =>
    expect(decisionInput(state({ votesFor: '7', votesAgainst: '1' }), 'p1').votes).toEqual({
      for: 7,
      against: 1,
      abstained: 0,
    }));
  it.each<[Partial<AttachmentState>, object]>([
    [
      { setsOff: 'GROUP_SET_UP', groupName: ' Delivery ' },
      { kind: 'GROUP_SET_UP', name: 'Delivery', groupKind: 'Delivery' },
    ],
    [
      { setsOff: 'GROUP_RENAMED', groupId: 'g', groupName: 'New' },
      { kind: 'GROUP_RENAMED', groupId: 'g', name: 'New' },
    ],
    [
      { setsOff: 'GROUP_DISBANDED', groupId: 'g' },
      { kind: 'GROUP_DISBANDED', groupId: 'g' },
    ],
    [
      { setsOff: 'RECOMMENDATION_AGREED', recommendationId: 'r' },
      { kind: 'RECOMMENDATION_AGREED', recommendationId: 'r' },
    ],
    [
      { setsOff: 'TERMS_OF_REFERENCE_ADOPTED', groupId: 'g', terms: 'To meet', reviewOn: '' },
      { kind: 'TERMS_OF_REFERENCE_ADOPTED', groupId: 'g', text: 'To meet', reviewOn: null },
    ],
  ])('sets off %j', (typed, setsOff) => {
    const input = decisionInput(state(typed), 'p1');
    expect(input.setsOff).toEqual(setsOff);
    const again = { ...state(), ...decisionState(input), kind: 'decision' as const };
    expect(decisionInput(again, 'p1')).toEqual(input);
  });
  it.each<[Partial<AttachmentState>, string]>([
    [{ subject: ' ' }, 'decision-subject'],
    [{ votesAgainst: 'x' }, 'votes-for'],
    [{ setsOff: 'GROUP_RENAMED', groupName: 'New' }, 'decision-group'],
    [{ setsOff: 'GROUP_SET_UP' }, 'decision-group-name'],
    [{ setsOff: 'RECOMMENDATION_AGREED' }, 'decision-which-recommendation'],
    [{ setsOff: 'TERMS_OF_REFERENCE_ADOPTED', groupId: 'g' }, 'decision-terms'],
  ])('%j is a mistake at %s', (typed, field) => expect(mistakesIn(state(typed))).toMatchObject([{ field }]));
});
