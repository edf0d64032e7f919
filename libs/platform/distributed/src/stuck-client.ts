import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'mongoose';

/** A look that waits for news takes up to 10 s (`heartbeatFrequencyMS`), and a new connection 5 s more. */
const longestLookMilliseconds = 20_000;
const againMilliseconds = 1_000;

/**
 * Begins the client of a connection anew whose look at a server never ends. When a server goes, the driver looks for it at once; over
 * a connection that is just going too, its request waits for a `drain` that nothing sends and no timeout runs (mongodb 7.8.0,
 * `writeCommand`). It never looks again then, and takes the server for away until the process ends. Databases and collections of the
 * connection stay as they are; calls under way fail, as they would without.
 */
export const beginAnewWhenStuck = (connection: Connection, longest = longestLookMilliseconds): void => {
  const client = connection.getClient();
  const looks = new Map<string, NodeJS.Timeout>();
  let closed = false;
  const ended = (address: string) => {
    clearTimeout(looks.get(address));
    looks.delete(address);
  };
  const beginAnew = async (): Promise<void> => {
    for (const address of looks.keys()) ended(address);
    for (let connected = false; !connected && !closed;) {
      await client.close().catch(() => undefined);
      connected = await client.connect().then(
        () => true,
        () => false,
      );
      if (!connected) await wait(againMilliseconds);
    }
    if (closed) await client.close();
  };
  client.on('serverHeartbeatStarted', ({ connectionId: address }) => {
    ended(address);
    // A process that was stopped and woken finds the time over before it hears what has come meanwhile: it is given a moment more.
    const late = () => looks.set(address, setTimeout(() => void beginAnew(), longest / 10).unref());
    looks.set(address, setTimeout(late, longest).unref());
  });
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => ended(connectionId));
  client.on('serverHeartbeatFailed', ({ connectionId }) => ended(connectionId));
  client.on('serverClosed', ({ address }) => ended(address));
  connection.once('close', () => (closed = true));
};
