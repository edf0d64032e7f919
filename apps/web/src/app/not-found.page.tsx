import { Link } from 'react-router';
import { Problem } from '../design/loaded.tsx';

/** Stands alone; within a partnership its frame has the main part already. */
export const NotFoundPage = () => (
  <main className="govuk-width-container govuk-main-wrapper" id="main-content">
    <NotFound />
  </main>
);

export const NotFound = () => (
  <Problem title="Page not found">
    <p className="govuk-body">If you typed the address, check that it is right.</p>
    <p className="govuk-body">
      <Link className="govuk-link" to="/">
        Go to the start page
      </Link>
    </p>
  </Problem>
);
