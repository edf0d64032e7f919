export { connectDistributed, type Distributed, type ConnectSettings } from './distributed.ts';
export { LogHasGap } from './commit-log.ts';
export { BuiltElsewhere } from './generations.ts';
export { AgencyTopics, type AgencyFeeds, type AgencyTopicsSettings } from './kafka/agency-topics.ts';
export type { Broker, Producer } from './kafka/broker.ts';
export type { Source } from './kafka/inbox-store.ts';
export type { Incident, Incidents, Tell } from './kafka/incidents.ts';
export { kafkajsBroker, type BrokerSettings } from './kafka/kafkajs-broker.ts';
export { messaging, type Messaging, type MessagingSettings } from './kafka/messaging.ts';
export {
  onMongoAndKafka,
  readDistributedSettings,
  type DistributedSettings,
  type MakeAgencyFeeds,
  type Others,
} from './service-platform.ts';
