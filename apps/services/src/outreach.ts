import { Courier, outreachContextWith } from '@csp/outreach-service';
import { onMongoAndKafka, readDistributedSettings } from '@csp/platform-distributed';
import { mailSettings, readMailSettings, secretToken, smtpPost } from '@csp/platform-mail';
import { explain, settingsFrom } from '@csp/platform-nest';
import { runService, type PlatformSetup, type ServicePlatform } from '@csp/platform-services';
import { z } from 'zod';
import { othersOf } from './others.ts';

const publicUrl = z.object({
  PUBLIC_URL: z.url('how browsers reach the gateway, since SMTP_URL is set: links begin with it'),
});

/** Nothing where no mail server is set. */
const readSettings = () => {
  const mail = readMailSettings(settingsFrom(mailSettings, process.env));
  return mail && { ...mail, publicUrl: settingsFrom(publicUrl, process.env).PUBLIC_URL };
};

/** As other services, with a courier beside it: every replica has one, and the log lets one of them send. */
const connect =
  (context: PlatformSetup['context'], mail: ReturnType<typeof readSettings>) =>
  async (setup: PlatformSetup): Promise<ServicePlatform> => {
    const platform = await onMongoAndKafka(readDistributedSettings(process.env), othersOf(context))(setup);
    if (!mail) return platform;
    let courier: Courier | undefined;
    return {
      ...platform,
      begun: async (own) => {
        await platform.begun(own);
        const { tenants, clock, timers } = platform.ports;
        const alarm = (kind: string, detail: object) =>
          setup.logger.error({ alarm: kind, ...detail }, 'Mail could not be sent.');
        const ports = { context: own, tenants, clock, timers, post: smtpPost(mail), secret: secretToken, alarm };
        courier = new Courier(ports, mail);
        courier.start();
      },
      close: async () => {
        await courier?.stop();
        await platform.close();
      },
    };
  };

try {
  const mail = readSettings();
  const context = outreachContextWith({ sends: mail !== undefined });
  await runService(context, connect(context, mail));
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
