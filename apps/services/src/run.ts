import { onMongoAndKafka, readDistributedSettings } from '@csp/platform-distributed';
import type { Context } from '@csp/platform-runtime';
import { runService } from '@csp/platform-services';
import { othersOf } from './others.ts';

/** All that is in a service's process: one context on MongoDB and Kafka, its subgraph for the gateway. */
export const run = (context: Context): Promise<void> =>
  runService(context, (setup) => onMongoAndKafka(readDistributedSettings(process.env), othersOf(context))(setup));
