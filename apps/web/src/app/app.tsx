import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { Announcer } from '../design/announcer.tsx';
import { Button } from '../design/button.tsx';
import { Loading, Problem } from '../design/loaded.tsx';
import { router } from './routes.tsx';
import { readSession, SessionContext, type Session } from './session.ts';

const soonMilliseconds = 60_000;

/** Who is signed in is known before anything else is shown, and looked at again whenever the page comes back to the front. */
export const App = () => {
  const [session, setSession] = useState<Session | 'unknown' | 'unreachable'>('unknown');
  useEffect(() => {
    const look = () =>
      readSession().then(
        (found) => setSession((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found)),
        () => setSession((known) => (known === 'unknown' ? 'unreachable' : known)),
      );
    void look();
    const again = () => document.visibilityState === 'visible' && void look();
    const timer = setInterval(again, soonMilliseconds);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, []);

  if (session === 'unknown') return <Loading />;
  if (session === 'unreachable') return <Unreachable />;
  return (
    <SessionContext value={session}>
      <Announcer>
        <RouterProvider router={router} />
      </Announcer>
    </SessionContext>
  );
};

const Unreachable = () => (
  <main className="govuk-width-container govuk-main-wrapper" id="main-content">
    <Problem title="The service cannot be reached">
      <p className="govuk-body">Check your connection. What you had typed before is kept in this browser.</p>
      <Button onClick={() => location.reload()}>Try again</Button>
    </Problem>
  </main>
);
