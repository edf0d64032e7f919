import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What storage faults are called outside, by the name they give themselves; everything else unexpected is one code with one sentence. */
const known: readonly (readonly [name: string, code: string, message: string])[] = [
  [
    'OutcomeUnknown',
    'OUTCOME_UNKNOWN',
    'It is not certain whether this was stored. Send it again with the same command id.',
  ],
  [
    'StorageFull',
    'STORAGE_FULL',
    'Nothing was stored because the disk is full. Send it again with the same command id.',
  ],
  ['UnknownTenant', 'UNKNOWN_PARTNERSHIP', 'There is no such partnership here.'],
];

const internal = 'Something went wrong here. It has been recorded.';

/** Our own words and the client's own mistakes go out as they are; a bug's message, stack or query never does. */
export const formatError = (record: (error: Error) => void) => (formatted: GraphQLFormattedError, thrown: unknown) => {
  const original = thrown instanceof GraphQLError ? thrown.originalError : thrown;
  const code = formatted.extensions?.['code'];
  if (original instanceof Error && !(original instanceof GraphQLError)) {
    const [, storageCode, message] = known.find(([name]) => name === original.name) ?? [];
    if (storageCode) return { ...formatted, message: message!, extensions: { code: storageCode } };
    // A scalar's own refusal comes wrapped with the code of the request it was found in.
    if (code === 'BAD_USER_INPUT') return { ...formatted, extensions: { code } };
    record(original);
    return { ...formatted, message: internal, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  if (code === 'INTERNAL_SERVER_ERROR') {
    record(thrown as Error);
    return { ...formatted, message: internal, extensions: { code } };
  }
  return { message: formatted.message, ...location(formatted), extensions: { code: code ?? 'BAD_REQUEST' } };
};

const location = ({ locations, path }: GraphQLFormattedError) => ({
  ...(locations && { locations }),
  ...(path && { path }),
});
