import { useEffect, useRef } from 'react';
import { graphql } from './graphql.ts';
import { useConnection } from './graph.tsx';

const todaySubscription = graphql(`
  subscription Today {
    today
  }
`);

/** Calls when the server says that a new day has begun: what is overdue is then not what the page shows, without any event. */
export const useNewDay = (call: () => void): void => {
  const connection = useConnection();
  const shown = useRef<string>(undefined);
  useEffect(
    () =>
      connection.follow({
        document: todaySubscription,
        variables: () => ({}),
        onLiveness: () => {},
        // Also after a line that was lost over midnight: it is told the day at once when it is back.
        onData: ({ today }) => {
          if (shown.current !== undefined && shown.current !== today) call();
          shown.current = today;
        },
      }),
    [connection, call],
  );
};
