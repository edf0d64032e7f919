import { describe, expect, it } from 'vitest';
import { readDistributedSettings } from './service-platform.ts';

const given = { MONGO_URL: 'mongodb://mongo:27017', KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };
const signedIn = {
  KAFKA_SASL_MECHANISM: 'scram-sha-512',
  KAFKA_SASL_USERNAME: 'csp',
  KAFKA_SASL_PASSWORD: 'only for this spec',
};

describe('settings of a service on MongoDB and Kafka', () => {
  it('needs the two servers, and speaks plainly to the broker where nothing else is said', () => {
    expect(readDistributedSettings(given)).toEqual({
      ...given,
      CSP_PREFIX: 'csp',
      KAFKA_TLS: 'no',
      AGENCY_TOPICS: 'no',
    });
  });

  it('takes how to sign in to the broker', () => {
    expect(readDistributedSettings({ ...given, ...signedIn, KAFKA_TLS: 'yes' })).toMatchObject({
      ...signedIn,
      KAFKA_TLS: 'yes',
    });
  });

  it.each([
    ['MONGO_URL', undefined, 'MONGO_URL is not set: the address of a MongoDB'],
    ['KAFKA_BROKERS', 'kafka', 'KAFKA_BROKERS is not usable: give host:port'],
    ['KAFKA_TLS', 'true', 'KAFKA_TLS is not usable'],
    ['KAFKA_SASL_MECHANISM', 'gssapi', 'KAFKA_SASL_MECHANISM is not usable'],
    ['KAFKA_SASL_MECHANISM', '', 'KAFKA_SASL_MECHANISM is not set: the three KAFKA_SASL_ settings go together'],
    ['KAFKA_SASL_USERNAME', '', 'KAFKA_SASL_USERNAME is not set: the three KAFKA_SASL_ settings go together'],
    ['KAFKA_SASL_PASSWORD', '', 'KAFKA_SASL_PASSWORD is not set: the three KAFKA_SASL_ settings go together'],
    ['MONGO_URL', 'mongodb://csp:p@ss:w/rd@mongo', 'MONGO_URL is not usable: give the address of a MongoDB'],
    ['MONGO_URL', 'http://mongo', 'MONGO_URL is not usable: give the address of a MongoDB'],
  ])('%s=%s is refused by name', (name, value, message) => {
    expect(() => readDistributedSettings({ ...given, ...signedIn, [name]: value })).toThrow(message);
  });

  it('repeats no setting that was wrong, whatever was wrong with it', () => {
    const marked = 'Sesame!';
    for (const name of Object.keys({ ...given, ...signedIn, CSP_PREFIX: '' }).filter(
      (one) => !/USERNAME|PASSWORD/.test(one),
    ))
      for (const value of [
        marked,
        `mongodb://csp:${marked}@@mongo`,
        `mongodb://csp:${marked}@mongo/?unheardof=1`,
        `${marked}:9092 x`,
      ]) {
        const read = () => readDistributedSettings({ ...given, ...signedIn, [name]: value });
        expect(read).toThrow(name);
        expect(read).not.toThrow(marked);
      }
  });
});
