import { tenantId } from '@csp/kernel';
import type { Grant } from '@csp/platform-runtime';
import { partnershipPapers } from './partnerships.ts';

/** The password of every demonstration account. It is printed for everyone to read, so a production start refuses to run with them. */
export const demoPassword = 'community-safety-demo';
/** The secret of the constabulary's machine client, for `grant_type=client_credentials`. As public as the password. */
export const demoClientSecret = 'cambs-constabulary-demonstration-secret';

/** As the sign-in stores them: a person signs in with a password, an agency's machine client with a secret. */
export type DemoAccount =
  | {
      readonly kind: 'person';
      readonly login: string;
      readonly password: string;
      /** Role and agency; never a name. */
      readonly label: string;
      readonly grants: readonly Grant[];
    }
  | {
      readonly kind: 'machine';
      readonly clientId: string;
      readonly secret: string;
      readonly label: string;
      readonly grants: readonly Grant[];
    };

const person = (login: string, label: string, grants: readonly Grant[]): DemoAccount => ({
  kind: 'person',
  login,
  password: demoPassword,
  label,
  grants,
});

const city = tenantId('cambridge-city');
const county = tenantId('county');

/** Everywhere an agency is listed now. */
const wherever = (agencyId: string): readonly Grant[] =>
  partnershipPapers
    .filter(({ agencies }) => agencies.some(({ id, until }) => id === agencyId && until === undefined))
    .map(({ slug }) => ({ tenant: tenantId(slug), role: 'agency-officer', agencyId }));

/** One account for each kind of user: role and agency, no people. */
export const demoAccounts: readonly DemoAccount[] = [
  ...partnershipPapers.map(({ slug, name }) =>
    person(`officer@${slug}.example`, `Support officer, ${name}`, [
      { tenant: tenantId(slug), role: 'support-officer' },
    ]),
  ),
  person('member@county.example', 'Board member, Countywide Community Safety Strategic Board', [
    { tenant: county, role: 'member' },
  ]),
  person('member@cambridge-city.example', 'Board member, Cambridge Community Safety Partnership', [
    { tenant: city, role: 'member' },
  ]),
  person('officer@cambs-constabulary.example', 'Officer, Cambridgeshire Constabulary', wherever('cambs-constabulary')),
  person('community-safety@cambridge-city.example', 'Officer, Community Safety Team, Cambridge City Council', [
    { tenant: city, role: 'agency-officer', agencyId: 'cambridge-city-council' },
  ]),
  person('officer@research-group.example', 'Officer, Cambridgeshire County Council Research Group', [
    { tenant: city, role: 'agency-officer', agencyId: 'research-group' },
  ]),
  {
    kind: 'machine',
    clientId: 'cambs-constabulary',
    secret: demoClientSecret,
    label: 'Machine client, Cambridgeshire Constabulary',
    grants: wherever('cambs-constabulary'),
  },
];
