import { Courier, outreachContextWith } from '@csp/outreach-service';
import { onMongoAndKafka, readDistributedSettings } from '@csp/platform-distributed';
import { secretToken, smtpPost } from '@csp/platform-mail';
import { explain } from '@csp/platform-nest';
import { runService, type PlatformSetup, type ServicePlatform } from '@csp/platform-services';
import { othersOf } from './others.ts';
import { readOutreachSettings, type OutreachSettings } from './outreach-settings.ts';

/** As other services, with a courier beside it: every replica has one, and the log lets one of them send. */
const connect =
  (context: PlatformSetup['context'], mail: OutreachSettings | undefined) =>
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
  const mail = readOutreachSettings(process.env);
  const context = outreachContextWith({ sends: mail !== undefined });
  await runService(context, connect(context, mail));
} catch (error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
