import type { Client, TypedDocumentNode } from 'urql';
import type { Answer } from '../graph/answer.ts';
import { Outbox, type Entry } from '../graph/outbox.ts';
import { send } from '../graph/use-command.ts';
import { browserStorage, outboxPrefix } from '../storage/unsent.ts';
import { decidedOn, needsVersion, type MeetingCommand } from './commands.ts';
import { meetingQuery, type Meeting } from './meeting.documents.ts';
import { meetingMutations } from './meeting.mutations.ts';

type MeetingMutation = TypedDocumentNode<
  { readonly result: ({ readonly __typename: 'Meeting' } & Meeting) | { readonly __typename: 'Refusal' } },
  { readonly input: Record<string, unknown> }
>;

/** The newest known copy of one meeting, and the changes of it that are on their way. */
export class MeetingWork {
  #meeting: Meeting;
  readonly #listeners = new Set<() => void>();
  readonly outbox: Outbox<MeetingCommand, Meeting>;

  constructor(
    private readonly client: Client,
    first: Meeting,
    scope: string,
  ) {
    this.#meeting = first;
    this.outbox = new Outbox({
      storage: browserStorage,
      scope: outboxPrefix + scope,
      send: (entry, again) => this.#send(entry, again),
      versionFor: (command) => (needsVersion(command) ? this.#meeting.version : undefined),
      madeBy,
      onDone: (meeting) => this.take(meeting),
      newId: () => crypto.randomUUID(),
      now: Date.now,
      chance: Math.random,
      after: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }

  readonly meeting = (): Meeting => this.#meeting;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a copy from wherever it came; one that is older than what is known is left. */
  readonly take = (meeting: Meeting): void => {
    if (meeting.id !== this.#meeting.id || meeting.version < this.#meeting.version || meeting === this.#meeting) return;
    this.#meeting = meeting;
    this.#listeners.forEach((listener) => listener());
  };

  /** `seen`: the meeting as the person saw it when they decided. */
  readonly send = (command: MeetingCommand, seen: Meeting = this.#meeting) =>
    this.outbox.add({ ...command, base: decidedOn(command, seen) });

  readonly wake = (): void => this.outbox.wake();

  readonly begin = (): (() => void) => {
    window.addEventListener('online', this.wake);
    window.addEventListener('focus', this.wake);
    this.outbox.start();
    return () => {
      window.removeEventListener('online', this.wake);
      window.removeEventListener('focus', this.wake);
      this.outbox.stop();
    };
  };

  async #send(
    { command, commandId, expectedVersion }: Entry<MeetingCommand>,
    again: boolean,
  ): Promise<Answer<Meeting>> {
    // What somebody else changed before this goes out for the first time must not be written over unseen.
    if (!again && needsVersion(command) && !this.#asSeen(command)) return changedMeanwhile;
    const answer = await this.#sendAs(command, commandId, expectedVersion);
    if (answer.kind !== 'refused' || answer.code !== 'conflict') return answer;
    await this.#reload();
    return this.#asSeen(command) ? this.#sendAs(command, crypto.randomUUID(), this.#meeting.version) : answer;
  }

  #asSeen(command: MeetingCommand): boolean {
    return command.base === undefined || decidedOn(command, this.#meeting) === command.base;
  }

  #sendAs(command: MeetingCommand, commandId: string, expectedVersion: number | undefined): Promise<Answer<Meeting>> {
    return send(this.client, meetingMutations[command.type] as unknown as MeetingMutation, {
      ...command.input,
      meetingId: this.#meeting.id,
      commandId,
      ...(expectedVersion !== undefined && { expectedVersion }),
    });
  }

  async #reload(): Promise<void> {
    const context = { requestPolicy: 'network-only' } as const;
    const { data } = await this.client.query(meetingQuery, { id: this.#meeting.id }, context).toPromise();
    if (data?.meeting) this.take(data.meeting);
  }
}

const changedMeanwhile = {
  kind: 'refused',
  code: 'conflict',
  message: 'Somebody else has changed this meanwhile. It is shown as it is now; what you did is not lost.',
} as const;

/** What a command added, found in the meeting that came back: others may have added to it as well. */
const madeBy = (command: MeetingCommand, meeting: Meeting): string | undefined => {
  if (command.type === 'addMinute') {
    const { itemId, text } = command.input;
    return meeting.minutes.findLast((one) => one.itemId === itemId && one.text === text)?.id;
  }
  if (command.type === 'addAgendaItem' && !command.input.parentId) {
    return meeting.agenda.findLast(({ title }) => title === command.input.title)?.id;
  }
  return undefined;
};
