import { useRouteError } from 'react-router';
import { Button } from '../design/button.tsx';
import { Problem } from '../design/loaded.tsx';

/** A page whose code failed, or could not be fetched because a new version has replaced it. */
export const BrokenPage = () => {
  const error = useRouteError();
  console.error(error);
  return (
    <main className="govuk-width-container govuk-main-wrapper" id="main-content">
      <Problem title="This page stopped working">
        <p className="govuk-body">What you had typed is kept in this browser. Load the page again to go on.</p>
        <Button onClick={() => location.reload()}>Load again</Button>
      </Problem>
    </main>
  );
};
