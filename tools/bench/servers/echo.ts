import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { brokers } from './contexts.ts';

/** The broker by itself: one client that sends and one that receives, as ours do and with nothing of ours around them. */
export interface Echo {
  /** Milliseconds from the sending of one message until it has been received. */
  send(key: string, bytes: number): Promise<number>;
  close(): Promise<void>;
}

export const echo = async (topic: string): Promise<Echo> => {
  const kafka = new Kafka({ brokers: brokers(), clientId: topic, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 6 }], waitForLeaders: true });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 500 });
  const waiting = new Map<string, () => void>();
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 3,
    eachMessage: async ({ message: { headers } }) => waiting.get(String(headers?.['id']))?.(),
  });
  let number = 0;
  return {
    send: async (key, bytes) => {
      const id = String(++number);
      const received = new Promise<void>((done) => waiting.set(id, done));
      const began = performance.now();
      await producer.send({ topic, acks: -1, messages: [{ key, headers: { id }, value: 'x'.repeat(bytes) }] });
      await received;
      waiting.delete(id);
      return performance.now() - began;
    },
    close: async () => {
      await Promise.all([producer.disconnect(), consumer.disconnect()]);
      await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
    },
  };
};
