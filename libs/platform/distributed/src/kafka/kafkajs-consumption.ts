import type { Consumer as Client, EachBatchPayload, Kafka } from 'kafkajs';
import type { Broker, ConsumeSettings, Consumption, Delivery } from './broker.ts';

/** A process that says nothing for so long has lost its partitions. */
const sessionMilliseconds = 10_000;
const rebalanceMilliseconds = 20_000;
const heartbeatMilliseconds = 2_000;
/** How long the broker waits for something new before it answers with nothing; closing waits as long. */
const waitMilliseconds = 500;
const partitionsAtOnce = 3;
/** Offsets in Kafka are a hint to where to begin: they are written now and then. */
const commitMilliseconds = 1_000;
const beginAgainMilliseconds = 1_000;

/** What one client knows of the partitions it was given. */
interface Assignment {
  epoch: number;
  readonly next: Map<string, { readonly topic: string; readonly partition: number; readonly offset: string }>;
}

/** Consumes until it is closed: a client that crashes for good is replaced by a new one. */
export const consumption = async (
  kafka: Kafka,
  settings: ConsumeSettings,
  { offsets, ensureTopics }: Pick<Broker, 'offsets' | 'ensureTopics'>,
): Promise<Consumption> => {
  let closed = false;
  let client: Client | undefined;
  let again: NodeJS.Timeout | undefined;
  const assignment: Assignment = { epoch: 0, next: new Map() };

  const begin = async (): Promise<void> => {
    await ensureTopics(settings.topics, settings.partitions);
    const ours = kafka.consumer({
      groupId: settings.group,
      sessionTimeout: sessionMilliseconds,
      rebalanceTimeout: rebalanceMilliseconds,
      heartbeatInterval: heartbeatMilliseconds,
      maxWaitTimeInMs: waitMilliseconds,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: async () => !closed },
    });
    client = ours;
    const moved = () => {
      assignment.epoch++;
      assignment.next.clear();
    };
    ours.on(ours.events.GROUP_JOIN, moved);
    ours.on(ours.events.REBALANCING, moved);
    ours.on(ours.events.CRASH, ({ payload }) => {
      moved();
      if (closed) return;
      settings.crashed(payload.error);
      if (!payload.restart) later();
    });
    await ours.connect();
    // Also where an offset is out of range: what comes twice is dropped, what is passed over is missed.
    await ours.subscribe({ topics: [...settings.topics], fromBeginning: true });
    await ours.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: (payload) => handOver(payload, ours, assignment, settings, offsets, () => closed),
    });
  };
  const later = () => {
    again = setTimeout(() => {
      void client?.disconnect().catch(() => undefined);
      client = undefined;
      begin().catch(failed);
    }, beginAgainMilliseconds);
  };
  const failed = async (error: Error) => {
    await client?.disconnect().catch(() => undefined);
    if (closed) return;
    settings.crashed(error);
    later();
  };
  await begin().catch(failed);
  const committing = setInterval(() => void commit(client, assignment), commitMilliseconds);
  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      clearInterval(committing);
      await client?.stop().catch(() => undefined);
      await client?.disconnect().catch(() => undefined);
    },
  };
};

const commit = async (client: Client | undefined, { next }: Assignment): Promise<void> => {
  const places = [...next.values()];
  next.clear();
  // A refusal means that the partitions are others' now, or that the coordinator is away: a hint less.
  if (places.length > 0) await client?.commitOffsets(places).catch(() => undefined);
};

const handOver = async (
  { batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload,
  client: Client,
  assignment: Assignment,
  { receive }: ConsumeSettings,
  offsets: Broker['offsets'],
  closed: () => boolean,
): Promise<void> => {
  const { epoch } = assignment;
  const { topic, partition } = batch;
  let lost = false;
  const isCurrent = () => !lost && epoch === assignment.epoch && isRunning() && !isStale() && !closed();
  const alive = async () => {
    // How a client learns that the group is being divided anew. It hears it again when this delivery ends.
    await heartbeat().catch(() => (lost = true));
  };
  const messages: Delivery['messages'] = batch.messages.map(({ offset, key, headers, value }) => ({
    offset: Number(offset),
    key,
    headers: headers ?? {},
    body: value,
  }));
  const last = messages.at(-1);
  if (!last || !isCurrent()) return;
  const end = Number(batch.highWatermark);
  const receipt = await receive({ topic, partition, messages, end, epoch, isCurrent, alive });
  if (!isCurrent()) return;
  if (receipt === 'again') {
    // It has to begin again in any case: where nobody answers, at 0, which becomes the first one that is there.
    const there = (await offsets(topic).catch(() => [])).find((one) => one.partition === partition);
    if (isCurrent()) client.seek({ topic, partition, offset: String(there?.first ?? 0) });
    return;
  }
  resolveOffset(String(last.offset));
  assignment.next.set(`${topic}/${partition}`, { topic, partition, offset: String(last.offset + 1) });
};
