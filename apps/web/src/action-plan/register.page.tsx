import { useCallback } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { longDate } from '../calendar/dates.ts';
import { Button } from '../design/button.tsx';
import { Radios } from '../design/choices.tsx';
import { SelectField } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty, Inset } from '../design/messages.tsx';
import { Pages } from '../design/pages.tsx';
import { useNewDay } from '../graph/use-new-day.ts';
import { pastRegisterQuery, registerQuery, type ActionPointRow } from './action-point.documents.ts';
import { ActionPointTable } from './action-point-table.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { RegisterSearch } from './register-search.tsx';
import { filters, standings, useRegisterAddress, type RegisterAddress, type Standing } from './register-address.ts';

const perPage = 50;

export const RegisterPage = () => {
  const { agencies, supportOfficer } = usePartnership();
  const { address, set } = useRegisterAddress();
  const { standing, agency, day } = address;
  return (
    <>
      <PageHeading title="Action points" />
      <div className="app-filters">
        <Radios
          name="standing"
          legend="Show"
          inline
          value={standing}
          choices={standings}
          onValue={(value) => set({ standing: value as Standing })}
        />
        <SelectField
          id="agency"
          label="Agency"
          none="All agencies"
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={agency}
          onValue={(value) => set({ agency: value })}
        />
      </div>
      <RegisterSearch address={address} set={set} />
      {day ? <Past address={address} set={set} /> : <Present address={address} />}
      {supportOfficer && !day && <FollowUpForm />}
      {supportOfficer && !day && (
        <p className="govuk-body">
          <Link className="govuk-link" to="import">
            Import an action table
          </Link>
        </p>
      )}
    </>
  );
};

const variablesOf = ({ standing, agency, words, page }: RegisterAddress) => ({
  filter: { ...filters[standing], ...(agency && { ownerAgencyId: agency }), ...(words && { words }) },
  first: perPage,
  offset: (page - 1) * perPage,
});

const Present = ({ address }: { readonly address: RegisterAddress }) => {
  const [result, read] = useQuery({ query: registerQuery, variables: variablesOf(address) });
  const reload = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  useNewDay(reload);
  return (
    <Loaded result={result} retry={reload} needs={['actionPoints']}>
      {({ actionPoints }) => <Points {...actionPoints} page={address.page} />}
    </Loaded>
  );
};

/** The register as it stood when a day ended. */
const Past = ({
  address,
  set,
}: {
  readonly address: RegisterAddress;
  readonly set: (part: Partial<RegisterAddress>) => void;
}) => {
  const { day, known } = address;
  const variables = { ...variablesOf(address), day, knownAt: known || null };
  const [result, read] = useQuery({ query: pastRegisterQuery, variables });
  return (
    <>
      <Inset>
        This is how the register stood at the end of {longDate(day)}
        {known ? `, as it was known at the end of ${longDate(known)}` : ', as it is known now'}.{' '}
        <Button look="link" onClick={() => set({ day: '', known: '' })}>
          Show it as it is now
        </Button>
      </Inset>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['actionPoints']}>
        {({ actionPoints }) => <Points {...actionPoints} page={address.page} />}
      </Loaded>
    </>
  );
};

const Points = ({
  nodes,
  total,
  page,
}: {
  readonly nodes: readonly ActionPointRow[];
  readonly total: number;
  readonly page: number;
}) => {
  const { path } = usePartnership();
  return (
    <>
      <p className="govuk-body" role="status">
        {total === 1 ? '1 action point' : `${total} action points`}
      </p>
      {total === 0 ? (
        <Empty>Nothing fits. Action points come into the register when they are minuted.</Empty>
      ) : (
        <ActionPointTable rows={nodes} path={path} />
      )}
      <Pages page={page} pages={Math.ceil(total / perPage)} />
    </>
  );
};
