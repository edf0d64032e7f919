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

/** Whether what was done here is safe. A quick save isn't worth a word: it only shows when it takes a moment. */
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
  return (
    <p className={`app-saved${waiting ? ' app-saved--waiting' : ''}`} role="status">
      {waiting && busy
        ? `${why[waiting]}: ${changes} kept in this browser.`
        : slow && busy
          ? 'Saving …'
          : touched && 'All saved'}
    </p>
  );
};
