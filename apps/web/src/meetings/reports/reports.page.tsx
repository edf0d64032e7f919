import { useState } from 'react';
import { longDate } from '../../calendar/dates.ts';
import { Button } from '../../design/button.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Empty } from '../../design/messages.tsx';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { ExpectForm } from './expect-form.tsx';
import { ReportEntry } from './report-entry.tsx';
import { ReportForm } from './report-form.tsx';
import type { Report } from './report.documents.ts';
import { useAuthorship, useReports } from './use-reports.ts';

/** The papers for a meeting's items, where they are written, revised and withdrawn. */
export const ReportsPage = () => {
  const { meeting } = useMeetingDesk();
  const { result, again } = useReports();
  const items = meeting.agenda.flatMap((item) => [item, ...item.subItems]);
  return (
    <>
      <PageHeading title="Papers" documentTitle={`Papers, ${longDate(meeting.date)}`} />
      {items.length === 0 && <Empty>Papers belong to items, and there are none on this agenda yet.</Empty>}
      <Loaded result={result} retry={again}>
        {({ meeting: found }) =>
          found && (
            <>
              <p className="govuk-body">
                Papers go out with the agenda by {longDate(found.reportsDueBy)}. What comes later is marked late, with
                the reason.
              </p>
              {items.map((item) => (
                <ItemSection
                  key={item.id}
                  item={item}
                  dueBy={found.reportsDueBy}
                  reports={found.reports.filter(({ itemId }) => itemId === item.id)}
                  done={again}
                />
              ))}
              <Stranded reports={found.reports.filter(({ item }) => !item)} dueBy={found.reportsDueBy} done={again} />
            </>
          )
        }
      </Loaded>
    </>
  );
};

interface Listed {
  readonly reports: readonly Report[];
  readonly dueBy: string;
  readonly done: () => void;
}

const ItemSection = ({ item, reports, dueBy, done }: Listed & { readonly item: AgendaItem }) => {
  const [open, setOpen] = useState<'write' | 'expect' | undefined>();
  const { supportOfficer, writes } = useAuthorship();
  const close = () => setOpen(undefined);
  const about = `item ${item.number}, ${item.title}`;
  if (reports.length === 0 && !writes) return null;
  return (
    <section className="app-section" aria-labelledby={`reports-${item.id}`}>
      <h2 id={`reports-${item.id}`} className="govuk-heading-s">
        {item.number} {item.title}
      </h2>
      {reports.length > 0 && (
        <ul className="govuk-list govuk-list--spaced">
          {reports.map((report) => (
            <li key={report.id}>
              <ReportEntry report={report} item={item} dueBy={dueBy} done={done} />
            </li>
          ))}
        </ul>
      )}
      {open === 'write' && <ReportForm item={item} dueBy={dueBy} onClose={close} done={done} />}
      {open === 'expect' && <ExpectForm item={item} onClose={close} done={done} />}
      {writes && !open && (
        <div className="app-agenda__actions">
          <Button look="link" about={`for ${about}`} onClick={() => setOpen('write')}>
            Write a paper
          </Button>
          {supportOfficer && (
            <Button look="link" about={`for ${about}`} onClick={() => setOpen('expect')}>
              Expect a paper
            </Button>
          )}
        </div>
      )}
    </section>
  );
};

/** Of items that were taken off the agenda: nothing that was written is lost. */
const Stranded = ({ reports, dueBy, done }: Listed) => {
  if (reports.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="reports-stranded">
      <h2 id="reports-stranded" className="govuk-heading-s">
        For items that have left the agenda
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {reports.map((report) => (
          <li key={report.id}>
            <ReportEntry report={report} dueBy={dueBy} done={done} />
          </li>
        ))}
      </ul>
    </section>
  );
};
