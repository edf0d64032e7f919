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

/** What was asked for at the top of a query, of which some may be null because the part of the product that knows is away. */
type Answered<Data, Needed extends keyof Data> = Omit<Data, Needed> & {
  readonly [Name in Needed]: NonNullable<Data[Name]>;
};

/** By what names the query asked for what could not be reached just now. */
export const unreachedIn = <Data,>({ data, error }: Pick<Result<Data>, 'data' | 'error'>): ReadonlySet<string> =>
  new Set(
    (error?.graphQLErrors ?? []).flatMap(({ path }) => {
      const name = String(path?.[0]);
      return data && (data as Record<string, unknown>)[name] === null ? [name] : [];
    }),
  );

/**
 * Shows what was read, or that it is on its way, or what is wrong and what to do. Old data stays while new is fetched. `needs`: what
 * is never null where it could be reached. `partly`: the page itself says which parts could not; otherwise all of it is shown or none.
 */
export const Loaded = <Data, const Needed extends keyof Data & string = never>({
  result,
  retry,
  needs = [],
  partly = false,
  children,
}: {
  readonly result: Result<Data>;
  readonly retry: () => void;
  readonly needs?: readonly Needed[];
  readonly partly?: boolean;
  readonly children: (data: Answered<Data, Needed>) => ReactNode;
}) => {
  const { data, error } = result;
  const answered = data && needs.every((name) => data[name] !== null) && (partly || unreachedIn(result).size === 0);
  if (answered) return children(data as unknown as Answered<Data, Needed>);
  if (error) return <Failure error={error} retry={retry} />;
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
      <p className="govuk-body">It can’t be reached just now. Nothing has been changed. Try again in a moment.</p>
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

/** In place of one part of a page, while the rest of it is there. */
export const Unreached = () => <p className="govuk-body">This can’t be reached just now. Try again in a moment.</p>;
