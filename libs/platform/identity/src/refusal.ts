import type { Refused } from '@csp/kernel';

/** Tells a refusal from any other answer of the account functions. */
export const isRefusal = <Answer extends object, Code extends string>(
  answer: Answer | Refused<Code>,
): answer is Refused<Code> => 'refused' in answer;
