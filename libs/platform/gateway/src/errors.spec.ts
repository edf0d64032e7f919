import { OutcomeUnknown, StorageFull, UnknownTenant } from '@csp/kernel';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formatError } from './errors.ts';

const told = (original: Error) => {
  const recorded: Error[] = [];
  const thrown = new GraphQLError(original.message, { originalError: original });
  const formatted = formatError((error) => recorded.push(error))(thrown.toJSON(), thrown);
  return { formatted, recorded };
};

describe('what is told of a fault', () => {
  it.each([
    [new OutcomeUnknown('disk I/O error in log.db'), 'OUTCOME_UNKNOWN'],
    [new StorageFull('SQLITE_FULL'), 'STORAGE_FULL'],
    [new UnknownTenant('There is no partnership "fenland" here.'), 'UNKNOWN_PARTNERSHIP'],
  ])('is its code and our own words where storage has a name for it: %s', (fault, code) => {
    const { formatted, recorded } = told(fault);
    expect(formatted.extensions).toEqual({ code });
    expect(formatted.message).not.toContain(fault.message);
    expect(recorded).toEqual([]);
  });

  it('is one sentence for a bug, which is recorded', () => {
    const bug = new TypeError('cannot read the secret of undefined');
    const { formatted, recorded } = told(bug);
    expect(formatted.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(formatted)).not.toContain('secret');
    expect(recorded).toEqual([bug]);
  });
});
