import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { SubmitButton } from '../../design/button.tsx';
import { ConfirmImport } from '../../design/confirm-import.tsx';
import { SelectField } from '../../design/field.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Table } from '../../design/table.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { checkMeetingFile, importMeeting, type FileCheck, type FileFinding } from './import.documents.ts';
import { Preview } from './preview.tsx';

interface Chosen {
  readonly text: string;
  /** None: the group that the file names. */
  readonly groupId: string | null;
}

/** What the check has found in a file, for the one of its meetings that is chosen. */
export const Report = ({ text, groupId }: Chosen) => {
  const [which, setWhich] = useState(1);
  const file = { text, groupId, which };
  const [result, read] = useQuery({ query: checkMeetingFile, variables: { file }, requestPolicy: 'network-only' });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={again} needs={['checkMeetingFile']}>
      {({ checkMeetingFile: check }) => (
        <section aria-labelledby="report">
          {check.meetings.length > 1 && (
            <SelectField
              id="which"
              label="Meeting of the file"
              choices={check.meetings.map((day, index) => ({ value: String(index + 1), label: dayOf(day) }))}
              value={String(which)}
              onValue={(chosen) => setWhich(Number(chosen))}
            />
          )}
          <div role="status">
            <h2 id="report" className="govuk-heading-m">
              {summaryOf(check)}
            </h2>
          </div>
          <Findings caption="To be put right" findings={check.faults} />
          <Findings caption="To be looked at" findings={check.warnings} />
          {check.importedAs && <TheMeeting id={check.importedAs} />}
          {check.faults.length === 0 && !check.importedAs && (
            <Confirm key={which} file={file} check={check} again={again} />
          )}
          {check.meeting && <Preview meeting={check.meeting} />}
        </section>
      )}
    </Loaded>
  );
};

/** A file may say a day that isn't one. */
const dayOf = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? shortDate(day) : day);

const summaryOf = ({ importedAs, faults, warnings }: FileCheck): string => {
  if (importedAs) return 'This meeting was imported already';
  if (faults.length > 0) return 'Something must be put right first';
  return warnings.length > 0 ? 'It can be imported, with something to look at' : 'Nothing is wrong with it';
};

const Findings = ({ caption, findings }: { readonly caption: string; readonly findings: readonly FileFinding[] }) =>
  findings.length > 0 && (
    <Table
      caption={caption}
      rows={findings}
      keyOf={({ place, code, detail }) => `${place} ${code} ${detail ?? ''}`}
      columns={[
        { head: 'Place in the file', names: true, cell: ({ place }) => place || 'All of it' },
        { head: 'What it is', cell: ({ message }) => message },
        { head: 'In detail', cell: ({ detail }) => detail ?? '' },
      ]}
    />
  );

interface ConfirmProps {
  readonly file: Chosen & { readonly which: number };
  readonly check: FileCheck;
  readonly again: () => void;
}

const Confirm = ({ file, check, again }: ConfirmProps) => {
  const { path } = usePartnership();
  const navigate = useNavigate();
  const { run, state, busy, clear } = useCommand(importMeeting);
  return (
    <ConfirmImport
      refused={state.kind === 'refused' ? state.message : undefined}
      busy={busy}
      checkAgain={() => {
        clear();
        again();
      }}
      label={check.warnings.length > 0 ? 'I have looked at these: import nevertheless' : undefined}
      run={async (confirmed) => {
        const meeting = await run({ file, checked: check.checked, confirmed });
        if (meeting?.__typename === 'Meeting') await navigate(`${path}/meetings/${meeting.id}`);
      }}
    >
      <SubmitButton busy={busy}>Import this meeting</SubmitButton>
    </ConfirmImport>
  );
};

const TheMeeting = ({ id }: { readonly id: string }) => {
  const { path } = usePartnership();
  return (
    <p className="govuk-body">
      <Link className="govuk-link" to={`${path}/meetings/${id}`}>
        Go on with it
      </Link>
    </p>
  );
};
