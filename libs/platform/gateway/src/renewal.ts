import type { Principal } from '@csp/platform-runtime';
import { CloseCode } from 'graphql-ws';

interface Socket {
  on(event: 'message', heard: (data: unknown) => void): unknown;
  close(code: number, reason: string): void;
}

/** How the gateway writes it. Other frames are not looked into. */
const beginsLikePing = /^\{"type":"ping","payload":\{"authorization":/;

const renewalIn = (frame: string): string | undefined => {
  if (!beginsLikePing.test(frame)) return undefined;
  try {
    const { authorization } = (JSON.parse(frame) as { payload: { authorization: unknown } }).payload;
    return typeof authorization === 'string' ? authorization : '';
  } catch {
    return undefined;
  }
};

/**
 * Lets a long connection go on with a newer token than it was opened with, by a ping of the protocol:
 * `{"type":"ping","payload":{"authorization":"Bearer …"}}`. It must be the same one's; any other ends the connection.
 */
export const renewed = (
  socket: Socket,
  { id }: Principal,
  take: (authorization: string) => Promise<Principal | 'invalid'>,
): void => {
  socket.on('message', (data) => {
    const authorization = renewalIn(String(data));
    if (authorization === undefined) return;
    take(authorization).then(
      (principal) => {
        if (principal === 'invalid' || principal.id !== id) socket.close(CloseCode.Forbidden, 'Forbidden');
      },
      // Nobody can be looked up just now: it goes on with what it had.
      () => undefined,
    );
  });
};
