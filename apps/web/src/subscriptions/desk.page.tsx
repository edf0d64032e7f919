import { useCallback, useEffect } from 'react';
import { useQuery } from 'urql';
import { ActionPointTable } from '../action-plan/action-point-table.tsx';
import { registerQuery } from '../action-plan/action-point.documents.ts';
import { usePartnership } from '../app/partnership.ts';
import { PageHeading } from '../design/heading.tsx';
import { LiveState } from '../design/live-state.tsx';
import { Loaded, Problem } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { useNewDay } from '../graph/use-new-day.ts';
import { FeedList } from './feed-list.tsx';
import { useFeed } from './use-feed.ts';

/** What an agency has to do here, and what happens to it as it happens. */
export const DeskPage = () => {
  const { ownAgencyIds, agencies } = usePartnership();
  const names = ownAgencyIds.map((id) => agencies.find((agency) => agency.id === id)?.name ?? id);
  if (ownAgencyIds.length === 0) {
    return (
      <Problem title="You act for no agency here">
        <p className="govuk-body">This page is for officers of agencies. The support officer can give you that role.</p>
      </Problem>
    );
  }
  return <Desk title={names.join(' and ')} />;
};

const Desk = ({ title }: { readonly title: string }) => {
  const { ownAgencyIds } = usePartnership();
  const { feed, fresh, liveness } = useFeed();
  return (
    <>
      <PageHeading title={title} documentTitle={`${title}: action points`} />
      {ownAgencyIds.map((id) => (
        <OwnPoints key={id} agencyId={id} newest={feed.cursor} />
      ))}
      <section aria-labelledby="feed" className="app-section">
        <h2 id="feed" className="govuk-heading-m">
          What has happened
        </h2>
        <p className="govuk-body">
          <LiveState liveness={liveness} />
        </p>
        <FeedList events={feed.events} fresh={fresh} />
      </section>
    </>
  );
};

/** Read again after each event, so that it stands beside the feed as the register has it. */
const OwnPoints = ({ agencyId, newest }: { readonly agencyId: string; readonly newest: string }) => {
  const { path } = usePartnership();
  const [result, read] = useQuery({
    query: registerQuery,
    variables: { filter: { open: true, ownerAgencyId: agencyId }, first: 100, offset: 0 },
  });
  const reload = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  useEffect(reload, [newest, reload]);
  useNewDay(reload);
  return (
    <section aria-labelledby={`own-${agencyId}`}>
      <h2 id={`own-${agencyId}`} className="govuk-heading-m">
        To do
      </h2>
      <Loaded result={result} retry={reload} needs={['actionPoints']}>
        {({ actionPoints: { nodes, total } }) =>
          total === 0 ? (
            <Empty>Nothing is open for your agency.</Empty>
          ) : (
            <ActionPointTable rows={nodes} path={path} caption="Open action points of your agency" />
          )
        }
      </Loaded>
    </section>
  );
};
