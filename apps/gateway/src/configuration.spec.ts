import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const services = ['meetings', 'action-plan'];
const given = { MEETINGS_URL: 'http://meetings:4000', ACTION_PLAN_URL: 'http://action-plan:4000' };

describe('configuration', () => {
  it('has an address for each service, and something sensible for the rest', () => {
    const configuration = readConfiguration({ ...given, DATA_DIR: '/data', PORT: '' }, services);
    expect(configuration.services.map(({ name, address }) => [name, address.href])).toEqual([
      ['meetings', 'http://meetings:4000/'],
      ['action-plan', 'http://action-plan:4000/'],
    ]);
    expect(configuration).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      vouchingKeysFile: '/data/vouching-keys.json',
      production: false,
      demoAccounts: false,
    });
    expect(configuration.metricsPort).toBeUndefined();
  });

  it('has accounts and keys in a MongoDB where one is named', () => {
    const named = { ...given, MONGO_URL: 'mongodb://mongo:27017' };
    const configuration = readConfiguration(named, services);
    expect(configuration.mongo).toEqual({ url: 'mongodb://mongo:27017', prefix: 'csp' });
    expect(configuration.vouchingKeysFile).toBeUndefined();
    const keys = readConfiguration({ ...named, CSP_PREFIX: 'other', VOUCHING_KEYS_FILE: '/keys' }, services);
    expect(keys).toMatchObject({ mongo: { prefix: 'other' }, vouchingKeysFile: '/keys' });
    expect(readConfiguration(given, services).mongo).toBeUndefined();
  });

  it.each([
    ['MONGO_URL', 'mongo:27017', 'MONGO_URL is not usable: give the address of a MongoDB'],
    ['CSP_PREFIX', 'Csp', 'CSP_PREFIX is not usable'],
    ['MEETINGS_URL', undefined, 'MEETINGS_URL is not set: give the address of the service'],
    ['ACTION_PLAN_URL', 'action-plan', 'ACTION_PLAN_URL is not usable'],
    ['ACTION_PLAN_URL', 'ftp://action-plan', 'ACTION_PLAN_URL is not usable'],
    ['PORT', '70000', 'PORT is not usable'],
    ['METRICS_PORT', 'abc', 'METRICS_PORT is not usable'],
    ['SERVICE_TIMEOUT_MS', '5', 'SERVICE_TIMEOUT_MS is not usable'],
    ['PUBLIC_URL', 'nonsense', 'PUBLIC_URL is not usable'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is not usable'],
    ['DEMO_ACCOUNTS', 'maybe', 'DEMO_ACCOUNTS is not usable'],
  ])('%s=%s is refused by name', (name, value, message) => {
    expect(() => readConfiguration({ ...given, [name]: value }, services)).toThrow(message);
  });
});
