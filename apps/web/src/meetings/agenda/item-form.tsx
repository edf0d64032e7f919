import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import type { AgendaItem, TopItem } from '../meeting.documents.ts';
import { useStep } from '../use-step.ts';
import { emptyItem, fieldsOf, inputOf, mistakesIn } from './item-fields.ts';
import { ItemInputs } from './item-inputs.tsx';

/** Changes an item, or adds a sub-item to one, in its place in the list. Escape leaves it as it was. */
export const ItemForm = ({
  item,
  parent,
  onClose,
}: {
  readonly item?: AgendaItem;
  readonly parent?: TopItem;
  readonly onClose: () => void;
}) => {
  const [fields, setFields] = useState(() => (item ? fieldsOf(item) : emptyItem));
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const prefix = `item-${item?.id ?? `under-${parent?.id}`}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(fields, prefix);
    setMistakes(found);
    if (found.length > 0) return;
    const input = inputOf(fields);
    const stored = item
      ? await run({ type: 'changeAgendaItem', input: { ...input, itemId: item.id } })
      : await run({ type: 'addAgendaItem', input: { ...input, parentId: parent?.id ?? null } });
    if (!stored) return;
    announce(item ? 'Item changed.' : `${input.title} was added under item ${parent?.number}.`);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form className="app-item-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <h2 className="govuk-heading-s">{item ? `Change item ${item.number}` : `New sub-item of ${parent?.number}`}</h2>
      <ErrorSummary mistakes={mistakes} />
      <ItemInputs prefix={prefix} fields={fields} onFields={setFields} mistakes={mistakes} autoFocus />
      <div className="govuk-button-group">
        <SubmitButton busy={busy}>{item ? 'Save item' : 'Add sub-item'}</SubmitButton>
        <Button look="link" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
