import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { accountsQuery, nameInReview, unnameInReview } from './review.documents.ts';
import type { ReviewProps } from './review.page.tsx';

/** Who is named; support officers name others and take them out. */
export const NamedAccounts = (props: ReviewProps) => {
  const { supportOfficer } = usePartnership();
  const { review, labelOf, reload } = props;
  const { id: reviewId, namedAccountIds } = review;
  const { run, state, busy } = useCommand(unnameInReview);
  const unname = async (accountId: string) => {
    await run({ reviewId, accountId });
    reload();
  };
  return (
    <section aria-labelledby="named" className="app-section">
      <h2 id="named" className="govuk-heading-m">
        Who is named
      </h2>
      {state.kind === 'refused' && <ErrorSummary mistakes={[{ text: state.message }]} />}
      <ul className="govuk-list govuk-list--bullet">
        {namedAccountIds.map((accountId) => (
          <li key={accountId}>
            {labelOf(accountId)}{' '}
            {supportOfficer && labelOf(accountId) !== 'You' && (
              <Button look="link" about={labelOf(accountId)} disabled={busy} onClick={() => void unname(accountId)}>
                Take out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {supportOfficer && <NameForm {...props} />}
    </section>
  );
};

const NameForm = ({ review: { id: reviewId, namedAccountIds }, reload }: ReviewProps) => {
  const [accountId, setAccountId] = useState('');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const [{ data }] = useQuery({ query: accountsQuery });
  const { run, state, busy } = useCommand(nameInReview);
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const others = (data?.accounts ?? []).filter(({ id }) => !namedAccountIds.includes(id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setWrong(accountId ? [] : [{ field: 'name-account', text: 'Choose whom to name' }]);
    if (!accountId || !(await run({ reviewId, accountId }))) return;
    setAccountId('');
    reload();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <SelectField
        id="name-account"
        label="Name somebody else"
        hint="They see all of this from then on"
        none="Choose"
        choices={others.map(({ id, label }) => ({ value: id, label }))}
        value={accountId}
        onValue={setAccountId}
        error={mistakeAt(mistakes, 'name-account')}
      />
      <SubmitButton busy={busy} look="secondary">
        Name
      </SubmitButton>
    </form>
  );
};
