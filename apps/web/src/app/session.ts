import { createContext, useContext } from 'react';

export interface Grant {
  readonly tenant: string;
  readonly role: 'support-officer' | 'member' | 'agency-officer';
  readonly agencyId?: string;
}

export type Session =
  | { readonly signedIn: false }
  | {
      readonly signedIn: true;
      /** Role and agency, never a name. */
      readonly label: string;
      readonly grants: readonly Grant[];
      /** Milliseconds since 1970, or an ISO instant. */
      readonly expiresAt: number | string;
    };

export const readSession = async (): Promise<Session> => {
  const response = await fetch('/session', { credentials: 'same-origin', headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The session could not be read: ${response.status}.`);
  return (await response.json()) as Session;
};

/** True only when the server says so: a lost connection tells nothing. */
export const hasSignedOut = (): Promise<boolean> =>
  readSession().then(
    ({ signedIn }) => !signedIn,
    () => false,
  );

export const SessionContext = createContext<Session>({ signedIn: false });
export const useSession = (): Session => useContext(SessionContext);

const none: readonly Grant[] = [];

export const grantsOf = (session: Session, tenant: string): readonly Grant[] =>
  session.signedIn ? session.grants.filter((grant) => grant.tenant === tenant) : none;

/** The partnerships somebody may enter, each once, in the order of their grants. */
export const tenantsOf = (session: Session): readonly string[] =>
  session.signedIn ? [...new Set(session.grants.map(({ tenant }) => tenant))] : [];

export const isSupportOfficer = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => role === 'support-officer');

export const agenciesOf = (grants: readonly Grant[]): readonly string[] =>
  grants.flatMap(({ role, agencyId }) => (role === 'agency-officer' && agencyId ? [agencyId] : []));

/** Names what this account keeps in this browser, so that two people at one desk don't see each other's. */
export const accountKey = (session: Session): string =>
  session.signedIn
    ? `${session.label}|${session.grants.map((g) => `${g.role}:${g.agencyId ?? ''}`).join(',')}`
    : 'nobody';

export const signInAddress = (path: string): string => `/sign-in?return=${encodeURIComponent(path)}`;
