import { onMongoAndKafka, readDistributedSettings, type MakeAgencyFeeds } from '@csp/platform-distributed';
import type { Context } from '@csp/platform-runtime';
import { runService } from '@csp/platform-services';
import { othersOf } from './others.ts';

/**
 * All that is in a service's process: one context on MongoDB and Kafka, its subgraph for the gateway. `feeds`: what agencies are
 * told, where the context knows it.
 */
export const run = (context: Context, feeds?: MakeAgencyFeeds): Promise<void> =>
  runService(context, (setup) =>
    onMongoAndKafka(readDistributedSettings(process.env), othersOf(context), feeds)(setup),
  );
