import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type AnyVariables, type Client, type TypedDocumentNode } from 'urql';
import { hasSignedOut } from '../app/session.ts';
import { answerOf, faulty, mostFaults, type Answer, type LaterBecause, type Refused } from './answer.ts';
import { backoffMilliseconds } from './backoff.ts';

export type CommandState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly waiting?: LaterBecause }
  | ({ readonly kind: 'refused' } & Refused);

type Union = { readonly __typename: string };
type Document<R extends Union, Input> = TypedDocumentNode<{ readonly result: R }, { readonly input: Input }>;

/** Sends once. Someone whose session has ended is not refused for good: they sign in again and it goes out then. */
export const send = async <R extends Union, Input>(
  client: Client,
  document: Document<R, Input>,
  input: Input,
): Promise<Answer<Exclude<R, { __typename: 'Refusal' }>>> => {
  const mutation = document as TypedDocumentNode<{ readonly result: R }, AnyVariables>;
  const answer = answerOf(await client.mutation(mutation, { input }).toPromise());
  if (answer.kind === 'refused' && answer.code === 'FORBIDDEN' && (await hasSignedOut())) {
    return { kind: 'later', because: 'signed-out' };
  }
  return answer;
};

/**
 * One form's command. While the connection is away it is sent again with the same command id; `run` answers once there is
 * an answer, so that a form can empty itself then and not before.
 */
export const useCommand = <R extends Union, Input extends { readonly commandId?: string | null }>(
  document: Document<R, Input>,
) => {
  const client = useClient();
  const [state, setState] = useState<CommandState>({ kind: 'idle' });
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => void (gone.current = true);
  }, []);

  const run = useCallback(
    async (input: Omit<Input, 'commandId'>): Promise<Exclude<R, { __typename: 'Refusal' }> | undefined> => {
      const command = { ...input, commandId: crypto.randomUUID() } as unknown as Input;
      setState({ kind: 'sending' });
      for (let attempt = 0; !gone.current; attempt++) {
        const answer: Answer<Exclude<R, { __typename: 'Refusal' }>> = await send(client, document, command);
        if (answer.kind === 'done') {
          setState({ kind: 'idle' });
          return answer.value;
        }
        if (answer.kind === 'refused') {
          setState({ kind: 'refused', code: answer.code, message: answer.message });
          return undefined;
        }
        if (answer.because === 'fault' && attempt >= mostFaults) {
          setState(faulty);
          return undefined;
        }
        setState({ kind: 'sending', waiting: answer.because });
        await new Promise((resolve) => setTimeout(resolve, backoffMilliseconds(attempt, Math.random())));
      }
      return undefined;
    },
    [client, document],
  );
  return { run, state, busy: state.kind === 'sending', clear: useCallback(() => setState({ kind: 'idle' }), []) };
};
