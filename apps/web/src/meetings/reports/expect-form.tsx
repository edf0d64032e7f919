import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { LeadInputs, type LeadField } from '../lead-inputs.tsx';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { expectReport } from './report.documents.ts';

/** Puts down from whom a paper is to follow; at first from who leads on the item. */
export const ExpectForm = ({
  item,
  onClose,
  done,
}: {
  readonly item: AgendaItem;
  readonly onClose: () => void;
  readonly done: () => void;
}) => {
  const { meeting } = useMeetingDesk();
  const { role = '', agencyId } = item.leads[0] ?? {};
  const [author, setAuthor] = useState<LeadField>({ role, agencyId: agencyId ?? '' });
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const { run, busy, state } = useCommand(expectReport);
  const announce = useAnnounce();
  const prefix = `expect-${item.id}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const from = author.role.trim();
    setMistakes(from ? [] : [{ field: `${prefix}-role-0`, text: 'Enter the role of who writes it' }]);
    if (!from || busy) return;
    const input = { meetingId: meeting.id, itemId: item.id, author: { role: from, agencyId: author.agencyId || null } };
    if (!(await run(input))) return;
    announce('The agenda says that the paper is to follow.');
    onClose();
    done();
  };
  return (
    <form className="app-item-form" onSubmit={submit} noValidate>
      <h3 className="govuk-heading-s">Paper to follow for item {item.number}</h3>
      <ErrorSummary mistakes={state.kind === 'refused' ? [...mistakes, { text: state.message }] : mistakes} />
      <LeadInputs
        prefix={prefix}
        what="From"
        on={meeting.date}
        leads={[author]}
        onLeads={([first]) => first && setAuthor(first)}
        mistakes={mistakes}
      />
      <div className="govuk-button-group">
        <SubmitButton busy={busy}>Say that it is to follow</SubmitButton>
        <Button look="link" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
