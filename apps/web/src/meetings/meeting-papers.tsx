import { usePartnership } from '../app/partnership.ts';
import { useMeetingDesk } from './meeting-desk.tsx';
import { useReports } from './reports/use-reports.ts';
import { PaperLinks, type PaperKind } from './paper-links.tsx';

/** The meeting's papers as they stand, for whoever is signed in; where something is restricted, a copy without it as well. */
export const MeetingPapers = ({ papers }: { readonly papers: readonly PaperKind[] }) => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  const { reports } = useReports();
  const there = papers.filter((paper) => isThere(paper, meeting));
  if (there.length === 0) return null;
  const address = `${path}/meetings/${encodeURIComponent(meeting.id)}`;
  const restricted =
    meeting.agenda.some((item) => [item, ...item.subItems].some((one) => one.restricted)) ||
    reports.some(({ current, status }) => status === 'SUBMITTED' && current?.restricted);
  return (
    <section aria-labelledby="papers" className="app-no-print">
      <h2 id="papers" className="govuk-heading-s govuk-!-margin-bottom-1">
        Papers to print or send
      </h2>
      <PaperLinks address={address} papers={there} />
      {restricted && (
        <>
          <p className="govuk-body govuk-!-margin-bottom-1">Copies without what is restricted:</p>
          <PaperLinks address={address} papers={there} publicCopy />
        </>
      )}
    </section>
  );
};

type Known = ReturnType<typeof useMeetingDesk>['meeting'];

const isThere = (paper: PaperKind, { minutesStatus, review, actionPoints }: Known): boolean => {
  if (paper === 'minutes') return minutesStatus !== 'NONE';
  return paper !== 'actions' || review.length + actionPoints.length > 0;
};
