import { Link } from 'react-router';
import { shortDate } from '../calendar/dates.ts';
import { Tag } from '../design/messages.tsx';
import { Table } from '../design/table.tsx';
import type { ActionPointRow } from './action-point.documents.ts';
import { ownersText, silenceText, statusTones, statusWords } from './words.ts';

export const ActionPointTable = ({
  rows,
  path,
  caption = 'Action points by due date',
}: {
  readonly rows: readonly ActionPointRow[];
  /** Of the partnership. */
  readonly path: string;
  readonly caption?: string;
}) => (
  <Table
    caption={caption}
    captionHidden
    rows={rows}
    keyOf={({ id }) => id}
    columns={[
      {
        head: 'Reference',
        names: true,
        cell: ({ id, reference }) => (
          <Link className="govuk-link" to={`${path}/action-points/${id}`}>
            {reference}
          </Link>
        ),
      },
      { head: 'Action', cell: ({ text }) => text },
      { head: 'Owner', cell: ({ owners }) => ownersText(owners) },
      {
        head: 'Due',
        cell: ({ dueOn, overdue }) => (
          <>
            {dueOn ? shortDate(dueOn) : 'Next meeting'}
            {overdue && (
              <>
                {' '}
                <Tag tone="red">Overdue</Tag>
              </>
            )}
          </>
        ),
      },
      {
        head: 'Status',
        cell: ({ status, declined, silentForDays }) => (
          <>
            <Tag tone={statusTones[status]}>{statusWords[status]}</Tag>
            {declined && (
              <>
                {' '}
                <Tag tone="red">Declined</Tag>
              </>
            )}
            {silentForDays !== null && (
              <>
                {' '}
                <Tag tone="purple">{silenceText(silentForDays)}</Tag>
              </>
            )}
          </>
        ),
      },
    ]}
  />
);
