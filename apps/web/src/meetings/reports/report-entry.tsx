import { useState } from 'react';
import { shortDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { Details, Tag } from '../../design/messages.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { leadText } from '../lead-text.ts';
import type { AgendaItem } from '../meeting.documents.ts';
import { WordsForm } from '../../design/words-form.tsx';
import { ReportForm } from './report-form.tsx';
import { withdrawReport, type Report, type ReportVersion } from './report.documents.ts';
import { ReportFiles } from './report-files.tsx';
import { useAuthorship, useReportAddress } from './use-reports.ts';

interface Entry {
  readonly report: Report;
  /** None when it has left the agenda. */
  readonly item?: AgendaItem;
  readonly dueBy: string;
  readonly done: () => void;
}

/** One paper: what it is, where it can be read, and what can be done with it. */
export const ReportEntry = (entry: Entry) => {
  const { report, item, dueBy, done } = entry;
  const [open, setOpen] = useState<'write' | 'withdraw' | undefined>();
  const { changes } = useAuthorship();
  const leave = () => setOpen(undefined);
  if (open === 'write' && item)
    return <ReportForm item={item} report={report} dueBy={dueBy} onClose={leave} done={done} />;
  const about = report.current ? `paper: ${report.current.subject}` : `paper of ${leadText(report.author)}`;
  return (
    <>
      <ReportSummary report={report} />
      <ReportFiles report={report} changes={changes(report) && Boolean(item)} done={done} />
      {changes(report) && !open && (
        <div className="app-agenda__actions">
          {item && (
            <Button look="link" about={about} onClick={() => setOpen('write')}>
              {report.current ? 'New version' : 'Write it'}
            </Button>
          )}
          <Button look="link" about={about} onClick={() => setOpen('withdraw')}>
            {report.current ? 'Withdraw' : 'Expect it no longer'}
          </Button>
        </div>
      )}
      {open === 'withdraw' && <Withdraw report={report} done={done} leave={leave} />}
    </>
  );
};

const ReportSummary = ({ report }: { readonly report: Report }) => {
  const { author, current, status, versions, withdrawnBecause } = report;
  return (
    <>
      {status === 'EXPECTED' && <Tag tone="yellow">To follow</Tag>}
      {status === 'WITHDRAWN' && <Tag tone="grey">Withdrawn</Tag>}
      {current?.late && <Tag tone="red">Late</Tag>} {current?.restricted && <Tag tone="purple">Restricted</Tag>}{' '}
      {current && <strong>{current.subject}</strong>}
      <span className="app-agenda__detail">
        From {leadText(author)}
        {current && ` · version ${current.number} of ${shortDate(current.submittedOn)}`}
        {current?.marking === 'OFFICIAL_SENSITIVE' && ' · OFFICIAL-SENSITIVE'}
      </span>
      {withdrawnBecause && <span className="app-agenda__detail">Withdrawn: {withdrawnBecause}</span>}
      {current?.lateBecause && <span className="app-agenda__detail">Late: {current.lateBecause}</span>}
      {current?.restrictedBecause && (
        <span className="app-agenda__detail">Restricted: {current.restrictedBecause}</span>
      )}
      {status === 'SUBMITTED' && report.item && <ReportLinks report={report} />}
      {versions.length > 1 && <Versions versions={versions} />}
    </>
  );
};

const formats = [
  ['html', 'Read'],
  ['pdf', 'PDF'],
  ['docx', 'Word'],
] as const;

const ReportLinks = ({ report }: { readonly report: Report }) => {
  const { current } = report;
  const address = `${useReportAddress(report)}/paper`;
  return (
    <span className="app-agenda__detail">
      {formats.map(([format, word], place) => (
        <span key={format}>
          {place > 0 && ', '}
          <a className="govuk-link" href={`${address}.${format}`}>
            {word}
            <span className="govuk-visually-hidden"> {current?.subject}</span>
          </a>
        </span>
      ))}
    </span>
  );
};

const Versions = ({ versions }: { readonly versions: readonly ReportVersion[] }) => (
  <Details summary={`${versions.length} versions`}>
    <ul className="govuk-list govuk-list--bullet">
      {versions.map(({ number, submittedOn, whatChanged, late, lateBecause }) => (
        <li key={number}>
          Version {number}, {shortDate(submittedOn)}
          {whatChanged && `: ${whatChanged}`}
          {late && ` (late: ${lateBecause})`}
        </li>
      ))}
    </ul>
  </Details>
);

const Withdraw = ({
  report: { id, version, current },
  done,
  leave,
}: {
  readonly report: Report;
  readonly done: () => void;
  readonly leave: () => void;
}) => {
  const { run, busy, state } = useCommand(withdrawReport);
  const announce = useAnnounce();
  return (
    <WordsForm
      id={`withdraw-${id}`}
      label={current ? 'Why it is withdrawn' : 'Why it is expected no longer'}
      hint="Stays on record within the partnership"
      button={current ? 'Withdraw the paper' : 'Expect it no longer'}
      missing="Enter why"
      limit={500}
      busy={busy}
      state={state}
      send={(reason) => run({ reportId: id, expectedVersion: version, reason })}
      done={() => {
        announce(current ? 'The paper is withdrawn.' : 'The paper is expected no longer.');
        done();
      }}
      leave={leave}
    />
  );
};
