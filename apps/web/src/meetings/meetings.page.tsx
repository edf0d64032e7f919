import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { ButtonLink } from '../design/button.tsx';
import { Checkbox } from '../design/choices.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Pages } from '../design/pages.tsx';
import { graphql } from '../graph/graphql.ts';
import { MeetingTable } from './meeting-table.tsx';

const meetingsQuery = graphql(`
  query Meetings($filter: MeetingFilter, $first: Int, $offset: Int) {
    meetings(filter: $filter, first: $first, offset: $offset) {
      total
      nodes {
        id
        title
        date
        startsAt
        place
        stage
        minutesStatus
      }
    }
  }
`);

const perPage = 20;

export const MeetingsPage = () => {
  const { supportOfficer, path } = usePartnership();
  const [parameters, setParameters] = useSearchParams();
  const waiting = parameters.has('waiting');
  const page = Math.max(1, Number(parameters.get('page')) || 1);
  const [result, read] = useQuery({
    query: meetingsQuery,
    variables: { filter: waiting ? { minutesNotAgreed: true } : {}, first: perPage, offset: (page - 1) * perPage },
  });
  return (
    <>
      <PageHeading title="Meetings" />
      <div className="govuk-button-group">
        {supportOfficer && <ButtonLink to={`${path}/meetings/new`}>Schedule a meeting</ButtonLink>}
        <Link className="govuk-link" to={`${path}/meetings/series`}>
          Series and standing items
        </Link>
      </div>
      <div className="govuk-form-group">
        <Checkbox
          id="waiting"
          label="Only those whose minutes are not agreed"
          checked={waiting}
          onChecked={(checked) => setParameters(checked ? { waiting: '' } : {}, { replace: true })}
        />
      </div>
      <p className="govuk-body">
        <Link className="govuk-link" to={`${path}/attendance`}>
          Attendance by agency
        </Link>
      </p>
      {supportOfficer && (
        <p className="govuk-body">
          <Link className="govuk-link" to={`${path}/meetings/import`}>
            Import a meeting
          </Link>
        </p>
      )}
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['meetings']}>
        {({ meetings: { nodes, total } }) =>
          total === 0 ? (
            <Empty>{waiting ? 'All minutes are agreed.' : 'No meetings have been scheduled yet.'}</Empty>
          ) : (
            <>
              <MeetingTable rows={nodes} path={path} />
              <Pages page={page} pages={Math.ceil(total / perPage)} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
