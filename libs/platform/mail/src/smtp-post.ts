import type { Letter, Post } from '@csp/kernel';
import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.ts';

/** Milliseconds. */
export interface SmtpTimes {
  /** For the connection, and again for the server's greeting. */
  readonly connect: number;
  /** Without a word from the server. */
  readonly silence: number;
  /** For a letter in all: a server that says a little now and then doesn't hold everyone else up. */
  readonly letter: number;
}

const usual: SmtpTimes = { connect: 10_000, silence: 30_000, letter: 120_000 };

/**
 * Sends by SMTP, one connection a letter. TLS wherever the server offers it, and always where there is a password to send to another
 * machine. `send` rejects with a code alone: what servers say repeats addresses.
 */
export const smtpPost = ({ smtpUrl, from }: Pick<MailSettings, 'smtpUrl' | 'from'>, times = usual): Post => {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  const options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && user !== '' && !loopback,
    // A server on this machine needs no secrecy, and its certificate can name no machine.
    ignoreTLS: !secure && loopback,
    ...(user && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: times.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    send: async (letter) => {
      const transport = createTransport(options);
      let late: NodeJS.Timeout | undefined;
      try {
        const sent = transport.sendMail(mailOf(letter, from));
        const tooLong = new Promise<never>((_, reject) => {
          late = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETOOLONG' })), times.letter);
        });
        await Promise.race([sent, tooLong]);
        sent.catch(() => undefined);
      } catch (error) {
        throw new Error(codeOf(error));
      } finally {
        clearTimeout(late);
        transport.close();
      }
    },
  };
};

const mailOf = ({ to, subject, text, html, messageId }: Letter, from: string) => ({
  from,
  // As an object it is one address, whatever is in it.
  to: { name: '', address: to },
  subject,
  text,
  html,
  messageId,
  // RFC 3834: holiday notices and the like aren't sent in reply.
  headers: { 'Auto-Submitted': 'auto-generated' },
});

/** `EENVELOPE 550`. */
const codeOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const name = typeof code === 'string' && /^[A-Z_]{1,30}$/.test(code) ? code : 'EUNKNOWN';
  return typeof responseCode === 'number' ? `${name} ${responseCode}` : name;
};
