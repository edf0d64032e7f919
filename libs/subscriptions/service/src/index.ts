export { agencyFeeds } from './agency-feeds.ts';
export { subscriptionsContext } from './subscriptions.context.ts';
