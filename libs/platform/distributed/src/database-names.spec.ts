import { tenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { databaseNames, registryName } from './database-names.ts';

const longest = tenantId('a'.repeat(40));

describe('the name of a database', () => {
  it('can be read', () =>
    expect(databaseNames('csp', 'action-plan')(tenantId('cambridge-city'))).toBe('csp_action-plan_cambridge-city'));
  it('has room for every tenant', () => {
    expect(databaseNames('csp', 'a'.repeat(18))(longest)).toHaveLength(63);
    expect(() => databaseNames('csp', 'a'.repeat(19))).toThrow('at most 18 letters');
  });
  it('is no other pair`s, however their parts join', () => {
    const pairs = ['plan', 'plan-of', 'of-plan'].flatMap((context) =>
      ['of-people', 'people', 'plan-people'].map((tenant) => databaseNames('csp', context)(tenantId(tenant))),
    );
    expect(new Set([...pairs, registryName('csp')]).size).toBe(10);
  });
  it.each(['', 'Plan', 'pl_an', 'plan/x', 'pl.an', 'plan$', '1plan', 'plán', 'plan\0'])(
    'is not made from a context %j',
    (context) => expect(() => databaseNames('csp', context)).toThrow('Not a context'),
  );
  it.each(['', 'c_sp', 'C', '1', 'c-p'])('is not made from a prefix %j', (prefix) =>
    expect(() => databaseNames(prefix, 'plan')).toThrow('Not a prefix'),
  );
  it.each(['Cambridge', 'a_b', '../x', ''])('is not made from a tenant %j', (tenant) =>
    expect(() => databaseNames('csp', 'plan')(tenant as never)).toThrow('A tenant is named'),
  );
});
