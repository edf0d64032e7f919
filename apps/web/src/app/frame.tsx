import { useState } from 'react';
import { Link, Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { hasUnsent } from '../storage/unsent.ts';
import { useSession } from './session.ts';

/** What stands round every page. */
export const Frame = () => {
  const navigation = useNavigation();
  return (
    <>
      <a href="#main-content" className="govuk-skip-link">
        Skip to main content
      </a>
      <Header />
      <div className={navigation.state === 'loading' ? 'app-going' : undefined}>
        <Outlet />
      </div>
      <Footer />
      <ScrollRestoration />
    </>
  );
};

const Header = () => {
  const session = useSession();
  return (
    <header className="app-header">
      <div className="govuk-width-container app-header__inside">
        <Link to="/" className="app-header__product">
          Community safety
        </Link>
        {session.signedIn && <Account label={session.label} />}
      </div>
    </header>
  );
};

const Account = ({ label }: { readonly label: string }) => {
  const [asking, setAsking] = useState(false);
  return (
    <div className="app-header__account">
      <span className="app-header__label">{label}</span>
      <form
        method="post"
        action="/sign-out"
        onSubmit={(event) => {
          if (asking || !hasUnsent()) return;
          event.preventDefault();
          setAsking(true);
        }}
      >
        <button type="submit" className="app-header__button">
          {asking ? 'Sign out anyway' : 'Sign out'}
        </button>
      </form>
      {asking && (
        <p className="app-header__question" role="alert">
          Not everything you typed is sent. It stays in this browser for you to go on with.
        </p>
      )}
    </div>
  );
};

const Footer = () => (
  <footer className="app-footer">
    <div className="govuk-width-container">
      <a className="govuk-link app-footer__link" href="/public">
        Published agendas and minutes
      </a>
    </div>
  </footer>
);
