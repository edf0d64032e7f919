import { useEffect, useState } from 'react';
import { dateAndTime, inLondon } from '../calendar/dates.ts';
import { signInAddress, useSession } from './session.ts';

const warningMilliseconds = 10 * 60_000;

/** Says in time, and afterwards, that the session ends; nothing typed is lost by it. */
export const SessionNotice = () => {
  const session = useSession();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const ends = session.signedIn ? new Date(session.expiresAt).getTime() : 0;
  if (session.signedIn && !(ends - now < warningMilliseconds)) return null;
  return (
    <div className="app-notice" role="status">
      <div className="govuk-width-container">
        {session.signedIn
          ? `You will be signed out ${inLondon(ends).date === inLondon(now).date ? `at ${inLondon(ends).time}` : `on ${dateAndTime(ends)}`}. `
          : 'You are signed out. What you have typed is kept here. '}
        <a className="app-notice__link" href={signInAddress('/')} target="_blank" rel="opener">
          Sign in again in a new tab
        </a>
        {' and come back: this page goes on where it is.'}
      </div>
    </div>
  );
};
