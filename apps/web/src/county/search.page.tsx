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
import { SearchForm, useSought, type Sought } from '../meetings/search-form.tsx';
import { placesFound } from '../meetings/search-hits.tsx';

const partnershipsQuery = graphql(`
  query CountyPartnerships {
    countyOverview {
      slug
      name
    }
  }
`);

const searchQuery = graphql(`
  query SearchCounty($search: CountySearchInput!, $first: Int, $offset: Int) {
    searchCounty(search: $search, first: $first, offset: $offset) {
      total
      nodes {
        slug
        partnershipName
        kind
        id
        day
        reference
        parts
        closed
        dueOn
        minutesAgreed
        publicPath
      }
    }
  }
`);

type Hit = NonNullable<ResultOf<typeof searchQuery>['searchCounty']>['nodes'][number];

const perPage = 20;
/** As many as are counted. */
const most = 1_000;

/** What the county board may read of all partnerships: their action points and published meetings. */
export const CountySearchPage = () => {
  const { path } = usePartnership();
  const { sought, asked, page, seek } = useSought();
  const [result, read] = useQuery({ query: partnershipsQuery });
  const words = sought.words && `?${new URLSearchParams({ words: sought.words })}`;
  return (
    <>
      <PageHeading title="Search all partnerships" />
      <p className="govuk-body">
        <Link className="govuk-link" to={`${path}/search${words}`}>
          Search the papers of this board itself
        </Link>
      </p>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['countyOverview']}>
        {({ countyOverview }) => (
          <>
            <SearchForm
              sought={sought}
              seek={seek}
              hint="In action points of all partnerships and the names of meetings whose agenda is out. The beginning of a word is enough"
              agencyLabel="Agency that owns"
              daysFrom="Raised or held from"
              partnerships={countyOverview.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
            {asked && <PublishedToo sought={sought} partnerships={countyOverview} />}
            {asked && <Found sought={sought} page={page} />}
          </>
        )}
      </Loaded>
    </>
  );
};

/** Agendas, papers and minutes stay with the partnership: they are searched where anyone reads them. */
const PublishedToo = ({
  sought,
  partnerships,
}: {
  readonly sought: Sought;
  readonly partnerships: readonly { readonly slug: string; readonly name: string }[];
}) => {
  const chosen = partnerships.find(({ slug }) => slug === sought.partnership);
  if (!chosen)
    return (
      <p className="govuk-body">
        Choose a partnership to search its published agendas, papers and agreed minutes as well.
      </p>
    );
  const { words, from, to } = sought;
  const parameters = new URLSearchParams(Object.entries({ words, from, to }).filter(([, value]) => value));
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/public/${chosen.slug}/search?${parameters}`}>
        Search the agendas, papers and agreed minutes that {chosen.name} has published
      </a>
    </p>
  );
};

const Found = ({ sought, page }: { readonly sought: Sought; readonly page: number }) => {
  const { words, agency, partnership, from, to } = sought;
  const narrowed = { slug: partnership || null, agencyId: agency || null, from: from || null, to: to || null };
  const variables = { search: { words, ...narrowed }, first: perPage, offset: (page - 1) * perPage };
  const [result, read] = useQuery({ query: searchQuery, variables, requestPolicy: 'cache-and-network' });
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['searchCounty']}>
      {({ searchCounty: { nodes, total } }) => (
        <>
          <p className="govuk-body" role="status">
            {placesFound(total, most)}
          </p>
          {total === 0 && (
            <Empty>
              No action point and no meeting says all of these words. Try fewer words or their beginnings, or leave out
              the agency and the days.
            </Empty>
          )}
          <ul className="govuk-list govuk-list--spaced">
            {nodes.map((hit) => (
              <HitLine key={`${hit.slug}-${hit.kind}-${hit.id}`} hit={hit} />
            ))}
          </ul>
          <Pages page={page} pages={Math.ceil(total / perPage)} />
        </>
      )}
    </Loaded>
  );
};

const HitLine = ({ hit }: { readonly hit: Hit }) => {
  const { partnershipName, parts, publicPath } = hit;
  return (
    <li>
      <strong>{partnershipName}</strong>: {hit.kind === 'MEETING' ? 'meeting' : `action point ${hit.reference}`}{' '}
      <FoundText parts={parts} />
      <span className="app-agenda__detail">
        {detailOf(hit)}
        {publicPath && (
          <>
            {'. '}
            <a className="govuk-link" href={publicPath}>
              {hit.kind === 'MEETING' ? pageWords(hit) : 'Its meeting, as published'}
              <span className="govuk-visually-hidden">
                {' '}
                of {partnershipName}, {hit.kind === 'MEETING' ? longDate(hit.day) : hit.reference}
              </span>
            </a>
          </>
        )}
      </span>
    </li>
  );
};

const pageWords = ({ minutesAgreed }: Hit): string => (minutesAgreed ? 'Agenda and agreed minutes' : 'Agenda');

const detailOf = ({ kind, day, closed, dueOn }: Hit): string => {
  if (kind === 'MEETING') return longDate(day);
  const raised = `Raised ${longDate(day)}`;
  if (closed) return `${raised}, closed`;
  return dueOn ? `${raised}, due ${longDate(dueOn)}` : `${raised}, due at the next meeting`;
};
