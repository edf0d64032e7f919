import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { Button } from '../../design/button.tsx';
import { Table } from '../../design/table.tsx';
import { Tag } from '../../design/messages.tsx';
import type { ReviewRow } from '../meeting.documents.ts';
import { leadsText } from '../lead-text.ts';
import { outcomeWords } from '../words.ts';
import { OutcomeForm } from './outcome-form.tsx';

type Outcome = NonNullable<ReviewRow['outcome']>;

export const ReviewTable = ({ rows, open }: { readonly rows: readonly ReviewRow[]; readonly open: boolean }) => {
  const { path } = usePartnership();
  return (
    <Table
      caption="Action points to go through"
      captionHidden
      rows={rows}
      keyOf={({ actionPointId }) => actionPointId}
      columns={[
        {
          head: 'Reference',
          names: true,
          cell: ({ reference, actionPointId }) => (
            <Link className="govuk-link" to={`${path}/action-points/${actionPointId}`}>
              {reference}
            </Link>
          ),
        },
        {
          head: 'Action',
          cell: ({ text, owners, dueOn }) => (
            <>
              {text}
              <span className="app-agenda__detail">
                {leadsText(owners)}
                {dueOn && `; due ${shortDate(dueOn)}`}
              </span>
            </>
          ),
        },
        { head: 'Response', cell: ({ outcomeResponse, response }) => outcomeResponse ?? response ?? 'None yet' },
        { head: 'Register', cell: ({ status }) => registerWords[status] ?? status },
        { head: 'Outcome', cell: (row) => <OutcomeCell row={row} open={open} /> },
      ]}
    />
  );
};

const registerWords: Readonly<Record<string, string>> = { OPEN: 'Open', IN_PROGRESS: 'In progress', CLOSED: 'Closed' };

/** What can be made of a point, by where it stands in the register. */
export const possibleOutcomes = (status: string): readonly Outcome[] =>
  status === 'CLOSED' ? ['CLOSED', 'REOPENED'] : ['CLOSED', 'CARRIED_FORWARD'];

const OutcomeCell = ({ row, open }: { readonly row: ReviewRow; readonly open: boolean }) => {
  const [chosen, setChosen] = useState<Outcome | undefined>();
  const cell = useRef<HTMLDivElement>(null);
  const close = () => {
    setChosen(undefined);
    requestAnimationFrame(() => cell.current?.querySelector<HTMLElement>('button')?.focus());
  };
  return (
    <div ref={cell} className="app-outcome-cell">
      {row.outcome && <Tag tone={row.outcome === 'CLOSED' ? 'green' : 'yellow'}>{outcomeWords[row.outcome]}</Tag>}
      {!row.outcome && !open && 'None yet'}
      {open && chosen && <OutcomeForm row={row} outcome={chosen} onClose={close} />}
      {open && !chosen && (
        <span className="app-row-actions">
          {possibleOutcomes(row.status)
            .filter((outcome) => outcome !== row.outcome)
            .map((outcome) => (
              <Button key={outcome} look="link" about={row.reference} onClick={() => setChosen(outcome)}>
                {row.status === 'CLOSED' && outcome === 'CLOSED' ? 'Confirm as closed' : doing[outcome]}
              </Button>
            ))}
        </span>
      )}
    </div>
  );
};

const doing: Readonly<Record<Outcome, string>> = {
  CLOSED: 'Close',
  CARRIED_FORWARD: 'Carry forward',
  REOPENED: 'Reopen',
};
