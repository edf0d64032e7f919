import { meetingPage } from './meeting.page.ts';
import type { MeetingRow } from './meetings.view.ts';

/**
 * A meeting as anyone may read it; nothing before its agenda is published. It is put together from what the public may see, name by
 * name: what isn't written here can't come out. No way leads from it into the register.
 */
export const publicMeeting = (row: MeetingRow) => {
  if (row.publishedAt === null || row.state.publishedOn === null) return null;
  const page = meetingPage(row, { seesRestricted: false, seesRegister: false });
  const minutesAgreed = row.state.status === 'agreed';
  const { id, title, date, startsAt, endsAt, place, changesOfDate, agenda } = page;
  return {
    id,
    title,
    date,
    startsAt,
    endsAt,
    place,
    cancelled: row.state.status === 'cancelled',
    changesOfDate,
    agenda,
    agendaPublishedAt: row.publishedAt,
    minutesAgreed,
    attendance: minutesAgreed ? page.attendance : null,
    declarations: minutesAgreed ? page.declarations : [],
    keyMessages: minutesAgreed ? page.keyMessages : [],
    minutes: minutesAgreed ? page.minutes : [],
    decisions: minutesAgreed ? page.decisions : [],
    actionPoints: minutesAgreed ? page.actionPoints : [],
    agreed: minutesAgreed ? page.agreed : null,
  };
};
