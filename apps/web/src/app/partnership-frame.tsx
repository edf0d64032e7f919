import { useState } from 'react';
import { NavLink, Outlet, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Loaded, Problem } from '../design/loaded.tsx';
import { Graph } from '../graph/graph.tsx';
import { NotFoundPage } from './not-found.page.tsx';
import { PartnershipContext, partnershipQuery, usePartnership } from './partnership.ts';
import { SessionNotice } from './session-notice.tsx';
import { grantsOf, signInAddress, useSession } from './session.ts';

/** All pages of one partnership: its graph, its name, the ways through it. */
export const PartnershipFrame = () => {
  const { tenant = '' } = useParams();
  const session = useSession();
  // Someone whose session ends in the middle of the work keeps the page with all that is typed in it.
  const [entered, setEntered] = useState(false);
  const may = grantsOf(session, tenant).length > 0;
  if (may && !entered) setEntered(true);
  if (!/^[a-z0-9-]{1,40}$/.test(tenant)) return <NotFoundPage />;
  if (!may && !entered) return <Outside tenant={tenant} />;
  return (
    <Graph key={tenant} tenant={tenant}>
      <Inside />
    </Graph>
  );
};

const Outside = ({ tenant }: { readonly tenant: string }) => {
  const { signedIn } = useSession();
  return (
    <main className="govuk-width-container govuk-main-wrapper" id="main-content">
      <Problem title={signedIn ? 'You have no role in this partnership' : 'Sign in to go on'}>
        {signedIn ? (
          <p className="govuk-body">Its support officer can give you one.</p>
        ) : (
          <a className="govuk-button" role="button" href={signInAddress(location.pathname + location.search)}>
            Sign in
          </a>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={`/public/${tenant}`}>
            Read what this partnership has published
          </a>
        </p>
      </Problem>
    </main>
  );
};

const Inside = () => {
  const [result, read] = useQuery({ query: partnershipQuery });
  const partnership = result.data?.partnership;
  if (!partnership) {
    return (
      <main className="govuk-width-container govuk-main-wrapper" id="main-content">
        <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['partnership']}>
          {() => null}
        </Loaded>
      </main>
    );
  }
  return (
    <PartnershipContext value={partnership}>
      <Navigation />
      <SessionNotice />
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper app-main" id="main-content">
          <Outlet />
        </main>
      </div>
    </PartnershipContext>
  );
};

const Navigation = () => {
  const { name, path, kind, ownAgencyIds } = usePartnership();
  const ways = [
    { to: path, text: 'Home', end: true },
    ...(kind === 'COUNTY' ? [{ to: `${path}/overview`, text: 'County overview' }] : []),
    { to: `${path}/meetings`, text: 'Meetings' },
    { to: `${path}/action-points`, text: 'Action points' },
    { to: `${path}/recommendations`, text: 'Recommendations' },
    { to: `${path}/you-said-we-did`, text: 'You said, we did' },
    { to: `${path}/search`, text: 'Search' },
    ...(ownAgencyIds.length > 0 ? [{ to: `${path}/desk`, text: 'Your agency' }] : []),
    { to: `${path}/settings`, text: 'Settings' },
  ];
  return (
    <div className="app-navigation">
      <nav className="govuk-width-container app-navigation__inside" aria-label="Partnership">
        <p className="app-navigation__partnership">{name}</p>
        <ul className="app-navigation__list">
          {ways.map(({ to, text, end }) => (
            <li key={to}>
              <NavLink to={to} end={end ?? false} className="app-navigation__link">
                {text}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
};
