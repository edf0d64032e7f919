import type { GraphClient } from '../harness/client.ts';
import { follow } from '../harness/live.ts';

interface Told {
  readonly actionPointEvents: {
    readonly cursor: string;
    readonly event: { readonly id: string; readonly kind: string; readonly actionPointId: string };
  };
}
const query =
  'subscription($after: Cursor!) { actionPointEvents(after: $after) { cursor event { id kind actionPointId } } }';

const pauseMilliseconds = 40;

/** Someone who follows the feed through every cut, going on from the last cursor each time; and who hangs up at random themselves. */
export class Follower {
  readonly told: Told['actionPointEvents'][] = [];
  connections = 0;
  private over = false;
  private done: Promise<void> | undefined;

  constructor(
    private readonly client: GraphClient,
    private readonly random: () => number,
  ) {}

  start(): this {
    this.done = this.run();
    return this;
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.over) {
      this.connections++;
      const live = follow<Told>(this.client, query, { after: this.told.at(-1)?.cursor ?? '0' });
      const hangUp = new Promise((settle) => setTimeout(settle, 50 + this.random() * 900));
      await Promise.race([live.ended, hangUp]);
      await live.stop();
      // What had arrived is kept, whoever ended the connection.
      this.told.push(...live.received.map(({ actionPointEvents }) => actionPointEvents));
      await new Promise((settle) => setTimeout(settle, this.random() * pauseMilliseconds));
    }
  }
}
