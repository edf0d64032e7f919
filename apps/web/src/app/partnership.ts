import { createContext, useContext } from 'react';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';
import { agenciesOf, grantsOf, isSupportOfficer, useSession, type Grant } from './session.ts';

export const partnershipQuery = graphql(`
  query Partnership {
    partnership {
      slug
      name
      kind
      settings {
        minuteNumbering
        quorumAgencies
      }
      agencies {
        id
        name
        class
        listedFrom
        listedUntil
        succeededBy {
          id
          name
        }
      }
      groups {
        id
        name
        kind
        cadence
        active
        setUpOn
        disbandedOn
      }
    }
  }
`);

export type Partnership = NonNullable<ResultOf<typeof partnershipQuery>['partnership']>;
export type Agency = Partnership['agencies'][number];

export const PartnershipContext = createContext<Partnership | undefined>(undefined);

/** The partnership of this address, with what the person may do in it. */
export const usePartnership = (): Partnership & {
  readonly grants: readonly Grant[];
  readonly supportOfficer: boolean;
  readonly ownAgencyIds: readonly string[];
  /** Begins every address within it. */
  readonly path: string;
} => {
  const partnership = useContext(PartnershipContext);
  const session = useSession();
  if (!partnership) throw new Error('No partnership outside its frame.');
  const grants = grantsOf(session, partnership.slug);
  return {
    ...partnership,
    grants,
    supportOfficer: isSupportOfficer(grants),
    ownAgencyIds: agenciesOf(grants),
    path: `/t/${partnership.slug}`,
  };
};

/** Those that take part now: what can be chosen in forms. */
export const presentAgencies = (agencies: readonly Agency[], today: string): readonly Agency[] =>
  agencies.filter(({ listedUntil }) => !listedUntil || listedUntil >= today);
