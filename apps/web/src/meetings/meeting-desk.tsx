import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useClient } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { accountKey, useSession } from '../app/session.ts';
import { useConnection } from '../graph/graph.tsx';
import type { Liveness } from '../graph/follow.ts';
import type { OutboxState } from '../graph/outbox.ts';
import type { MeetingCommand } from './commands.ts';
import { meetingSubscription, type Meeting } from './meeting.documents.ts';
import { MeetingWork } from './meeting-work.ts';
import { projected } from './projection.ts';

export interface MeetingDesk {
  /** As the person sees it: what is on its way is in it already. */
  readonly meeting: Meeting;
  /** As the server has it. */
  readonly stored: Meeting;
  readonly outbox: OutboxState<MeetingCommand>;
  readonly liveness: Liveness;
  readonly send: MeetingWork['send'];
  /** See the outbox: ids before and after something was stored. */
  readonly idOf: (id: string) => string;
  readonly keyOf: (id: string) => string;
  readonly dismiss: (commandId: string) => void;
  /** Names what is kept in this browser for this meeting and account. */
  readonly draftScope: string;
}

const DeskContext = createContext<MeetingDesk | undefined>(undefined);

export const useMeetingDesk = (): MeetingDesk => {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No meeting outside its frame.');
  return desk;
};

/** One meeting, live: changes of others arrive by themselves, own changes are shown at once and sent in order. */
export const MeetingDeskProvider = ({ first, children }: { readonly first: Meeting; readonly children: ReactNode }) => {
  const client = useClient();
  const connection = useConnection();
  const { slug, agencies, settings } = usePartnership();
  const account = accountKey(useSession());
  const draftScope = `${slug}:${account}:${first.id}:`;
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const work = useMemo(() => new MeetingWork(client, first, draftScope), [client, first.id, draftScope]);

  useEffect(() => work.take(first), [work, first]);
  useEffect(() => work.begin(), [work]);
  useEffect(
    () =>
      connection.follow({
        document: meetingSubscription,
        variables: () => ({ id: first.id }),
        onData: ({ meetingChanged }) => work.take(meetingChanged),
        onLiveness: (next) => {
          setLiveness(next);
          if (next === 'live') work.wake();
        },
      }),
    [connection, work, first.id],
  );

  const stored = useSyncExternalStore(work.subscribe, work.meeting);
  const outbox = useSyncExternalStore(work.outbox.subscribe, work.outbox.state);
  const desk = useMemo<MeetingDesk>(() => {
    const agencyName = (id: string) => agencies.find((agency) => agency.id === id)?.name ?? null;
    return {
      meeting: projected(stored, outbox.entries, { agencyName, numbering: settings.minuteNumbering }),
      stored,
      outbox,
      liveness,
      send: work.send,
      idOf: work.outbox.idOf,
      keyOf: work.outbox.keyOf,
      dismiss: (commandId) => work.outbox.dismiss(commandId),
      draftScope,
    };
  }, [stored, outbox, liveness, work, agencies, settings.minuteNumbering, draftScope]);
  return <DeskContext value={desk}>{children}</DeskContext>;
};
