import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import mongoose from 'mongoose';

/** One message of a topic, as text: its key, headers and body are whatever was sent. */
export interface Told {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Broadcast {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly told: readonly Told[];
}

const names = { logLevel: logLevel.NOTHING, clientId: 'onlooker' };

/** All that stands in a broker's topics of one prefix, read past the product. */
export const allTold = async (brokers: string, prefix: string): Promise<Broadcast> => {
  const kafka = new Kafka({ ...names, brokers: brokers.split(',') });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`));
  const { groups } = await admin.listGroups();
  const wanted = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) wanted.set(`${topic}/${partition}`, Number(high));
  const group = `${prefix}-onlooker-${Date.now()}`;
  const told = await read(kafka, group, [...new Set([...wanted.keys()].map((key) => key.split('/')[0]!))], wanted);
  await admin.deleteGroups([group]).catch(() => undefined);
  await admin.disconnect();
  const own = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(`${prefix}.`));
  return { topics, groups: own, told };
};

const read = async (kafka: Kafka, groupId: string, topics: readonly string[], wanted: Map<string, number>) => {
  const told: Told[] = [];
  if (topics.length === 0) return told;
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await new Promise<void>((done, fail) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
    void consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        told.push(asText(topic, message));
        const key = `${topic}/${partition}`;
        if (Number(message.offset) + 1 >= (wanted.get(key) ?? 0)) wanted.delete(key);
        if (wanted.size === 0) done();
      },
    });
  });
  await consumer.disconnect();
  return told;
};

const asText = (topic: string, { key, headers, value }: KafkaMessage): Told => ({
  topic,
  key: String(key),
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
  body: String(value),
});

export interface Stored {
  readonly database: string;
  readonly collection: string;
  readonly text: string;
}

/** All that stands in the databases of one prefix, a document at a time, as JSON. */
export const allStored = async (url: string, prefix: string): Promise<readonly Stored[]> => {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const { databases } = await connection.db!.admin().listDatabases({ nameOnly: true });
    const ours = databases.map(({ name }) => name).filter((name) => name === prefix || name.startsWith(`${prefix}_`));
    const stored: Stored[] = [];
    for (const database of ours) {
      const { db } = connection.useDb(database);
      for (const { name: collection } of await db!.listCollections().toArray())
        for (const document of await db!.collection(collection).find({}).toArray())
          stored.push({ database, collection, text: JSON.stringify(document) });
    }
    return stored;
  } finally {
    await connection.close();
  }
};
