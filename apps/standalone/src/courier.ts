import { Courier } from '@csp/outreach-service';
import { secretToken, smtpPost } from '@csp/platform-mail';
import type { ContextPorts, RuntimePorts } from '@csp/platform-runtime';
import type { Logger } from 'pino';
import type { Configuration } from './configuration.ts';

/** Sends the mails of the day; nobody where no mail server is set. */
export const openCourier = (
  { mail, publicUrl }: Pick<Configuration, 'mail' | 'publicUrl'>,
  { tenants, clock, timers }: RuntimePorts,
  context: ContextPorts,
  logger: Logger,
): Courier | undefined =>
  mail &&
  new Courier(
    {
      context,
      tenants,
      clock,
      timers,
      post: smtpPost(mail),
      secret: secretToken,
      alarm: (kind, detail) => logger.error({ alarm: kind, ...detail }, 'Mail could not be sent.'),
    },
    { ...mail, publicUrl },
  );
