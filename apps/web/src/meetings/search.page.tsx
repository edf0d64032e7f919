import { useEffect, useState, type FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { ResultOf } from 'gql.tada';
import { usePartnership } from '../app/partnership.ts';
import { longDate } from '../calendar/dates.ts';
import { SubmitButton } from '../design/button.tsx';
import { DateField, SelectField, TextField } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Pages } from '../design/pages.tsx';
import { graphql } from '../graph/graphql.ts';

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
        text
      }
    }
  }
`);

type Hit = NonNullable<ResultOf<typeof searchQuery>['searchMeetings']>['nodes'][number];

const perPage = 20;
const kindWords: Readonly<Record<Hit['kind'], string>> = {
  AGENDA_ITEM: 'Agenda item',
  MINUTE: 'Paragraph',
  DECISION: 'Decision in',
  ACTION_POINT: 'Action point',
  KEY_MESSAGE: 'Key message',
};

/** The address says what is looked for, so that it can be kept and sent: `?words=burglary&from=2020-01-01`. */
const fields = ['words', 'agency', 'from', 'to'] as const;
type Sought = Readonly<Record<(typeof fields)[number], string>>;

export const SearchPage = () => {
  const [parameters, setParameters] = useSearchParams();
  const sought = Object.fromEntries(fields.map((name) => [name, parameters.get(name) ?? ''])) as Sought;
  const asked = sought.words.trim() !== '' || sought.agency !== '';
  return (
    <>
      <PageHeading title="Search" />
      <SearchForm
        sought={sought}
        onSearch={(next) => setParameters(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))}
      />
      {asked && <Found sought={sought} page={Math.max(1, Number(parameters.get('page')) || 1)} />}
    </>
  );
};

const SearchForm = ({ sought, onSearch }: { readonly sought: Sought; readonly onSearch: (next: Sought) => void }) => {
  const { agencies } = usePartnership();
  const [typed, setTyped] = useState(sought);
  // The address may change by itself, by the button Back.
  const address = JSON.stringify(sought);
  useEffect(() => setTyped(JSON.parse(address) as Sought), [address]);
  const set = (part: Partial<Sought>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch({ ...typed, words: typed.words.trim() });
  };
  return (
    <form role="search" onSubmit={submit} noValidate>
      <TextField
        id="words"
        type="search"
        label="Words"
        hint="In agendas, minutes, decisions, action points and key messages. The beginning of a word is enough"
        maxLength={200}
        value={typed.words}
        onValue={(words) => set({ words })}
      />
      <div className="app-fields">
        <SelectField
          id="agency"
          label="Agency that leads or owns"
          none="All agencies"
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.agency}
          onValue={(agency) => set({ agency })}
        />
        <DateField id="from" label="Meetings from" value={typed.from} onValue={(from) => set({ from })} />
        <DateField id="to" label="To" value={typed.to} onValue={(to) => set({ to })} />
      </div>
      <SubmitButton>Search</SubmitButton>
    </form>
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
            {total === 1 ? 'Found in 1 place' : `Found in ${total} places`}
          </p>
          {total === 0 && <Empty>No paper of this partnership says all of these words.</Empty>}
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

const HitLine = ({ hit: { meetingId, meetingTitle, date, kind, id, number, text } }: { readonly hit: Hit }) => {
  const { path } = usePartnership();
  const page = kind === 'AGENDA_ITEM' ? 'agenda' : 'record';
  const to = kind === 'ACTION_POINT' ? `${path}/action-points/${id}` : `${path}/meetings/${meetingId}/${page}`;
  return (
    <li>
      <Link className="govuk-link" to={to}>
        {kindWords[kind]} {number}
        <span className="govuk-visually-hidden">
          {' '}
          of {meetingTitle}, {longDate(date)}
        </span>
      </Link>{' '}
      {text}
      <span className="app-agenda__detail">
        {meetingTitle}, {longDate(date)}
      </span>
    </li>
  );
};
