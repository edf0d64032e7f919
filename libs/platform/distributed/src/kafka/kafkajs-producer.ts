import { Partitioners, type Kafka, type Producer as Client } from 'kafkajs';
import type { Producer } from './broker.ts';

/** Together some ten seconds, in which a broker is restarted or another one takes its place. */
const retry = { retries: 8, initialRetryTime: 100, maxRetryTime: 2_000 };
const ackMilliseconds = 10_000;

/**
 * An idempotent producer that is thrown away after each failure. After one, kafkajs gives the next messages the sequence numbers of
 * those it doesn't know the fate of; were they stored, the broker takes the next ones for their repeat, says yes, and drops them.
 */
export const replacedProducer = async (kafka: Kafka): Promise<Producer> => {
  let client: Client | undefined;
  let closed = false;
  const connected = async (): Promise<Client> => {
    if (client) return client;
    const fresh = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Java's own choice of partition, so that any client puts a tenant where we do.
      createPartitioner: Partitioners.DefaultPartitioner,
      retry,
    });
    await fresh.connect();
    return (client = fresh);
  };
  const discard = async (): Promise<void> => {
    const old = client;
    client = undefined;
    await old?.disconnect().catch(() => undefined);
  };
  return {
    send: async (topic, messages) => {
      if (closed) throw new Error('This producer was closed.');
      const ours = await connected();
      try {
        await ours.send({
          topic,
          acks: -1,
          timeout: ackMilliseconds,
          messages: messages.map(({ key, headers, body }) => ({ key, headers: { ...headers }, value: body })),
        });
      } catch (error) {
        if (client === ours) await discard();
        throw error;
      }
    },
    close: async () => {
      closed = true;
      await discard();
    },
  };
};
