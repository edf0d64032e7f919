import { mailSettings, readMailSettings, type MailSettings } from '@csp/platform-mail';
import { settingsFrom } from '@csp/platform-nest';
import { z } from 'zod';

export interface OutreachSettings extends MailSettings {
  /** How browsers reach the gateway: links in mails begin with it. */
  readonly publicUrl: string;
}

const publicUrl = z.object({
  PUBLIC_URL: z.url('how browsers reach the gateway, since SMTP_URL is set: links begin with it'),
});

/** Nothing where no mail server is set. Throws `ConfigurationInvalid`, which names each wrong setting. */
export const readOutreachSettings = (environment: NodeJS.ProcessEnv): OutreachSettings | undefined => {
  const mail = readMailSettings(settingsFrom(mailSettings, environment));
  return mail && { ...mail, publicUrl: settingsFrom(publicUrl, environment).PUBLIC_URL };
};
