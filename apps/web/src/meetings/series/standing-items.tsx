import { useRef, useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { Details, Empty } from '../../design/messages.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { inLondon } from '../../calendar/dates.ts';
import { emptyItem, inputOf, mistakesIn } from '../agenda/item-fields.ts';
import { ItemForm } from '../agenda/item-form.tsx';
import { ItemInputs } from '../agenda/item-inputs.tsx';
import { ItemList } from '../agenda/item-list.tsx';
import type { AgendaItem, TopItem } from '../meeting.documents.ts';
import { addStandingItem, changeStandingItem, moveStandingItem, removeStandingItem } from './series.documents.ts';
import type { SeriesDesk } from './use-series.ts';

/** The template of a series: the items each of its meetings begins with. */
export const StandingItems = ({ desk, editable }: { readonly desk: SeriesDesk; readonly editable: boolean }) => {
  const { series, inTurn, showMoved } = desk;
  const seriesId = series.id;
  const moving = useCommand(moveStandingItem);
  const removing = useCommand(removeStandingItem);
  const refused = [moving, removing].flatMap(({ state }) =>
    state.kind === 'refused' ? [{ text: state.message }] : [],
  );
  const steps = {
    move: ({ id: itemId }: AgendaItem, place: number) => {
      showMoved(itemId, place);
      void inTurn((expectedVersion) => moving.run({ seriesId, itemId, place, expectedVersion }));
    },
    remove: ({ id: itemId }: AgendaItem) =>
      void inTurn((expectedVersion) => removing.run({ seriesId, itemId, expectedVersion })),
    changing: (item: AgendaItem, close: () => void) => <Form desk={desk} item={item} onClose={close} />,
    adding: (parent: TopItem, close: () => void) => <Form desk={desk} parent={parent} onClose={close} />,
  };
  return (
    <section aria-labelledby="standing-items" className="app-section">
      <h2 id="standing-items" className="govuk-heading-m">
        Standing items
      </h2>
      <p className="govuk-body">
        A meeting scheduled from this series begins with these. Changes here leave meetings alone that are scheduled
        already.
      </p>
      <ErrorSummary mistakes={refused} />
      {series.items.length === 0 ? (
        <Empty>There are no standing items yet.</Empty>
      ) : (
        <p className="govuk-body">{series.timing.message}</p>
      )}
      <ItemList items={series.items} startsAt={series.startsAt} steps={editable ? steps : undefined} />
      {editable && <AddStandingItem desk={desk} />}
    </section>
  );
};

const today = () => inLondon(Date.now()).date;

const Form = ({
  desk: { series, inTurn },
  item,
  parent,
  onClose,
}: {
  readonly desk: SeriesDesk;
  readonly item?: AgendaItem;
  readonly parent?: TopItem;
  readonly onClose: () => void;
}) => {
  const adding = useCommand(addStandingItem);
  const changing = useCommand(changeStandingItem);
  const { state, busy } = item ? changing : adding;
  const seriesId = series.id;
  const save = async (input: ReturnType<typeof inputOf>) =>
    Boolean(
      await inTurn((expectedVersion) =>
        item
          ? changing.run({ ...input, seriesId, itemId: item.id, expectedVersion })
          : adding.run({ ...input, seriesId, parentId: parent?.id ?? null, expectedVersion }),
      ),
    );
  return (
    <ItemForm
      {...(item && { item })}
      {...(parent && { parent })}
      {...{ onClose, save, busy }}
      on={today()}
      refused={state.kind === 'refused' ? [{ text: state.message }] : []}
    />
  );
};

/** The next standing item, ready to be typed: Enter adds it and the focus is back at the title for the one after. */
const AddStandingItem = ({ desk: { series, inTurn } }: { readonly desk: SeriesDesk }) => {
  const [fields, setFields] = useState(emptyItem);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state } = useCommand(addStandingItem);
  const title = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(fields, 'new');
    setWrong(found);
    if (found.length > 0) return;
    const input = inputOf(fields);
    setFields(emptyItem);
    title.current?.focus();
    // What is added at the end takes nothing from anybody: it names no version.
    const stored = await inTurn(() => run({ ...input, seriesId: series.id }));
    if (stored) announce(`${input.title} was added.`);
    // The next one may be typed already: then what was refused is in the message alone.
    else setFields((now) => (now === emptyItem ? fields : now));
  };
  return (
    <form className="app-add-item" onSubmit={submit} noValidate>
      <h3 className="govuk-heading-s">Add standing item {series.items.length + 1}</h3>
      <ErrorSummary mistakes={mistakes} />
      <ItemInputs on={today()} prefix="new" fields={fields} onFields={setFields} mistakes={mistakes} titleRef={title} />
      <SubmitButton look="secondary">Add standing item</SubmitButton>
      <Details summary="Keys">
        <p className="govuk-body govuk-!-margin-bottom-0">
          <kbd>Enter</kbd> in any field adds the item. On an item, <kbd>Alt</kbd> with <kbd>↑</kbd> or <kbd>↓</kbd>{' '}
          moves it. <kbd>Esc</kbd> leaves a change undone.
        </p>
      </Details>
    </form>
  );
};
