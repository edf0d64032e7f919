const name = /^[a-z][a-z-]*$/;
const prefixed = /^[a-z][a-z0-9]*$/;

/** Where a context's publications are: `csp.meetings.v1`. The version is that of the message's form, not of the events'. */
export const topicOf = (context: string, prefix = 'csp'): string => {
  if (!name.test(context)) throw new Error(`Not a context's name: ${JSON.stringify(context)}`);
  if (!prefixed.test(prefix)) throw new Error(`Not a prefix for topics: ${JSON.stringify(prefix)}`);
  return `${prefix}.${context}.v1`;
};

const agencyName = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/;

/**
 * Where an agency is told what concerns it: `csp.agency.cambs-fire.v1`. Throws for an id that couldn't stand there: a dot in it
 * could make one agency's names begin like another's, and Kafka takes a dot and an underscore for the same in places.
 */
export const agencyTopicOf = (agencyId: string, prefix = 'csp'): string => `${agencyNames(agencyId, prefix)}.v1`;

/** What the names of an agency's consumer groups begin with, the final dot included. Throws as `agencyTopicOf`. */
export const agencyGroupsOf = (agencyId: string, prefix = 'csp'): string => `${agencyNames(agencyId, prefix)}.`;

const agencyNames = (agencyId: string, prefix: string): string => {
  if (!agencyName.test(agencyId)) throw new Error(`No topic can be named by the agency ${JSON.stringify(agencyId)}.`);
  if (!prefixed.test(prefix)) throw new Error(`Not a prefix for topics: ${JSON.stringify(prefix)}`);
  return `${prefix}.agency.${agencyId}`;
};
