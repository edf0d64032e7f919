import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { SelectField } from '../../design/field.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Details, Empty, Tag } from '../../design/messages.tsx';
import { Pages } from '../../design/pages.tsx';
import { Table } from '../../design/table.tsx';
import { ProposeForm } from './propose-form.tsx';
import { recommendationsQuery, type RecommendationRow } from './recommendation.documents.ts';
import { placeText, recommendationTones, recommendationWords, sourceChoices, statusChoices } from './words.ts';

const perPage = 50;

/** What the address names, where it is one of those that can be chosen. */
const chosen = <Value extends string>(parameters: URLSearchParams, name: string, choices: typeof sourceChoices) => {
  const value = parameters.get(name);
  return choices.some((choice) => choice.value === value) ? (value as Value) : undefined;
};

/** The register of recommendations; the address says which: `?source=SCRUTINY&status=AGREED`. */
export const RecommendationsPage = () => {
  const { path, supportOfficer } = usePartnership();
  const [parameters, setParameters] = useSearchParams();
  const source = chosen<RecommendationRow['source']>(parameters, 'source', sourceChoices);
  const status = chosen<RecommendationRow['status']>(parameters, 'status', statusChoices);
  const page = Math.max(1, Number(parameters.get('page')) || 1);
  const filter = { ...(source && { source }), ...(status && { status }) };
  const variables = { filter, first: perPage, offset: (page - 1) * perPage };
  const [result, read] = useQuery({ query: recommendationsQuery, variables, requestPolicy: 'cache-and-network' });
  const again = () => read({ requestPolicy: 'network-only' });
  const choose = (name: string, value: string) =>
    setParameters({ ...filter, [name]: value, ...(value === '' && { [name]: [] }) }, { replace: true });
  return (
    <>
      <PageHeading title="Recommendations" />
      <p className="govuk-body">
        <Link className="govuk-link" to={`${path}/reviews`}>
          Domestic homicide reviews
        </Link>
      </p>
      <div className="app-filters">
        <SelectField
          id="source"
          label="Source"
          none="All sources"
          choices={sourceChoices}
          value={source ?? ''}
          onValue={(value) => choose('source', value)}
        />
        <SelectField
          id="status"
          label="Status"
          none="All"
          choices={statusChoices}
          value={status ?? ''}
          onValue={(value) => choose('status', value)}
        />
      </div>
      <Loaded result={result} retry={again} needs={['recommendations']}>
        {({ recommendations: { nodes, total } }) => (
          <>
            <p className="govuk-body" role="status">
              {total === 1 ? '1 recommendation' : `${total} recommendations`}
            </p>
            {total === 0 ? <Empty>Nothing fits.</Empty> : <Recommendations rows={nodes} />}
            <Pages page={page} pages={Math.ceil(total / perPage)} />
          </>
        )}
      </Loaded>
      {supportOfficer && (
        <Details summary="Enter a recommendation">
          <ProposeForm done={again} />
        </Details>
      )}
    </>
  );
};

const Recommendations = ({ rows }: { readonly rows: readonly RecommendationRow[] }) => {
  const { path } = usePartnership();
  return (
    <Table
      caption="Recommendations by target date"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Source',
          names: true,
          cell: (row) => (
            <Link className="govuk-link" to={`${path}/recommendations/${row.id}`}>
              {placeText(row)}
            </Link>
          ),
        },
        { head: 'Recommendation', cell: ({ text }) => text },
        { head: 'For', cell: ({ agencies }) => agencies.map(({ name }) => name).join('; ') || 'The partnership' },
        {
          head: 'Target',
          cell: ({ targetOn, overdue }) => (
            <>
              {targetOn ? shortDate(targetOn) : 'None'} {overdue && <Tag tone="red">Overdue</Tag>}
            </>
          ),
        },
        {
          head: 'Status',
          cell: ({ status }) => <Tag tone={recommendationTones[status]}>{recommendationWords[status]}</Tag>,
        },
      ]}
    />
  );
};
