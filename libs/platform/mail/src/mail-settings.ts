import { z } from 'zod';

/** What the sending of e-mail is set by. */
export interface MailSettings {
  /** `smtp://user:password@host:port`; holds a password and is never printed. */
  readonly smtpUrl: string;
  readonly from: string;
  /** London time. */
  readonly sendAt: string;
  readonly linkDays: number;
}

const isSmtp = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search === '';
};
const address = /^[^\s<>@,;"]+@[^\s<>@,;"]+$|^[^<>@,;"\r\n]* <[^\s<>@,;"]+@[^\s<>@,;"]+>$/;

/** All four may be left out: then nothing is sent. `MAIL_FROM` must be there where `SMTP_URL` is. */
export const mailSettings = z
  .object({
    SMTP_URL: z
      .string()
      .refine(isSmtp, {
        error:
          'give the address of a mail server: smtp://user:password@host:587, or smtps://…; in a password, @ : / % are written as %40 %3A %2F %25',
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(address, { error: 'give an address: Community safety <no-reply@csp.example.org>' })
      .optional(),
    DIGEST_AT: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'give a time of day in London: 08:00' })
      .default('08:00'),
    LINK_DAYS: z.coerce.number('a number of days').int().min(1).max(31).default(7),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    error: 'an address that mails come from, since SMTP_URL is set: Community safety <no-reply@csp.example.org>',
  });

/** From the parsed settings; nothing where no mail is to be sent. */
export const readMailSettings = ({
  SMTP_URL: smtpUrl,
  MAIL_FROM: from,
  DIGEST_AT: sendAt,
  LINK_DAYS: linkDays,
}: z.infer<typeof mailSettings>): MailSettings | undefined =>
  smtpUrl && from ? { smtpUrl, from, sendAt, linkDays } : undefined;
