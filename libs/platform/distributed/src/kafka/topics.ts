const name = /^[a-z][a-z-]*$/;
const prefixed = /^[a-z][a-z0-9]*$/;

/** Where a context's publications are: `csp.meetings.v1`. The version is that of the message's form, not of the events'. */
export const topicOf = (context: string, prefix = 'csp'): string => {
  if (!name.test(context)) throw new Error(`Not a context's name: ${JSON.stringify(context)}`);
  if (!prefixed.test(prefix)) throw new Error(`Not a prefix for topics: ${JSON.stringify(prefix)}`);
  return `${prefix}.${context}.v1`;
};
