import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import type { AgendaItem, TopItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';
import { emptyItem, fieldsOf, inputOf, mistakesIn } from './item-fields.ts';
import { ItemInputs } from './item-inputs.tsx';

interface Which {
  /** The item to change. */
  readonly item?: AgendaItem;
  /** The item to add a sub-item to. */
  readonly parent?: TopItem;
  readonly onClose: () => void;
}

type Input = ReturnType<typeof inputOf>;

/** On the agenda of the meeting that is worked on. */
export const AgendaItemForm = ({ item, parent, onClose }: Which) => {
  const { meeting } = useMeetingDesk();
  const { run, busy, mistakes } = useStep();
  const save = async (input: Input) =>
    Boolean(
      item
        ? await run({ type: 'changeAgendaItem', input: { ...input, itemId: item.id } })
        : await run({ type: 'addAgendaItem', input: { ...input, parentId: parent?.id ?? null } }),
    );
  return (
    <ItemForm
      {...(item && { item })}
      {...(parent && { parent })}
      {...{ onClose, save, busy }}
      on={meeting.date}
      refused={mistakes}
    />
  );
};

/** Changes an item, or adds a sub-item to one, in its place in the list. Escape leaves it as it was. */
export const ItemForm = ({
  item,
  parent,
  onClose,
  on,
  save,
  busy,
  refused,
}: Which & {
  /** The day on which its leads must take part. */
  readonly on: string;
  /** Whether it was stored. */
  readonly save: (input: Input) => Promise<boolean>;
  readonly busy: boolean;
  readonly refused: readonly Mistake[];
}) => {
  const [fields, setFields] = useState(() => (item ? fieldsOf(item) : emptyItem));
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const mistakes = wrong.length > 0 ? wrong : refused;
  const announce = useAnnounce();
  const prefix = `item-${item?.id ?? `under-${parent?.id}`}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(fields, prefix);
    setWrong(found);
    if (found.length > 0) return;
    const input = inputOf(fields);
    if (!(await save(input))) return;
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
      <ItemInputs on={on} prefix={prefix} fields={fields} onFields={setFields} mistakes={mistakes} autoFocus />
      <div className="govuk-button-group">
        <SubmitButton busy={busy}>{item ? 'Save item' : 'Add sub-item'}</SubmitButton>
        <Button look="link" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
