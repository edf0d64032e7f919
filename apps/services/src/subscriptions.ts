import { agencyFeeds, subscriptionsContext } from '@csp/subscriptions-service';
import { run } from './run.ts';

await run(subscriptionsContext, agencyFeeds);
