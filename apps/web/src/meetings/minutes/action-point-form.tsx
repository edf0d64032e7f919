import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, TextArea } from '../../design/field.tsx';
import type { MinuteParagraph } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { LeadInputs } from '../lead-inputs.tsx';
import type { AttachmentForm, AttachmentState } from './attachment-form.ts';
import { FormButtons, leavingOnEscape } from './decision-form.tsx';

/** What is to be done about a paragraph, by whom and by when. */
export const ActionPointForm = ({
  state,
  form,
  paragraph,
}: {
  readonly state: AttachmentState;
  readonly form: AttachmentForm;
  readonly paragraph: MinuteParagraph;
}) => {
  const { meeting, send } = useMeetingDesk();
  const announce = useAnnounce();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(state);
    setMistakes(found);
    if (found.length > 0) return;
    const { text, owners, dueOn } = state;
    send({
      type: 'minuteActionPoint',
      input: {
        paragraphId: paragraph.id,
        text: text.trim(),
        owners: owners.map(({ role, agencyId }) => ({ role: role.trim(), agencyId })),
        ...(dueOn && { dueOn }),
      },
    });
    announce(`Action point on paragraph ${paragraph.number} recorded.`);
    form.close();
  };
  const submitOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="app-attachment" onSubmit={submit} onKeyDown={leavingOnEscape(form)} noValidate>
      <h3 className="govuk-heading-s">Action point on {paragraph.number}</h3>
      <ErrorSummary mistakes={mistakes} />
      <TextArea
        id="action-text"
        label="What is to be done"
        rows={2}
        value={state.text}
        onValue={(text) => form.set({ text })}
        onKeyDown={submitOnEnter}
        error={mistakeAt(mistakes, 'action-text')}
        maxLength={2_000}
        autoFocus
      />
      <LeadInputs
        prefix="action"
        what="Owner"
        on={meeting.date}
        leads={state.owners}
        onLeads={(owners) => form.set({ owners })}
        mistakes={mistakes}
        agencyNeeded
      />
      {state.owners.length < 10 && (
        <Button
          look="link"
          className="app-add-another"
          onClick={() => form.set({ owners: [...state.owners, { role: '', agencyId: '' }] })}
        >
          Add another owner
        </Button>
      )}
      <DateField
        id="action-due"
        label="Due"
        hint="Leave empty for the next meeting"
        value={state.dueOn}
        onValue={(dueOn) => form.set({ dueOn })}
      />
      <FormButtons label="Record action point" form={form} />
    </form>
  );
};

const mistakesIn = ({ text, owners }: AttachmentState): readonly Mistake[] => [
  ...(text.trim() ? [] : [{ field: 'action-text', text: 'Enter what is to be done' }]),
  ...owners.flatMap(({ role, agencyId }, place) => [
    ...(role.trim() ? [] : [{ field: `action-role-${place}`, text: 'Enter the role of the owner' }]),
    ...(agencyId ? [] : [{ field: `action-agency-${place}`, text: 'Choose the agency of the owner' }]),
  ]),
];
