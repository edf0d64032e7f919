import { describe, expect, it } from 'vitest';
import { readServiceConfiguration } from './service-configuration.ts';
import { newVouchingKey, publicKeysOf } from './vouching-keys.ts';

describe('configuration of a service', () => {
  it('takes the address of the gateway’s keys, or the keys', () => {
    const address = 'http://gateway:3000/.well-known/csp-gateway-keys.json';
    expect(readServiceConfiguration({ GATEWAY_KEYS: address }).keys).toEqual(new URL(address));
    const keys = publicKeysOf([newVouchingKey()]);
    expect(readServiceConfiguration({ GATEWAY_KEYS: JSON.stringify(keys) }).keys).toEqual(keys);
  });

  it.each([
    [{}, 'GATEWAY_KEYS is not set'],
    [{ GATEWAY_KEYS: 'secret' }, 'GATEWAY_KEYS is not usable: the address of'],
    [{ GATEWAY_KEYS: '{"keys":[]}' }, 'GATEWAY_KEYS'],
    [{ GATEWAY_KEYS: '{}' }, 'GATEWAY_KEYS'],
    [{ GATEWAY_KEYS: 'http://gateway', PORT: 'x' }, 'PORT is not usable'],
  ])('%j is refused by name', (environment, message) => {
    expect(() => readServiceConfiguration(environment)).toThrow(message);
  });
});
