import { faulty, mostFaults, type Answer, type LaterBecause, type Refused } from './answer.ts';
import { backoffMilliseconds } from './backoff.ts';

/** A change on its way. Once sent it is never altered: the same id must always carry the same content. */
export interface Entry<Command> {
  readonly commandId: string;
  readonly command: Command;
  /** Order of writing down, milliseconds since 1970 and a running number. */
  readonly order: string;
  /** Set when it is first sent; none for commands that are right whatever else has changed. */
  readonly expectedVersion?: number;
}

export interface RefusedEntry<Command> extends Refused {
  readonly entry: Entry<Command>;
}

export interface OutboxState<Command> {
  readonly entries: readonly Entry<Command>[];
  readonly refused: readonly RefusedEntry<Command>[];
  /** Why sending has stopped for now. */
  readonly waiting: LaterBecause | undefined;
}

export interface OutboxPorts<Command, Value> {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Begins the name of every entry in storage. */
  readonly scope: string;
  /** `again`: it may have been sent before, and may have had its effect. */
  readonly send: (entry: Entry<Command>, again: boolean) => Promise<Answer<Value>>;
  /** The version to expect, for commands that need one. */
  readonly versionFor: (command: Command) => number | undefined;
  /** What a command made, when a later one in the queue may name it: `pending:<commandId>` becomes this id. */
  readonly madeBy: (command: Command, value: Value) => string | undefined;
  readonly onDone: (value: Value) => void;
  readonly newId: () => string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

const lostConnection = { kind: 'later', because: 'connection' } as const;

export const pendingId = (commandId: string): string => `pending:${commandId}`;
export const isPending = (id: string): boolean => id.startsWith(pendingId(''));

/**
 * Changes in the order they were made, sent one at a time, kept in storage until they are answered. A lost connection,
 * a reload or a closed lid costs nothing: the same entry goes out again with the same id.
 */
export class Outbox<Command, Value> {
  #state: OutboxState<Command>;
  #sending = false;
  #attempt = 0;
  #count = 0;
  #stopped = false;
  #cancelRetry: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #sent = new Set<string>();
  /** What commands of this page have made, both ways round. */
  readonly #made = new Map<string, string>();
  readonly #madeAs = new Map<string, string>();
  readonly #waiters = new Map<string, (answer: Answer<Value>) => void>();

  constructor(private readonly ports: OutboxPorts<Command, Value>) {
    this.#state = { entries: this.#stored(), refused: [], waiting: undefined };
    this.#state.entries.forEach(({ commandId }) => this.#sent.add(commandId));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): OutboxState<Command> => this.#state;

  /** Writes the command down and sends it when its turn comes. The promise waits for the answer, however long. */
  add(command: Command): { readonly commandId: string; readonly answered: Promise<Answer<Value>> } {
    const { newId, now } = this.ports;
    const order = `${String(now()).padStart(15, '0')}-${String(this.#count++).padStart(5, '0')}`;
    const entry = this.#withKnownIds({ commandId: newId(), command, order });
    this.#keep(entry);
    this.#set({ entries: [...this.#state.entries, entry] });
    const answered = new Promise<Answer<Value>>((resolve) => this.#waiters.set(entry.commandId, resolve));
    void this.#pump();
    return { commandId: entry.commandId, answered };
  }

  /** The id that something now has, given the id it had while it was on its way. */
  readonly idOf = (id: string): string => this.#made.get(id) ?? id;
  /** The same for one thing before and after it was stored. */
  readonly keyOf = (id: string): string => this.#madeAs.get(id) ?? id;

  /** Tries now instead of later: the connection is back, or the person has signed in again. */
  readonly wake = (): void => {
    if (this.#sending) return;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    void this.#pump();
  };

  dismiss(commandId: string): void {
    this.#set({ refused: this.#state.refused.filter(({ entry }) => entry.commandId !== commandId) });
  }

  /** Stops sending; what is written down stays for the next time. */
  readonly stop = (): void => {
    this.#stopped = true;
    this.#cancelRetry?.();
  };
  readonly start = (): void => {
    this.#stopped = false;
    this.wake();
  };

  async #pump(): Promise<void> {
    const [head] = this.#state.entries;
    if (!head || this.#sending || this.#stopped || this.#cancelRetry) return;
    this.#sending = true;
    const entry = this.#frozen(head);
    const again = this.#sent.has(entry.commandId);
    this.#sent.add(entry.commandId);
    const answer = await this.ports.send(entry, again).catch((): Answer<Value> => lostConnection);
    this.#sending = false;
    const hopeless = answer.kind === 'later' && answer.because === 'fault' && this.#attempt >= mostFaults;
    if (answer.kind === 'later' && !hopeless) return this.#wait(answer.because);
    this.#attempt = 0;
    this.#settle(entry, answer.kind === 'later' ? faulty : answer);
    return this.#pump();
  }

  /** From the first sending on the version is part of the command. */
  #frozen(entry: Entry<Command>): Entry<Command> {
    if (entry.expectedVersion !== undefined) return entry;
    const expectedVersion = this.ports.versionFor(entry.command);
    if (expectedVersion === undefined) return entry;
    const frozen = { ...entry, expectedVersion };
    this.#keep(frozen);
    this.#set({ entries: this.#state.entries.map((one) => (one.commandId === entry.commandId ? frozen : one)) });
    return frozen;
  }

  #wait(because: LaterBecause): void {
    this.#set({ waiting: because });
    const delay = backoffMilliseconds(this.#attempt++, this.ports.chance());
    this.#cancelRetry = this.ports.after(delay, () => {
      this.#cancelRetry = undefined;
      void this.#pump();
    });
  }

  #settle(entry: Entry<Command>, answer: Exclude<Answer<Value>, { kind: 'later' }>): void {
    const rest = this.#state.entries.filter(({ commandId }) => commandId !== entry.commandId);
    const named = rest.filter((one) => JSON.stringify(one.command).includes(pendingId(entry.commandId)));
    if (answer.kind === 'done') {
      const made = this.ports.madeBy(entry.command, answer.value);
      if (made) this.#note(pendingId(entry.commandId), made);
      const entries = rest.map((one) => (named.includes(one) ? this.#withKnownIds(one) : one));
      entries.filter((one) => !rest.includes(one)).forEach((one) => this.#keep(one));
      this.ports.storage.removeItem(this.#name(entry));
      this.ports.onDone(answer.value);
      this.#set({ entries, waiting: undefined });
    } else {
      // What was to hang on a refused command can't be carried out either.
      const gone = [entry, ...named];
      gone.forEach((one) => this.ports.storage.removeItem(this.#name(one)));
      const refused = gone.map((one) => ({ entry: one, code: answer.code, message: answer.message }));
      this.#set({
        entries: rest.filter((one) => !named.includes(one)),
        refused: [...this.#state.refused, ...refused],
        waiting: undefined,
      });
      named.forEach(({ commandId }) => this.#answer(commandId, answer));
    }
    this.#answer(entry.commandId, answer);
  }

  #note(pending: string, made: string): void {
    this.#made.set(pending, made);
    this.#madeAs.set(made, pending);
  }

  #withKnownIds(entry: Entry<Command>): Entry<Command> {
    const text = JSON.stringify(entry.command);
    const known = [...this.#made].filter(([pending]) => text.includes(pending));
    if (known.length === 0) return entry;
    return {
      ...entry,
      command: JSON.parse(known.reduce((so, [pending, id]) => so.replaceAll(pending, id), text)) as Command,
    };
  }

  #answer(commandId: string, answer: Answer<Value>): void {
    this.#waiters.get(commandId)?.(answer);
    this.#waiters.delete(commandId);
  }

  #name = ({ order, commandId }: Entry<Command>): string => `${this.ports.scope}${order}:${commandId}`;

  // Each entry under a name of its own: two tabs on one meeting don't overwrite each other's.
  #keep(entry: Entry<Command>): void {
    try {
      this.ports.storage.setItem(this.#name(entry), JSON.stringify(entry));
    } catch {
      // A full or forbidden storage must not keep anyone from sending: the entry lives in memory then.
    }
  }

  #stored(): Entry<Command>[] {
    const { storage, scope } = this.ports;
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return names
      .filter((name) => name.startsWith(scope))
      .sort()
      .flatMap((name) => {
        try {
          return [JSON.parse(storage.getItem(name) ?? '') as Entry<Command>];
        } catch {
          return [];
        }
      });
  }

  #set(part: Partial<OutboxState<Command>>): void {
    this.#state = { ...this.#state, ...part };
    this.#listeners.forEach((listener) => listener());
  }
}
