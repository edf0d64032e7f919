import { useRef, useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { Details } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { emptyItem, inputOf, mistakesIn } from './item-fields.ts';
import { ItemInputs } from './item-inputs.tsx';

/** The next item, ready to be typed: Enter adds it and the focus is back at the title for the one after. */
export const AddItem = () => {
  const { send, meeting, dismiss } = useMeetingDesk();
  const [fields, setFields] = useState(emptyItem);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const title = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(fields, 'new');
    setMistakes(found);
    if (found.length > 0) return;
    const input = inputOf(fields);
    const { commandId, answered } = send({ type: 'addAgendaItem', input }, meeting);
    announce(`Item ${meeting.agenda.length + 1}, ${input.title}, was added.`);
    setFields(emptyItem);
    title.current?.focus();
    void answered.then((answer) => {
      if (answer.kind !== 'refused') return;
      // The next one may be typed already: then the words of the refused one are in the message.
      setFields((now) => (now === emptyItem ? fields : now));
      setMistakes([{ text: `“${input.title}” was not added. ${answer.message}` }]);
      dismiss(commandId);
    });
  };
  return (
    <form className="app-add-item" onSubmit={submit} noValidate>
      <h2 className="govuk-heading-m">Add item {meeting.agenda.length + 1}</h2>
      <ErrorSummary mistakes={mistakes} />
      <ItemInputs
        on={meeting.date}
        prefix="new"
        fields={fields}
        onFields={setFields}
        mistakes={mistakes}
        titleRef={title}
      />
      <SubmitButton look="secondary">Add item</SubmitButton>
      <Details summary="Keys">
        <p className="govuk-body govuk-!-margin-bottom-0">
          <kbd>Enter</kbd> in any field adds the item. On an item, <kbd>Alt</kbd> with <kbd>↑</kbd> or <kbd>↓</kbd>{' '}
          moves it. <kbd>Esc</kbd> leaves a change undone.
        </p>
      </Details>
    </form>
  );
};
