import { minutesBetween } from '../../calendar/dates.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { agendaSums, sumSentence } from '../numbers.ts';

/** The sum against the meeting's length, always in sight while the agenda is built. The bar only repeats the sentence. */
export const Running = () => {
  const { meeting } = useMeetingDesk();
  const { allotted } = agendaSums(meeting);
  const available = minutesBetween(meeting.startsAt, meeting.endsAt);
  return (
    <div className="app-running">
      <p className="app-running__sentence" role="status">
        {sumSentence(allotted, available)}
      </p>
      <progress className="app-running__bar" max={available} value={Math.min(allotted, available)} aria-hidden="true" />
    </div>
  );
};
