import { Link } from 'react-router';
import { longDate } from '../calendar/dates.ts';
import { Tag } from '../design/messages.tsx';
import { Table } from '../design/table.tsx';
import { minutesWords, stageTones, stageWords } from './words.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string;
  readonly place: string | null;
  readonly stage: keyof typeof stageWords;
  readonly minutesStatus: keyof typeof minutesWords;
}

export const MeetingTable = ({
  rows,
  path,
  caption = 'Meetings, the latest first',
  captionHidden = true,
}: {
  readonly rows: readonly Row[];
  readonly path: string;
  readonly caption?: string;
  readonly captionHidden?: boolean;
}) => (
  <Table
    caption={caption}
    captionHidden={captionHidden}
    rows={rows}
    keyOf={({ id }) => id}
    columns={[
      {
        head: 'Day',
        names: true,
        cell: ({ id, date, startsAt }) => (
          <Link className="govuk-link" to={`${path}/meetings/${id}`}>
            {longDate(date)}, {startsAt}
          </Link>
        ),
      },
      { head: 'Group', cell: ({ title }) => title },
      { head: 'Stage', cell: ({ stage }) => <Tag tone={stageTones[stage]}>{stageWords[stage]}</Tag> },
      { head: 'Minutes', cell: ({ minutesStatus }) => minutesWords[minutesStatus] },
    ]}
  />
);
