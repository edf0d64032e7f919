import { describe, expect, it } from 'vitest';
import { ConfigurationInvalid, settingsFrom } from './settings.ts';

const schema = {
  safeParse: () => ({
    success: false as const,
    error: { issues: [{ path: ['OIDC_CLIENT_SECRET'], message: 'give at least 40 characters' }] },
  }),
};

describe('a setting that is wrong', () => {
  it('is named, with what would be right, and never repeated', () => {
    expect(() => settingsFrom(schema, { OIDC_CLIENT_SECRET: 'open sesame' })).toThrow(
      new ConfigurationInvalid('OIDC_CLIENT_SECRET is not usable: give at least 40 characters.'),
    );
  });
  it('is said to be missing where it is empty', () => {
    expect(() => settingsFrom(schema, { OIDC_CLIENT_SECRET: '' })).toThrow(
      'OIDC_CLIENT_SECRET is not set: give at least 40 characters.',
    );
  });
});
