import { shortDate } from '../../calendar/dates.ts';
import { Table } from '../../design/table.tsx';
import type { MinutedActionPoint } from '../meeting.documents.ts';
import { leadsText } from '../lead-text.ts';

export const ActionTable = ({ points }: { readonly points: readonly MinutedActionPoint[] }) => (
  <Table
    caption="Action points"
    rows={points}
    keyOf={({ actionPointId }) => actionPointId}
    columns={[
      { head: 'Reference', names: true, cell: ({ reference }) => reference },
      { head: 'Paragraph', cell: ({ paragraph }) => paragraph },
      { head: 'Action', cell: ({ text }) => text },
      { head: 'Owner', cell: ({ owners }) => leadsText(owners) },
      { head: 'Due', cell: ({ dueOn }) => (dueOn ? shortDate(dueOn) : 'Next meeting') },
    ]}
  />
);
