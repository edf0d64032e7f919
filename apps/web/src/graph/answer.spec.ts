import { CombinedError } from 'urql';
import { describe, expect, it } from 'vitest';
import { answerOf } from './answer.ts';

const failed = (code: string) =>
  answerOf({ error: new CombinedError({ graphQLErrors: [{ message: 'Words.', extensions: { code } }] }) });

describe('the answer to a change', () => {
  it('is what was changed, or why it was not', () => {
    expect(answerOf({ data: { result: { __typename: 'Meeting', id: 'm' } } })).toMatchObject({
      kind: 'done',
      value: { id: 'm' },
    });
    const refusal = { __typename: 'Refusal', code: 'conflict', message: 'Changed meanwhile.' };
    expect(answerOf({ data: { result: refusal } })).toEqual({
      kind: 'refused',
      code: 'conflict',
      message: 'Changed meanwhile.',
    });
  });

  it('is waited for when it is not known what became of the change', () => {
    const offline = new CombinedError({ networkError: new Error('Failed to fetch') });
    expect(answerOf({ error: offline })).toEqual({ kind: 'later', because: 'connection' });
    expect(failed('SERVICE_UNAVAILABLE')).toEqual({ kind: 'later', because: 'connection' });
    expect(failed('OUTCOME_UNKNOWN')).toEqual({ kind: 'later', because: 'storage' });
    expect(failed('INTERNAL_SERVER_ERROR')).toEqual({ kind: 'later', because: 'fault' });
    expect(failed('STORAGE_FULL')).toEqual({ kind: 'later', because: 'storage' });
    expect(failed('UNAUTHENTICATED')).toEqual({ kind: 'later', because: 'signed-out' });
    expect(answerOf({})).toEqual({ kind: 'later', because: 'connection' });
  });

  it('is final when the server will never do it', () => {
    expect(failed('BAD_USER_INPUT')).toEqual({ kind: 'refused', code: 'BAD_USER_INPUT', message: 'Words.' });
    expect(failed('FORBIDDEN')).toMatchObject({ kind: 'refused', code: 'FORBIDDEN' });
  });
});
