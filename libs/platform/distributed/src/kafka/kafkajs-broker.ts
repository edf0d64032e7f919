import { Kafka, logLevel, type Admin, type SASLOptions } from 'kafkajs';
import type { Broker, PartitionOffsets } from './broker.ts';
import { consumption } from './kafkajs-consumption.ts';
import { replacedProducer } from './kafkajs-producer.ts';

export interface BrokerSettings {
  /** `host:port`, several separated by commas. */
  readonly brokers: string;
  readonly clientId: string;
  readonly ssl?: boolean;
  readonly sasl?: SASLOptions;
  /** How many brokers keep a copy of a new topic; left out: what the brokers have been told. */
  readonly copies?: number;
}

/** A commit's message with all that Kafka adds to it, and then some. */
const mostMessageBytes = 17 * 1024 * 1024;

const topicSettings = [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
  { name: 'max.message.bytes', value: String(mostMessageBytes) },
];

/** Kafka through kafkajs 2.2.4. It connects when it is first asked for something. */
export const kafkajsBroker = ({ brokers, clientId, ssl, sasl, copies = -1 }: BrokerSettings): Broker => {
  const kafka = new Kafka({
    clientId,
    brokers: brokers.split(',').map((one) => one.trim()),
    ...(ssl && { ssl }),
    ...(sasl && { sasl }),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    // Its failures come as rejections and crashes, which are counted; its log would say them once more.
    logLevel: logLevel.NOTHING,
  });
  let connected: Promise<Admin> | undefined;
  /** One connection for all; a new one after a failure. */
  const asked = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    const client = kafka.admin();
    const ours = (connected ??= client.connect().then(() => client));
    try {
      return await question(await ours);
    } catch (error) {
      if (connected === ours) connected = undefined;
      void ours.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  };
  const offsets = (topic: string): Promise<PartitionOffsets[]> =>
    asked(async (admin) =>
      (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
        partition,
        first: Number(low),
        next: Number(high),
      })),
    );
  const ensureTopics = (names: readonly string[], partitions: number): Promise<void> =>
    asked(async (admin) => {
      const there = new Set(await admin.listTopics());
      const topics = names
        .filter((name) => !there.has(name))
        .map((topic) => ({
          topic,
          numPartitions: partitions,
          replicationFactor: copies,
          configEntries: topicSettings,
        }));
      // Another process may be making them at this moment: that is no failure.
      if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
    });
  return {
    ensureTopics,
    offsets,
    producer: () => replacedProducer(kafka),
    consume: (settings) => consumption(kafka, settings, { offsets, ensureTopics }),
    close: async () => {
      await (await connected?.catch(() => undefined))?.disconnect();
    },
  };
};
