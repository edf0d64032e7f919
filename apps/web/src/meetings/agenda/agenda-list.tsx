import { useMeetingDesk } from '../meeting-desk.tsx';
import { ItemReports } from '../reports/item-reports.tsx';
import { AgendaItemForm } from './item-form.tsx';
import { ItemList, type ItemSteps } from './item-list.tsx';

/** The agenda of the meeting that is worked on. */
export const AgendaList = ({ editable }: { readonly editable: boolean }) => {
  const { meeting, send } = useMeetingDesk();
  const steps: ItemSteps = {
    move: ({ id }, place) => void send({ type: 'moveAgendaItem', input: { itemId: id, place } }, meeting),
    remove: ({ id }) => void send({ type: 'removeAgendaItem', input: { itemId: id } }, meeting),
    changing: (item, close) => <AgendaItemForm item={item} onClose={close} />,
    adding: (parent, close) => <AgendaItemForm parent={parent} onClose={close} />,
  };
  return (
    <ItemList
      items={meeting.agenda}
      startsAt={meeting.startsAt}
      steps={editable ? steps : undefined}
      beside={({ id }) => <ItemReports itemId={id} />}
    />
  );
};
