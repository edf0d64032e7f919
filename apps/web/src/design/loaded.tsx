import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { failureOf } from '../graph/answer.ts';
import { signInAddress } from '../app/session.ts';
import { Button } from './button.tsx';
import { PageHeading } from './heading.tsx';

interface Result<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
  readonly fetching: boolean;
}

/** Shows what was read, or that it is on its way, or what is wrong and what to do. Old data stays while new is fetched. */
export const Loaded = <Data,>({
  result,
  retry,
  children,
}: {
  readonly result: Result<Data>;
  readonly retry: () => void;
  readonly children: (data: Data) => ReactNode;
}) => {
  if (result.data) return children(result.data);
  if (result.error) return <Failure error={result.error} retry={retry} />;
  return <Loading />;
};

/** Appears after a moment only: a quick answer shows no flicker. */
export const Loading = () => (
  <p className="govuk-body app-loading" role="status">
    Loading …
  </p>
);

const Failure = ({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }) => {
  const failure = failureOf(error);
  if (failure.kind === 'refused') {
    return failure.code === 'FORBIDDEN' ? (
      <Problem title="You do not have access to this">
        <p className="govuk-body">Your role here does not include this page, or you are no longer signed in.</p>
        <SignInAgain />
      </Problem>
    ) : (
      <Problem title="This could not be shown">
        <p className="govuk-body">{failure.message}</p>
      </Problem>
    );
  }
  return failure.because === 'signed-out' ? (
    <Problem title="Sign in to see this">
      <SignInAgain />
    </Problem>
  ) : (
    <Problem title="This could not be loaded">
      <p className="govuk-body">The connection was lost or the service did not answer. Nothing has been changed.</p>
      <Button onClick={retry}>Try again</Button>
    </Problem>
  );
};

const SignInAgain = () => (
  <a className="govuk-button" href={signInAddress(location.pathname)} role="button">
    Sign in
  </a>
);

export const Problem = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="govuk-grid-row">
    <div className="govuk-grid-column-two-thirds">
      <PageHeading title={title} />
      {children}
    </div>
  </div>
);
