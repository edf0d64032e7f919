import { given as givenDecider } from '@csp/kernel';
import { describe, it } from 'vitest';
import { followUp } from './follow-up.ts';

const given = givenDecider(followUp);
const change = (silentAfterDays: number) =>
  ({ type: 'ChangeFollowUpSettings', settings: { silentAfterDays } }) as const;
const changed = { type: 'FollowUpSettingsChanged.v1', data: { silentAfterDays: 21 } } as const;

describe('ChangeFollowUpSettings', () => {
  it('sets after how many days an owner counts as silent', () => given().when(change(21)).then(changed));
  it('changes nothing when it says what is usual', () => given().when(change(14)).thenNothing());
  it.each([0, -1, 366, 1.5, Number.NaN])('takes no %d', (days) =>
    given().when(change(days)).thenRefused('days-out-of-range'),
  );
  it('a repeat is nothing', () => given(changed).when(change(21)).thenNothing());
});
