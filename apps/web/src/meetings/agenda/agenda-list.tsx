import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { useAnnounce } from '../../design/announcer.tsx';
import type { AgendaItem, TopItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { agendaSums } from '../numbers.ts';
import { leadsText } from '../lead-text.ts';
import { ItemReports } from '../reports/item-reports.tsx';
import { purposeWords } from '../words.ts';
import { ItemForm } from './item-form.tsx';

/** The agenda in order, with the time each item begins. Alt with an arrow moves the item one is on. */
export const AgendaList = ({ editable }: { readonly editable: boolean }) => {
  const { meeting } = useMeetingDesk();
  const { startsAt } = agendaSums(meeting);
  return (
    <ol className="app-agenda">
      {meeting.agenda.map((item, place) => (
        <li key={item.id} className="app-agenda__group">
          <Item
            item={item}
            place={place}
            siblings={meeting.agenda}
            start={startsAt.get(item.id) ?? ''}
            editable={editable}
            top={item}
          />
          {item.subItems.length > 0 && (
            <ol className="app-agenda app-agenda--sub">
              {item.subItems.map((subItem, subPlace) => (
                <li key={subItem.id}>
                  <Item
                    item={subItem}
                    place={subPlace}
                    siblings={item.subItems}
                    start={startsAt.get(subItem.id) ?? ''}
                    editable={editable}
                  />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
};

interface Row {
  readonly item: AgendaItem;
  /** From 0 among its siblings. */
  readonly place: number;
  readonly siblings: readonly AgendaItem[];
  readonly start: string;
  readonly editable: boolean;
  /** The item itself, when it can have sub-items. */
  readonly top?: TopItem;
}

const Item = (row: Row) => {
  const { item, start, editable, top } = row;
  const [open, setOpen] = useState<'change' | 'sub' | undefined>();
  const opener = useRef<HTMLElement | null>(null);
  const openAs = (what: 'change' | 'sub') => {
    opener.current = document.activeElement as HTMLElement | null;
    setOpen(what);
  };
  const close = () => {
    setOpen(undefined);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const move = useMove(row);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!editable || !event.altKey || !step || open) return;
    event.preventDefault();
    move(step);
  };
  if (open === 'change') return <ItemForm item={item} onClose={close} />;
  return (
    <div onKeyDown={onKeyDown}>
      <div className="app-agenda__item">
        <span className="app-agenda__number">{item.number}</span>
        <span className="app-agenda__start">{start}</span>
        <div className="app-agenda__what">
          <span className="app-agenda__title">{item.title}</span>
          <ItemDetail item={item} />
        </div>
        <span className="app-agenda__minutes">{item.minutesAllotted != null && `${item.minutesAllotted} min`}</span>
        {editable && <Actions row={row} move={move} openAs={openAs} />}
      </div>
      {open === 'sub' && top && <ItemForm parent={top} onClose={close} />}
    </div>
  );
};

const ItemDetail = ({ item }: { readonly item: AgendaItem }) => {
  const parts = [item.purpose && purposeWords[item.purpose], leadsText(item.leads)].filter(Boolean);
  return (
    <>
      {parts.length > 0 && <span className="app-agenda__detail">{parts.join(' · ')}</span>}
      {item.restricted && (
        <span className="app-agenda__detail">
          <strong>Not for the public</strong>
          {item.restrictedBecause && `: ${item.restrictedBecause}`}
        </span>
      )}
      <ItemReports itemId={item.id} />
    </>
  );
};

const useMove = ({ item, place, siblings }: Row) => {
  const { send, meeting } = useMeetingDesk();
  const announce = useAnnounce();
  return (step: number) => {
    const to = place + step;
    if (to < 0 || to >= siblings.length) return announce(`${item.title} is ${step < 0 ? 'first' : 'last'} already.`);
    send({ type: 'moveAgendaItem', input: { itemId: item.id, place: to + 1 } }, meeting);
    announce(`${item.title} is now ${to + 1} of ${siblings.length}.`);
  };
};

const Actions = ({
  row: { item, place, siblings, top },
  move,
  openAs,
}: {
  readonly row: Row;
  readonly move: (step: number) => void;
  readonly openAs: (what: 'change' | 'sub') => void;
}) => {
  const { send, meeting } = useMeetingDesk();
  const announce = useAnnounce();
  const [removing, setRemoving] = useState(false);
  const about = `item ${item.number}, ${item.title}`;
  const remove = () => {
    send({ type: 'removeAgendaItem', input: { itemId: item.id } }, meeting);
    announce(`${item.title} was removed.`);
    document.getElementById('new-title')?.focus();
  };
  if (removing) {
    return (
      <span className="app-agenda__actions app-agenda__actions--asked">
        <Button look="link" about={about} className="app-link-button--warning" onClick={remove} autoFocus>
          Remove it
        </Button>
        <Button look="link" about={about} onClick={() => setRemoving(false)}>
          Keep it
        </Button>
      </span>
    );
  }
  return (
    <span className="app-agenda__actions">
      <Arrow up about={about} off={place === 0} onClick={() => move(-1)} />
      <Arrow about={about} off={place === siblings.length - 1} onClick={() => move(1)} />
      <Button look="link" about={about} onClick={() => openAs('change')}>
        Change
      </Button>
      {top && (
        <Button look="link" about={`to ${about}`} onClick={() => openAs('sub')}>
          Add sub-item
        </Button>
      )}
      <Button look="link" about={about} onClick={() => setRemoving(true)}>
        Remove
      </Button>
    </span>
  );
};

/** Stays focusable at the end of its way, so that the focus isn't lost there. */
const Arrow = ({
  up = false,
  about,
  off,
  onClick,
}: {
  readonly up?: boolean;
  readonly about: string;
  readonly off: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" className="app-arrow" aria-disabled={off || undefined} onClick={onClick}>
    <span className="govuk-visually-hidden">
      Move {up ? 'up' : 'down'} {about}
    </span>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={up ? 'M8 3v11M3 8l5-5 5 5' : 'M8 13V2M3 8l5 5 5-5'} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  </button>
);
