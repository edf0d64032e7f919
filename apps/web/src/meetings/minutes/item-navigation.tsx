import { SelectField } from '../../design/field.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { composerDraft } from '../draft-names.ts';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { paragraphsOf } from '../numbers.ts';

interface Ways {
  readonly items: readonly AgendaItem[];
  readonly current: string;
  readonly go: (id: string) => void;
}

/** A list beside the text; one field to choose from where there is no room for it. */
export const ItemNavigation = ({ items, current, go }: Ways) => (
  <>
    <nav className="app-desk__items" aria-label="Agenda items">
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Way item={item} here={item.id === current} go={go} />
          </li>
        ))}
      </ul>
    </nav>
    <div className="app-desk__choice">
      <SelectField
        id="item-choice"
        label="Item"
        choices={items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        value={current}
        onValue={go}
      />
    </div>
  </>
);

const Way = ({
  item,
  here,
  go,
}: {
  readonly item: AgendaItem;
  readonly here: boolean;
  readonly go: (id: string) => void;
}) => {
  const { meeting, draftScope } = useMeetingDesk();
  const [unsent] = useDraft(composerDraft(draftScope, item.id));
  const count = paragraphsOf(meeting, item.id).length;
  return (
    <button type="button" className="app-desk__item" aria-current={here || undefined} onClick={() => go(item.id)}>
      <span className="app-desk__item-number">{item.number}</span>
      <span className="app-desk__item-title">{item.title}</span>
      <span className="app-desk__item-count">
        {unsent ? (
          'unsent'
        ) : count > 0 ? (
          <>
            {count}
            <span className="govuk-visually-hidden"> {count === 1 ? 'paragraph' : 'paragraphs'}</span>
          </>
        ) : null}
      </span>
    </button>
  );
};
