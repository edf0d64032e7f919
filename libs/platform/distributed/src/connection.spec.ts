import { describe, expect, it } from 'vitest';
import { connectMongo } from './connection.ts';

describe('connecting to a MongoDB', () => {
  it.each([
    'mongodb://csp:p@ss:w/rd@mongo',
    'mongodb://csp:Sesame!@@mongo',
    'mongodb://csp:Sesame!@mongo/?unheardof=1',
    'Sesame!',
  ])('says which setting is wrong, and repeats nothing of %s', async (url) => {
    const fault = (await connectMongo(url).catch((error: unknown) => error)) as Error;
    expect(fault).toMatchObject({ name: 'ConfigurationInvalid' });
    expect(fault.message).toMatch(/^MONGO_URL is not usable: give the address of a MongoDB/);
    expect(fault.message).not.toMatch(/Sesame|ss:w/);
  });
});
