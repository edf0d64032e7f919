import type { Broker, Outgoing, Producer } from './broker.ts';

/** One request to the broker; a single message may be larger. */
const mostBytesTogether = 512 * 1024;

/** Makes topics before they are first written to, and writes. */
export class TopicWriter {
  private producer: Producer | undefined;
  private readonly ensured = new Set<string>();

  /** `partitions`: of a topic that isn't there yet. */
  constructor(
    private readonly broker: Broker,
    private readonly partitions: number,
  ) {}

  async ensure(topic: string): Promise<void> {
    if (this.ensured.has(topic)) return;
    await this.broker.ensureTopics([topic], this.partitions);
    this.ensured.add(topic);
  }

  /** As `Producer.send`. */
  async send(topic: string, messages: readonly Outgoing[]): Promise<void> {
    await this.ensure(topic);
    await (this.producer ??= await this.broker.producer()).send(topic, messages);
  }

  async close(): Promise<void> {
    await this.producer?.close();
  }
}

export interface Batch<Place> {
  readonly messages: readonly Outgoing[];
  readonly last: Place;
}

/** In one chain of `previous`, whatever the pages were; as many together as one request should carry. */
export function* batches<Item, Place>(
  items: readonly Item[],
  after: Place,
  placeOf: (item: Item) => Place,
  encode: (item: Item, previous: Place) => Outgoing,
): Generator<Batch<Place>> {
  let messages: Outgoing[] = [];
  let bytes = 0;
  let last = after;
  for (const item of items) {
    const message = encode(item, last);
    const size = Buffer.byteLength(message.body);
    if (messages.length > 0 && bytes + size > mostBytesTogether) {
      yield { messages, last };
      messages = [];
      bytes = 0;
    }
    messages.push(message);
    bytes += size;
    last = placeOf(item);
  }
  if (messages.length > 0) yield { messages, last };
}
