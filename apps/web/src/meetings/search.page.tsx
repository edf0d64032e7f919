import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { ResultOf } from 'gql.tada';
import { usePartnership } from '../app/partnership.ts';
import { longDate } from '../calendar/dates.ts';
import { FoundText } from '../design/found-text.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Pages } from '../design/pages.tsx';
import { graphql } from '../graph/graphql.ts';
import { SearchForm, useSought, type Sought } from './search-form.tsx';
import { HitName, placesFound } from './search-hits.tsx';

const searchQuery = graphql(`
  query Search($search: SearchInput!, $first: Int, $offset: Int) {
    searchMeetings(search: $search, first: $first, offset: $offset) {
      total
      nodes {
        meetingId
        meetingTitle
        date
        kind
        id
        number
        title
        parts
      }
    }
  }
`);

type Hit = NonNullable<ResultOf<typeof searchQuery>['searchMeetings']>['nodes'][number];

const perPage = 20;

export const SearchPage = () => {
  const { kind, path, grants } = usePartnership();
  const { sought, asked, page, seek } = useSought();
  const ofBoard = kind === 'COUNTY' && grants.some(({ role }) => role !== 'agency-officer');
  const words = sought.words && `?${new URLSearchParams({ words: sought.words })}`;
  return (
    <>
      <PageHeading title="Search" />
      {ofBoard && (
        <p className="govuk-body">
          In the papers of this board itself.{' '}
          <Link className="govuk-link" to={`${path}/search/partnerships${words}`}>
            Search all partnerships
          </Link>
        </p>
      )}
      <SearchForm
        sought={sought}
        seek={seek}
        hint="In agendas, papers, minutes, decisions, action points and key messages. The beginning of a word is enough"
        agencyLabel="Agency that leads, writes or owns"
        daysFrom="Meetings from"
      />
      {asked && <Found sought={sought} page={page} />}
    </>
  );
};

const Found = ({ sought, page }: { readonly sought: Sought; readonly page: number }) => {
  const { words, agency, from, to } = sought;
  const search = { words, agencyId: agency || null, from: from || null, to: to || null };
  const variables = { search, first: perPage, offset: (page - 1) * perPage };
  const [result, read] = useQuery({ query: searchQuery, variables, requestPolicy: 'cache-and-network' });
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['searchMeetings']}>
      {({ searchMeetings: { nodes, total } }) => (
        <>
          <p className="govuk-body" role="status">
            {placesFound(total)}
          </p>
          {total === 0 && (
            <Empty>
              No paper of this partnership says all of these words in one place. Try fewer words or their beginnings, or
              leave out the agency and the days.
            </Empty>
          )}
          <ul className="govuk-list govuk-list--spaced">
            {nodes.map((hit) => (
              <HitLine key={`${hit.kind}-${hit.id}`} hit={hit} />
            ))}
          </ul>
          <Pages page={page} pages={Math.ceil(total / perPage)} />
        </>
      )}
    </Loaded>
  );
};

const HitLine = ({ hit }: { readonly hit: Hit }) => {
  const { meetingTitle, date, parts } = hit;
  return (
    <li>
      <HitLink hit={hit}>
        <HitName hit={hit} />
      </HitLink>{' '}
      <FoundText parts={parts} />
      <span className="app-agenda__detail">
        {meetingTitle}, {longDate(date)}
      </span>
    </li>
  );
};

/** To where it stands; a paper is a page of its own, outside the app. */
const HitLink = ({ hit: { meetingId, kind, id }, children }: { readonly hit: Hit; readonly children: ReactNode }) => {
  const { path } = usePartnership();
  const meeting = `${path}/meetings/${meetingId}`;
  if (kind === 'PAPER')
    return (
      <a className="govuk-link" href={`${meeting}/papers/${encodeURIComponent(id)}/paper.html`}>
        {children}
      </a>
    );
  const to =
    kind === 'ACTION_POINT'
      ? `${path}/action-points/${id}`
      : `${meeting}/${kind === 'AGENDA_ITEM' ? 'agenda' : 'record'}`;
  return (
    <Link className="govuk-link" to={to}>
      {children}
    </Link>
  );
};
