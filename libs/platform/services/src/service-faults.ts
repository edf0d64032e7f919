import { GraphQLError } from 'graphql';

/** The service that would know doesn't answer. What others know is answered all the same. */
export const unavailable = (service: string): GraphQLError =>
  new GraphQLError(`The part of this product called "${service}" does not answer. Try again in a moment.`, {
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });

/** A change was sent, and the answer was lost. */
export const outcomeUnknown = (): GraphQLError =>
  new GraphQLError('It is not certain whether this was stored. Send it again with the same command id.', {
    extensions: { code: 'OUTCOME_UNKNOWN' },
  });

export const noLongerAllowed = (): GraphQLError =>
  new GraphQLError('You need to sign in with a role that may do this here.', { extensions: { code: 'FORBIDDEN' } });

/** A fault in how the processes are put together, such as keys that don't fit: recorded, and told to nobody. */
export class ServiceRefusedGateway extends Error {
  override readonly name = 'ServiceRefusedGateway';
}
