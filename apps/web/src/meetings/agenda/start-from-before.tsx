import { useState } from 'react';
import { useQuery } from 'urql';
import { longDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { Empty } from '../../design/messages.tsx';
import { pendingId } from '../../graph/outbox.ts';
import { groupMeetingsQuery, type AgendaItem, type GroupMeeting } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';

/** Standing items come back each time: an empty agenda can begin as the last one of its group. */
export const StartFromBefore = () => {
  const { meeting, send } = useMeetingDesk();
  const announce = useAnnounce();
  const [begun, setBegun] = useState(false);
  const [{ data }] = useQuery({
    query: groupMeetingsQuery,
    variables: { groupId: meeting.group.id },
    pause: begun,
  });
  const before = lastBefore(data?.meetings?.nodes ?? [], meeting.date);
  if (!before || begun) return <Empty>There are no items yet. Add the first one below.</Empty>;
  const copy = () => {
    setBegun(true);
    for (const item of before.agenda) {
      const { commandId } = send({ type: 'addAgendaItem', input: copied(item) });
      for (const subItem of item.subItems) {
        send({ type: 'addAgendaItem', input: { ...copied(subItem), parentId: pendingId(commandId) } });
      }
    }
    announce(`${before.agenda.length} items were added.`);
    document.getElementById('new-title')?.focus();
  };
  return (
    <div className="app-empty">
      <p className="govuk-body">
        There are no items yet. Add the first one below, or start with the {before.agenda.length} items of the agenda of{' '}
        {longDate(before.date)} and change them.
      </p>
      <Button look="secondary" onClick={copy}>
        Start with the last agenda
      </Button>
    </div>
  );
};

const lastBefore = (meetings: readonly GroupMeeting[], date: string): GroupMeeting | undefined =>
  meetings.find((one) => one.date < date && one.stage !== 'CANCELLED' && one.agenda.length > 0);

const copied = ({ title, purpose, leads, minutesAllotted, restrictedBecause }: AgendaItem) => ({
  title,
  purpose,
  leads: leads.map(({ role, agencyId }) => ({ role, agencyId })),
  minutesAllotted,
  restrictedBecause,
});
