import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../design/button.tsx';
import { useAnnounce } from '../../design/announcer.tsx';
import type { AgendaItem, TopItem } from '../meeting.documents.ts';
import { agendaSums } from '../numbers.ts';
import { leadsText } from '../lead-text.ts';
import { purposeWords } from '../words.ts';

/** What can be done with the items where they can be changed. */
export interface ItemSteps {
  /** `place`: among its siblings, from 1. */
  readonly move: (item: AgendaItem, place: number) => void;
  readonly remove: (item: AgendaItem) => void;
  /** The form that changes an item, in its place. */
  readonly changing: (item: AgendaItem, close: () => void) => ReactNode;
  /** The form that adds a sub-item. */
  readonly adding: (parent: TopItem, close: () => void) => ReactNode;
}

/** Items in order, with the time each begins. Alt with an arrow moves the item one is on. */
export const ItemList = ({
  items,
  startsAt,
  steps,
  beside,
}: {
  readonly items: readonly TopItem[];
  /** When the first one begins. */
  readonly startsAt: string;
  /** None: they are only shown. */
  readonly steps?: ItemSteps | undefined;
  /** More that is said of an item. */
  readonly beside?: (item: AgendaItem) => ReactNode;
}) => {
  const rest = { steps, beside };
  const { startsAt: starts } = agendaSums({ agenda: [...items], startsAt });
  const start = ({ id }: AgendaItem) => starts.get(id) ?? '';
  return (
    <ol className="app-agenda">
      {items.map((item, place) => (
        <li key={item.id} className="app-agenda__group">
          <Item item={item} place={place} siblings={items} start={start(item)} top={item} {...rest} />
          {item.subItems.length > 0 && (
            <ol className="app-agenda app-agenda--sub">
              {item.subItems.map((subItem, subPlace) => (
                <li key={subItem.id}>
                  <Item item={subItem} place={subPlace} siblings={item.subItems} start={start(subItem)} {...rest} />
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
  readonly steps: ItemSteps | undefined;
  readonly beside: ((item: AgendaItem) => ReactNode) | undefined;
  /** The item itself, when it can have sub-items. */
  readonly top?: TopItem;
}

const Item = (row: Row) => {
  const { item, start, steps, beside, top } = row;
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
    if (!steps || !event.altKey || !step || open) return;
    event.preventDefault();
    move(step);
  };
  if (open === 'change' && steps) return steps.changing(item, close);
  return (
    <div onKeyDown={onKeyDown}>
      <div className="app-agenda__item">
        <span className="app-agenda__number">{item.number}</span>
        <span className="app-agenda__start">{start}</span>
        <div className="app-agenda__what">
          <span className="app-agenda__title">{item.title}</span>
          <ItemDetail item={item} />
          {beside?.(item)}
        </div>
        <span className="app-agenda__minutes">{item.minutesAllotted != null && `${item.minutesAllotted} min`}</span>
        {steps && <Actions row={row} steps={steps} move={move} openAs={openAs} />}
      </div>
      {open === 'sub' && top && steps?.adding(top, close)}
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
    </>
  );
};

const useMove = ({ item, place, siblings, steps }: Row) => {
  const announce = useAnnounce();
  return (step: number) => {
    const to = place + step;
    if (to < 0 || to >= siblings.length) return announce(`${item.title} is ${step < 0 ? 'first' : 'last'} already.`);
    steps?.move(item, to + 1);
    announce(`${item.title} is now ${to + 1} of ${siblings.length}.`);
  };
};

const Actions = ({
  row: { item, place, siblings, top },
  steps,
  move,
  openAs,
}: {
  readonly row: Row;
  readonly steps: ItemSteps;
  readonly move: (step: number) => void;
  readonly openAs: (what: 'change' | 'sub') => void;
}) => {
  const announce = useAnnounce();
  const [removing, setRemoving] = useState(false);
  const about = `item ${item.number}, ${item.title}`;
  const remove = () => {
    steps.remove(item);
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
