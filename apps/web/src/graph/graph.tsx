import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';
import { connect, type Connection } from './connection.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);

const graphOf = (tenant: string): { client: Client; connection: Connection } => {
  const path = `/t/${tenant}/graphql`;
  const client = new Client({
    url: path,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } },
  });
  return { client, connection: connect(`${location.origin.replace(/^http/, 'ws')}${path}`) };
};

/** The graph of one partnership for all that is within: nothing here can ask another one. */
export const Graph = ({ tenant, children }: { readonly tenant: string; readonly children: ReactNode }) => {
  const { client, connection } = useMemo(() => graphOf(tenant), [tenant]);
  useEffect(() => () => connection.close(), [connection]);
  return (
    <Provider value={client}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </Provider>
  );
};

export const useConnection = (): Connection => {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('No connection outside <Graph>.');
  return connection;
};
