import { randomUUID } from 'node:crypto';
import type { GraphClient, Refusal } from '../harness/client.ts';

/** A command as its client knows it: sent under an id of its own, and answered, or not. */
export interface Sent {
  readonly commandId: string;
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly selection: string;
  /** `unknown`: the connection broke before an answer. It may have happened, or not. */
  outcome: 'unknown' | 'acknowledged' | 'refused';
  /** The first answer. */
  answer?: unknown;
  tries: number;
}

/** Sends commands and keeps what became of each; those without an answer are sent again under the same id. */
export class Recorder {
  readonly sent: Sent[] = [];
  /** Answers to a repeat that were not the first answer. */
  readonly contradicted: string[] = [];

  async send(
    client: GraphClient,
    field: string,
    input: Readonly<Record<string, unknown>>,
    selection: string,
  ): Promise<Sent> {
    const one: Sent = { commandId: randomUUID(), field, input, selection, outcome: 'unknown', tries: 0 };
    this.sent.push(one);
    await this.attempt(client, one);
    return one;
  }

  get unknown(): readonly Sent[] {
    return this.sent.filter(({ outcome }) => outcome === 'unknown');
  }

  get acknowledged(): readonly Sent[] {
    return this.sent.filter(({ outcome }) => outcome === 'acknowledged');
  }

  /** Once more what was acknowledged long ago: the answer must be the same. */
  async repeat(client: GraphClient, one: Sent): Promise<void> {
    const answer = await this.ask(client, one);
    if (JSON.stringify(identity(answer)) !== JSON.stringify(identity(one.answer)))
      this.contradicted.push(
        `${one.field} ${one.commandId}: ${JSON.stringify(one.answer)} then ${JSON.stringify(answer)}`,
      );
  }

  async attempt(client: GraphClient, one: Sent): Promise<void> {
    one.tries++;
    const answer = await this.ask(client, one);
    one.answer = answer;
    one.outcome = 'refused' in answer ? 'refused' : 'acknowledged';
  }

  private ask(client: GraphClient, { field, input, commandId, selection }: Sent): Promise<Refusal | { id: string }> {
    return client.outcome<{ id: string }>(field, { ...input, commandId }, selection);
  }
}

/** What a repeat must say again, whatever has happened to the thing since. */
const identity = (answer: unknown): unknown => {
  const { id, refused } = answer as { id?: string; refused?: string };
  return { id, refused };
};
