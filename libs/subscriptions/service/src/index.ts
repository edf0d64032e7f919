export { subscriptionsContext } from './subscriptions.context.ts';
