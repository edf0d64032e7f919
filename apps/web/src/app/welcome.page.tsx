import { useEffect, useState } from 'react';
import { Link, Navigate } from 'react-router';
import { PageHeading } from '../design/heading.tsx';
import { publishedPartnerships, type PublishedPartnership } from './published-partnerships.ts';
import { signInAddress, tenantsOf, useSession } from './session.ts';

export const WelcomePage = () => {
  const session = useSession();
  const tenants = tenantsOf(session);
  const [only] = tenants;
  if (tenants.length === 1) return <Navigate to={`/t/${only}`} replace />;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper app-main" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {session.signedIn ? <Choice tenants={tenants} /> : <Door />}
          </div>
        </div>
      </main>
    </div>
  );
};

/** Names come from the public pages; until they are there, the short names of the addresses do. */
const usePublished = (): readonly PublishedPartnership[] => {
  const [found, setFound] = useState<readonly PublishedPartnership[]>([]);
  useEffect(() => {
    void publishedPartnerships().then(setFound);
  }, []);
  return found;
};

const Choice = ({ tenants }: { readonly tenants: readonly string[] }) => {
  const published = usePublished();
  const nameOf = (tenant: string) => published.find(({ slug }) => slug === tenant)?.name ?? tenant;
  const byName = [...tenants].sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'en-GB'));
  if (tenants.length === 0) {
    return (
      <>
        <PageHeading title="You have no role in a partnership yet" />
        <p className="govuk-body">Ask the support officer of your partnership to give you one.</p>
      </>
    );
  }
  return (
    <>
      <PageHeading title="Choose a partnership" />
      <ul className="govuk-list govuk-list--spaced app-choice">
        {byName.map((tenant) => (
          <li key={tenant}>
            <Link className="govuk-link govuk-!-font-size-24" to={`/t/${tenant}`}>
              {nameOf(tenant)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

const Door = () => {
  const published = usePublished();
  return (
    <>
      <PageHeading title="Community safety partnerships" size="xl" />
      <p className="govuk-body-l">
        Meetings, minutes and action points of the county&rsquo;s community safety partnerships.
      </p>
      <a className="govuk-button govuk-button--start" role="button" href={signInAddress('/')}>
        Sign in
      </a>
      <h2 className="govuk-heading-m">Read without signing in</h2>
      <p className="govuk-body">Published agendas and agreed minutes are open to everyone.</p>
      <ul className="govuk-list govuk-list--spaced">
        {published.map(({ slug, name }) => (
          <li key={slug}>
            <a className="govuk-link" href={`/public/${slug}`}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href="/public">
            All partnerships
          </a>
        </li>
      </ul>
    </>
  );
};
