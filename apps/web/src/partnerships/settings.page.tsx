import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership, type Agency } from '../app/partnership.ts';
import { shortDate } from '../calendar/dates.ts';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Details, Empty, Tag } from '../design/messages.tsx';
import { SummaryList } from '../design/summary-list.tsx';
import { Table } from '../design/table.tsx';
import { CalendarAddress } from './calendar-address.tsx';
import { ListAgencyForm } from './list-agency-form.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { settingsQuery, type Settings } from './settings.documents.ts';
import { SetUpGroupForm } from './set-up-group-form.tsx';
import { classWords, numberingWords, referenceWords } from './words.ts';

export const SettingsPage = () => {
  const { supportOfficer } = usePartnership();
  const [result, read] = useQuery({ query: settingsQuery });
  return (
    <>
      <PageHeading title="Settings" />
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['partnership']}>
        {({ partnership }) => <Habits partnership={partnership} />}
      </Loaded>
      <Agencies />
      {supportOfficer && <Mailboxes />}
      <Groups />
      <CalendarAddress />
    </>
  );
};

const Habits = ({ partnership }: { readonly partnership: Settings }) => {
  const { name, district, council, settings } = partnership;
  const days = settings.noticeWorkingDays;
  const quorum = settings.quorumAgencies;
  return (
    <SummaryList
      rows={[
        ['Name', name],
        ...(district ? ([['District', district]] as const) : []),
        ...(council ? ([['Council', council]] as const) : []),
        ['Notice of meetings', `${days} clear working ${days === 1 ? 'day' : 'days'}`],
        ['Quorum', `${quorum} ${quorum === 1 ? 'agency' : 'agencies'} of the board`],
        ['Minutes are numbered', numberingWords[settings.minuteNumbering]],
        ['Action points are numbered', referenceWords[settings.actionReferences]],
        ...(settings.ragLegend.length > 0
          ? ([
              [
                'Colours of the plan',
                <ul className="govuk-list govuk-!-margin-bottom-0">
                  {settings.ragLegend.map(({ colour, meaning }) => (
                    <li key={colour}>
                      <strong>{colour}</strong>: {meaning}
                    </li>
                  ))}
                </ul>,
              ],
            ] as const)
          : []),
      ]}
    />
  );
};

const Agencies = () => {
  const { agencies, supportOfficer } = usePartnership();
  return (
    <section aria-labelledby="agencies" className="app-section">
      <h2 id="agencies" className="govuk-heading-m">
        Agencies
      </h2>
      {agencies.length === 0 ? <Empty>No agency is listed yet.</Empty> : <AgencyTable agencies={agencies} />}
      {supportOfficer && (
        <Details summary="List an agency">
          <ListAgencyForm />
        </Details>
      )}
    </section>
  );
};

const AgencyTable = ({ agencies }: { readonly agencies: readonly Agency[] }) => (
  <Table
    caption="Agencies of this partnership, the present ones first"
    captionHidden
    rows={agencies}
    keyOf={({ id }) => id}
    columns={[
      { head: 'Agency', names: true, cell: ({ name }) => name },
      { head: 'Class', cell: (agency) => classWords[agency.class] },
      { head: 'From', cell: ({ listedFrom }) => (listedFrom ? shortDate(listedFrom) : 'Not recorded') },
      {
        head: 'Until',
        cell: ({ listedUntil, succeededBy }) => (
          <>
            {listedUntil ? shortDate(listedUntil) : 'Takes part'}
            {succeededBy && <span className="app-agenda__detail">Succeeded by {succeededBy.name}</span>}
          </>
        ),
      },
    ]}
  />
);

const Groups = () => {
  const { groups, supportOfficer, path } = usePartnership();
  return (
    <section aria-labelledby="groups" className="app-section">
      <h2 id="groups" className="govuk-heading-m">
        Groups
      </h2>
      {groups.length === 0 ? (
        <Empty>No group has been set up yet.</Empty>
      ) : (
        <Table
          caption="Groups of this partnership, the active ones first"
          captionHidden
          rows={groups}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Group',
              names: true,
              cell: ({ id, name }) => (
                <Link className="govuk-link" to={`${path}/groups/${id}`}>
                  {name}
                </Link>
              ),
            },
            { head: 'Kind', cell: ({ kind }) => kind },
            { head: 'Meets', cell: ({ cadence }) => cadence ?? 'Not said' },
            {
              head: 'Standing',
              cell: ({ active, disbandedOn }) =>
                active ? (
                  <Tag tone="green">Active</Tag>
                ) : (
                  <Tag tone="grey">{disbandedOn ? `Disbanded ${shortDate(disbandedOn)}` : 'Not active'}</Tag>
                ),
            },
          ]}
        />
      )}
      {supportOfficer && (
        <Details summary="Set up a group">
          <SetUpGroupForm />
        </Details>
      )}
    </section>
  );
};
