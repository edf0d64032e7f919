import { useState, type FormEvent } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { inLondon } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { useDraft } from '../../storage/drafts.ts';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { contentOf, draftedFields, emptyReport, fieldsOf, mistakesIn, type ReportFields } from './report-fields.ts';
import { ReportInputs } from './report-inputs.tsx';
import { reviseReport, submitReport, type Report } from './report.documents.ts';

interface Writing {
  readonly item: AgendaItem;
  /** The one that is expected, or of which this is another version; none: a new one. */
  readonly report?: Report;
  readonly dueBy: string;
  readonly onClose: () => void;
  readonly done: () => void;
}

/** Sends what was written: a first version, or another. */
const useSubmission = ({ item, report }: Writing) => {
  const { meeting } = useMeetingDesk();
  const submit = useCommand(submitReport);
  const revise = useCommand(reviseReport);
  const revising = report?.status === 'SUBMITTED';
  const { state, busy } = revising ? revise : submit;
  const send = (fields: ReportFields, late: boolean): Promise<object | undefined> => {
    const said = { content: contentOf(fields), lateBecause: late ? fields.lateBecause.trim() : null };
    if (report && revising) {
      const { id: reportId, version: expectedVersion } = report;
      return revise.run({ reportId, expectedVersion, whatChanged: fields.whatChanged.trim(), ...said });
    }
    const author = { role: fields.role.trim(), agencyId: fields.agencyId || null };
    const place = { meetingId: meeting.id, itemId: item.id, ...(report && { reportId: report.id }) };
    return submit.run({ ...place, author, ...said });
  };
  return { send, state, busy, revising };
};

/** What the form begins with: what was typed before, the version to write from, or nothing but who writes. */
const useFields = ({ item, report }: Writing) => {
  const { draftScope } = useMeetingDesk();
  const { supportOfficer, ownAgencyIds } = usePartnership();
  const [draft, setDraft] = useDraft(`${draftScope}report:${report ? report.id : `of:${item.id}`}`);
  const { role = '', agencyId = supportOfficer ? '' : (ownAgencyIds[0] ?? '') } = report?.author ?? {};
  const begun = report?.current ? fieldsOf(report.current) : { ...emptyReport, role, agencyId: agencyId ?? '' };
  const fields = draftedFields(draft) ?? begun;
  const set = (part: Partial<ReportFields>) => setDraft(JSON.stringify({ ...fields, ...part }));
  return { fields, set, forget: () => setDraft('') };
};

/** A paper being written, kept in this browser with each key until it is submitted. */
export const ReportForm = (writing: Writing) => {
  const { item, report, dueBy, onClose, done } = writing;
  const { send, state, busy, revising } = useSubmission(writing);
  const { fields, set, forget } = useFields(writing);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const announce = useAnnounce();
  const late = inLondon(Date.now()).date > dueBy || (state.kind === 'refused' && state.code === 'late-needs-reason');
  const asked = { prefix: `report-${report?.id ?? item.id}`, late, revising };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(fields, asked);
    setMistakes(found);
    if (found.length > 0 || busy) return;
    if (!(await send(fields, late))) return;
    forget();
    announce(revising ? 'The new version is submitted.' : 'The paper is submitted.');
    onClose();
    done();
  };
  const all = state.kind === 'refused' ? [...mistakes, { text: state.message }] : mistakes;
  return (
    <form className="app-item-form" onSubmit={submit} noValidate>
      <h3 className="govuk-heading-s">
        {revising ? `New version of ${report?.current?.subject}` : `Paper for item ${item.number}`}
      </h3>
      <ErrorSummary mistakes={all} />
      <ReportInputs asked={asked} fields={fields} set={set} mistakes={mistakes} />
      <div className="govuk-button-group">
        <SubmitButton busy={busy}>{revising ? 'Submit the new version' : 'Submit the paper'}</SubmitButton>
        <Button look="link" onClick={onClose}>
          Close and keep what is written
        </Button>
        <Button
          look="link"
          onClick={() => {
            forget();
            onClose();
          }}
        >
          Discard
        </Button>
      </div>
    </form>
  );
};
