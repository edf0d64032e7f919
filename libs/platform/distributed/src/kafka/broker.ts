/**
 * What we ask of Kafka, and no more: the client behind it can be replaced by writing these few functions again. An offset is a
 * number here: a partition would have to take a million messages a second for 285 years before one is no longer exact.
 */
export interface Broker {
  /** Makes topics that are not there, each with so many partitions and kept for ever; leaves the others as they are. */
  ensureTopics(names: readonly string[], partitions: number): Promise<void>;
  /** Idempotent: what the client itself sends again after a lost answer is stored once and in order. */
  producer(): Promise<Producer>;
  /** Begins by itself when there is a broker, and again whenever there is one again. */
  consume(settings: ConsumeSettings): Promise<Consumption>;
  /** The first offset that is still there, and the one that the next message gets. */
  offsets(topic: string): Promise<readonly PartitionOffsets[]>;
  close(): Promise<void>;
}

export interface PartitionOffsets {
  readonly partition: number;
  readonly first: number;
  readonly next: number;
}

export interface Outgoing {
  /** Messages of one key keep their order. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Producer {
  /** Settles when all replicas in sync have the messages. Rejects when that isn't certain: any of them may be there. */
  send(topic: string, messages: readonly Outgoing[]): Promise<void>;
  close(): Promise<void>;
}

/** A message as it came, whoever wrote it: nothing of it can be relied on. */
export interface Incoming {
  readonly offset: number;
  readonly key: Buffer | null;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer | null;
}

export interface Delivery {
  readonly topic: string;
  readonly partition: number;
  /** In the order of their offsets, at least one. */
  readonly messages: readonly Incoming[];
  /** The offset that the partition's next message would have had when these were fetched. */
  readonly end: number;
  /** Counts the assignments of partitions to this process: what was learnt under another number is out of date. */
  readonly epoch: number;
  /** False once another process may have been given the partition, or this one is stopping. */
  isCurrent(): boolean;
  /** Says that this process is alive, where a delivery takes long. */
  alive(): Promise<void>;
}

/** `again`: deliver the partition once more, from the first message that is still there. */
export type Receipt = 'taken' | 'again';

export interface ConsumeSettings {
  /** Processes of one group share the partitions between them. */
  readonly group: string;
  /** Those that are not there are made, with so many partitions. */
  readonly topics: readonly string[];
  readonly partitions: number;
  /** One delivery at a time for each partition, several partitions at once. One that rejects is made again. */
  receive(delivery: Delivery): Promise<Receipt>;
  /** The client gave up, and begins again by itself. */
  crashed(error: Error): void;
}

export interface Consumption {
  /** Lets the delivery that is underway end, then leaves the group. */
  close(): Promise<void>;
}
