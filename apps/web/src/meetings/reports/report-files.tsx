import { useRef, useState, type ChangeEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { removeReportFile, type Report, type ReportFile } from './report.documents.ts';
import { sizeText, upload } from './upload.ts';
import { useReportAddress } from './use-reports.ts';

interface Files {
  readonly report: Report;
  readonly changes: boolean;
  readonly done: () => void;
}

/** Files attached to a paper; for those who may change it, a way to attach more. */
export const ReportFiles = ({ report, changes, done }: Files) => (
  <>
    {report.files.length > 0 && (
      <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-2">
        {report.files.map((file) => (
          <AttachedFile key={file.digest} report={report} file={file} changes={changes} done={done} />
        ))}
      </ul>
    )}
    {changes && report.current && <AttachFile report={report} done={done} />}
  </>
);

const AttachedFile = ({ report, file, changes, done }: Files & { readonly file: ReportFile }) => {
  const { run, busy, state } = useCommand(removeReportFile);
  const announce = useAnnounce();
  const address = useReportAddress(report);
  const remove = async () => {
    if (!(await run({ reportId: report.id, digest: file.digest }))) return;
    announce(`${file.name} is removed.`);
    done();
  };
  return (
    <li>
      <a className="govuk-link" href={`${address}/files/${file.digest}`} download>
        {file.name}
      </a>{' '}
      ({file.mediaType}, {sizeText(file.sizeBytes)}){' '}
      {changes && (
        <Button look="link" about={file.name} disabled={busy} onClick={() => void remove()}>
          Remove
        </Button>
      )}
      {state.kind === 'refused' && <span className="govuk-error-message">{state.message}</span>}
    </li>
  );
};

const AttachFile = ({ report, done }: { readonly report: Report; readonly done: () => void }) => {
  const [sending, setSending] = useState('');
  const [mistake, setMistake] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const address = useReportAddress(report);
  const id = `attach-${report.id}`;
  const attach = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    setSending(file.name);
    setMistake('');
    const wrong = await upload(address, file);
    setSending('');
    // So that the same file can be chosen again.
    if (input.current) input.current.value = '';
    if (wrong) return setMistake(`${file.name}: ${wrong}`);
    announce(`${file.name} is attached.`);
    done();
  };
  return (
    <div className={`govuk-form-group${mistake ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={id}>
        Attach a file<span className="govuk-visually-hidden"> to {report.current?.subject}</span>
      </label>
      <div id={`${id}-hint`} className="govuk-hint">
        PDF, Word, Excel, PNG, JPEG or CSV, at most 10 MB; read by whoever may read this version
      </div>
      {mistake && (
        <p id={`${id}-error`} className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {mistake}
        </p>
      )}
      <input
        ref={input}
        id={id}
        type="file"
        className="govuk-file-upload"
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.csv"
        aria-describedby={`${id}-hint${mistake ? ` ${id}-error` : ''}`}
        aria-busy={sending !== ''}
        onChange={(event) => void attach(event)}
      />
      {sending && (
        <p className="govuk-body" role="status">
          Sending {sending} …
        </p>
      )}
    </div>
  );
};
