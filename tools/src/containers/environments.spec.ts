import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { configurations, faultsOf, type Started } from './environments.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const services = ['partnerships', 'action-plan'];
let all: Awaited<ReturnType<typeof configurations>>;
beforeAll(async () => {
  all = await configurations(root, services);
});

const faults = (process: string, set: Started['set'], image: Started['image'] = {}) =>
  faultsOf({ where: 'here', process, set, image }, all);

const service = {
  MONGO_URL: null,
  KAFKA_BROKERS: 'kafka:9092',
  GATEWAY_KEYS: 'http://gateway:3000/.well-known/csp-gateway-keys.json',
};
const gateway = { PARTNERSHIPS_URL: 'http://partnerships:4000', ACTION_PLAN_URL: 'http://action-plan:4000' };

describe('what a container is told', () => {
  it('is fine where the process takes it', () => {
    expect(faults('partnerships', service, { PORT: '4000', HOST: '0.0.0.0' })).toEqual([]);
    expect(faults('gateway', { ...gateway, DATA_DIR: '/data', METRICS_PORT: '9464' })).toEqual([]);
    expect(faults('seed', { MONGO_URL: null, KAFKA_BROKERS: 'kafka:9092' })).toEqual([]);
    expect(faults('standalone', {}, { NODE_ENV: 'production' })).toEqual([]);
  });

  it.each([
    ['partnerships', { ...service, KAFKA_BROKERS: '' }, 'KAFKA_BROKERS is not set'],
    ['partnerships', { ...service, KAFKA_TSL: 'yes' }, 'KAFKA_TSL is no setting of it'],
    ['partnerships', { ...service, DATA_DIR: '/data' }, 'DATA_DIR is no setting of it'],
    ['partnerships', { ...service, KAFKA_SASL_PASSWORD: null }, 'KAFKA_SASL_MECHANISM is not set'],
    ['gateway', { PARTNERSHIPS_URL: 'http://partnerships:4000' }, 'ACTION_PLAN_URL is not set'],
    ['gateway', { ...gateway, COUNTY_URL: 'http://county:4000' }, 'COUNTY_URL is no setting of it'],
    ['gateway', { ...gateway, PORT: 'http' }, 'PORT is not usable'],
    ['gateway', { ...gateway, OIDC_ISSUER: 'https://login.example.org' }, 'OIDC_CLIENT_SECRET must be given'],
    ['seed', { MONGO_URL: null }, 'KAFKA_BROKERS is not set'],
    ['reports', {}, 'there is no process reports'],
  ])('%s: %o is found', (process, set, fault) => {
    expect(faults(process, set).join('\n')).toContain(fault);
  });

  it('is found where the image says it', () => {
    expect(faults('partnerships', service, { PORT: 'none' }).join()).toContain('PORT is not usable');
  });
});
