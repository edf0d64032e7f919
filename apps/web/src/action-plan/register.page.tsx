import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { Radios } from '../design/choices.tsx';
import { SelectField } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Pages } from '../design/pages.tsx';
import { registerQuery } from './action-point.documents.ts';
import { ActionPointTable } from './action-point-table.tsx';

const perPage = 50;

const standings = [
  { value: 'open', label: 'Open' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
];

const filters = {
  open: { open: true },
  overdue: { overdue: true },
  closed: { open: false },
  all: {},
} as const;

type Standing = keyof typeof filters;

/** The address says what is shown, so that it can be kept and sent: `?overdue&agency=cambs-constabulary`. */
const useFilter = () => {
  const [parameters, setParameters] = useSearchParams();
  const standing = (Object.keys(filters) as Standing[]).find((name) => parameters.has(name)) ?? 'open';
  const agency = parameters.get('agency') ?? '';
  const page = Math.max(1, Number(parameters.get('page')) || 1);
  const set = (nextStanding: string, nextAgency: string) =>
    setParameters({ [nextStanding]: '', ...(nextAgency && { agency: nextAgency }) }, { replace: true });
  return { standing, agency, page, set };
};

export const RegisterPage = () => {
  const { agencies, path } = usePartnership();
  const { standing, agency, page, set } = useFilter();
  const [result, read] = useQuery({
    query: registerQuery,
    variables: {
      filter: { ...filters[standing], ...(agency && { ownerAgencyId: agency }) },
      first: perPage,
      offset: (page - 1) * perPage,
    },
  });
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
          onValue={(value) => set(value, agency)}
        />
        <SelectField
          id="agency"
          label="Agency"
          none="All agencies"
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={agency}
          onValue={(value) => set(standing, value)}
        />
      </div>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['actionPoints']}>
        {({ actionPoints: { nodes, total } }) => (
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
        )}
      </Loaded>
    </>
  );
};
