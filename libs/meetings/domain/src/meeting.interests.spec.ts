import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import { agreed, attended, decided, draft, open, scheduled, sentRound } from './meeting.examples.ts';
import type { DeclareInterest } from './meeting.interests.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const declare: DeclareInterest = {
  type: 'DeclareInterest',
  declarationId: 'n1',
  itemId: 'i21',
  role: 'Chair',
  agencyId: 'county',
  kind: 'prejudicial',
  nature: ' Holds the post that is to be funded ',
  conduct: 'left-the-room',
};
const declared: MeetingEvent = {
  type: 'InterestDeclared.v1',
  data: {
    meetingId: 'm1',
    declarationId: 'n1',
    itemId: 'i21',
    role: 'Chair',
    agencyId: 'county',
    agencyName: 'Cambridgeshire County Council',
    kind: 'prejudicial',
    nature: 'Holds the post that is to be funded',
    conduct: 'left-the-room',
  },
};
const withdraw = { type: 'WithdrawDeclaration', declarationId: 'n1' } as const;
const withdrawn: MeetingEvent = { type: 'DeclarationWithdrawn.v1', data: { meetingId: 'm1', declarationId: 'n1' } };

describe('DeclareInterest', () => {
  it('is recorded with what was done about it', () =>
    given(...draft)
      .when(declare)
      .then(declared));
  it.each([
    [{ itemId: 'i9' }, 'unknown-item'],
    [{ role: 'Leader' }, 'not-present'],
    [{ agencyId: 'police' }, 'not-present'],
    [{ nature: ' ' }, 'empty-text'],
    [{ nature: 'x'.repeat(501) }, 'too-long'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...draft)
      .when({ ...declare, ...change })
      .thenRefused(code),
  );
  it('needs attendance to be recorded first', () =>
    given(...open)
      .when(declare)
      .thenRefused('not-present'));
  it('leaves no decision of its item without a quorum', () =>
    given(...draft, decided)
      .when({ ...declare, itemId: 'i1' })
      .thenRefused('decisions-need-quorum'));
  it('stops at 200', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...declared,
      data: { ...declared.data, declarationId: `x${index}` },
    })) as MeetingEvent[];
    given(...draft, ...many)
      .when(declare)
      .thenRefused('too-many-declarations');
  });
  it('is refused before the meeting', () => given(scheduled).when(declare).thenRefused('not-open'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(declare)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...draft, declared)
      .when(declare)
      .thenNothing());
});

describe('WithdrawDeclaration', () => {
  it('takes it out of the draft', () =>
    given(...draft, declared)
      .when(withdraw)
      .then(withdrawn));
  it('gives its item the quorum back', () =>
    given(...draft, attended, { ...declared, data: { ...declared.data, itemId: 'i1' } } as MeetingEvent, withdrawn)
      .when({ ...declare, declarationId: 'n2' })
      .then({ ...declared, data: { ...declared.data, declarationId: 'n2' } } as MeetingEvent));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(withdraw)
      .thenRefused('minutes-circulated'));
  it('a repeat is refused: it is gone', () =>
    given(...draft, declared, withdrawn)
      .when(withdraw)
      .thenRefused('unknown-declaration'));
});
