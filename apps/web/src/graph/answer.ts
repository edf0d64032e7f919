import type { CombinedError } from 'urql';

/** What a change came to. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Understood and not carried out; nothing has changed. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** Not known to have arrived: to be sent again, unchanged and with the same command id. */
  | { readonly kind: 'later'; readonly because: LaterBecause };

export type LaterBecause = 'connection' | 'signed-out' | 'storage' | 'fault';

/** A fault that stays is no reason to hold up all that comes after. */
export const mostFaults = 5;

export const faulty = {
  kind: 'refused',
  code: 'fault',
  message: 'The service failed on this several times. It has been recorded there. What you typed is kept here.',
} as const;

export interface Refused {
  readonly code: string;
  readonly message: string;
}

/** Codes after which the very same command may be sent again. */
const again: Readonly<Record<string, LaterBecause>> = {
  UNAUTHENTICATED: 'signed-out',
  SERVICE_UNAVAILABLE: 'connection',
  OUTCOME_UNKNOWN: 'storage',
  STORAGE_FULL: 'storage',
  INTERNAL_SERVER_ERROR: 'fault',
};

/** What went wrong on the way to an answer; refusals proper come as data. */
export const failureOf = (error: CombinedError): Exclude<Answer<never>, { kind: 'done' }> => {
  const [first] = error.graphQLErrors;
  const status = (error.response as { status?: number } | undefined)?.status ?? 0;
  if (!first) return { kind: 'later', because: status === 401 ? 'signed-out' : 'connection' };
  const code = String(first.extensions?.['code'] ?? 'BAD_REQUEST');
  const because = again[code];
  if (because) return { kind: 'later', because };
  return { kind: 'refused', code, message: first.message };
};

type Union = { readonly __typename: string };

/** Every mutation asks for its field as `result`, a union of what was changed and `Refusal`. */
export const answerOf = <R extends Union>(result: {
  readonly data?: { readonly result: R } | null | undefined;
  readonly error?: CombinedError | undefined;
}): Answer<Exclude<R, { __typename: 'Refusal' }>> => {
  if (result.error) return failureOf(result.error);
  const value = result.data?.result;
  if (!value) return { kind: 'later', because: 'connection' };
  if (value.__typename === 'Refusal') {
    const { code, message } = value as unknown as Refused;
    return { kind: 'refused', code, message };
  }
  return { kind: 'done', value: value as Exclude<R, { __typename: 'Refusal' }> };
};
