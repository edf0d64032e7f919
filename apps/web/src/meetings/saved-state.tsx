import { useEffect, useState } from 'react';
import type { LaterBecause } from '../graph/answer.ts';
import { useMeetingDesk } from './meeting-desk.tsx';

const why: Readonly<Record<LaterBecause, string>> = {
  connection: 'Waiting for connection',
  'signed-out': 'Waiting for you to sign in',
  storage: 'The service could not store this yet. Trying again',
  fault: 'The service failed on this. Trying again',
};

const settleMilliseconds = 400;

/** Whether what was done here is safe. Never says so before it is; a save that takes a moment only isn't worth a word. */
export const SavedState = () => {
  const { outbox } = useMeetingDesk();
  const { entries, waiting } = outbox;
  const [slow, setSlow] = useState(false);
  const [touched, setTouched] = useState(false);
  const busy = entries.length > 0;
  useEffect(() => {
    if (!busy) return setSlow(false);
    setTouched(true);
    const timer = setTimeout(() => setSlow(true), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [busy]);
  const changes = entries.length === 1 ? '1 change is' : `${entries.length} changes are`;
  const held = waiting && busy;
  return (
    <div className={`app-saved${held ? ' app-saved--waiting' : ''}`}>
      {/* Read out when something is amiss; that all is well needn't be said after every paragraph. */}
      <span role="status">{held && `${why[waiting]}: ${changes} kept in this browser.`}</span>
      {!held && busy && slow && 'Saving …'}
      {!busy && touched && 'All saved'}
    </div>
  );
};
