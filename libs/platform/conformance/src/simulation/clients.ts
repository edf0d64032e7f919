import type { Acted, ActRequest, Runtime } from '@csp/platform-runtime';
import type { Draw } from './draw.ts';
import type { Intention } from './system.ts';

/** What came back, and when the question and the answer crossed the line: counted over all that did. */
export interface Answer {
  readonly answer: Acted;
  readonly sent: number;
  readonly heard: number;
}

/** One command under one id: each time it was sent, and what came back. */
export interface Operation {
  readonly commandId: string;
  readonly intention: Intention;
  readonly expectedVersion: number | undefined;
  readonly answers: Answer[];
  /** Sent and not answered: it failed, or the process died. It may have happened. */
  unknown: number;
}

const mostWaiting = 6;

/** Those who use the product: each waits for its answer, sends again when none came, and some send twice to be sure. */
export class Clients {
  readonly operations: Operation[] = [];
  /** The same id with another command: never to be accepted once the first has had an effect. */
  readonly misused: (Answer & { readonly operation: Operation; readonly other: Intention })[] = [];
  /** Acknowledged since somebody last looked. */
  readonly acknowledged: Operation[] = [];
  private waiting = 0;
  private crossings = 0;
  private life = 0;

  constructor(
    private readonly draw: Draw,
    private readonly next: (draw: Draw) => Intention,
    private readonly newId: () => string,
  ) {}

  get busy(): boolean {
    return this.waiting >= mostWaiting;
  }

  get idle(): boolean {
    return this.waiting === 0;
  }

  get unanswered(): readonly Operation[] {
    return this.operations.filter(({ answers, unknown }) => answers.length === 0 && unknown > 0);
  }

  /** Someone does something: something new, or what they did before once more. */
  act(runtime: Runtime): void {
    const { draw } = this;
    if (this.operations.length > 0 && draw.chance(0.2)) return this.again(runtime);
    const operation: Operation = {
      commandId: this.newId(),
      intention: this.next(draw),
      expectedVersion: draw.chance(0.1) ? draw.below(6) : undefined,
      answers: [],
      unknown: 0,
    };
    this.operations.push(operation);
    for (let times = draw.chance(0.15) ? 3 : 1; times > 0; times--) this.send(runtime, operation);
  }

  /** Whoever never heard an answer asks until there is one. */
  insist(runtime: Runtime): void {
    for (const operation of this.unanswered) this.send(runtime, operation);
  }

  /** The process has died: nobody will answer what is on its way. */
  hangUp(): void {
    this.life++;
    this.waiting = 0;
  }

  private again(runtime: Runtime): void {
    const { draw } = this;
    const open = this.unanswered;
    const operation = open.length > 0 && draw.chance(0.7) ? draw.one(open) : draw.one(this.operations);
    if (draw.chance(0.1)) this.misuse(runtime, operation);
    else this.send(runtime, operation);
  }

  private send(runtime: Runtime, operation: Operation): void {
    operation.unknown++;
    const sent = ++this.crossings;
    this.give(runtime, operation, operation.intention, (answer) => {
      operation.unknown--;
      operation.answers.push({ answer, sent, heard: ++this.crossings });
      if (answer.kind === 'accepted') this.acknowledged.push(operation);
    });
  }

  private misuse(runtime: Runtime, operation: Operation): void {
    const other = this.next(this.draw);
    if (other.context !== operation.intention.context || other.tenant !== operation.intention.tenant) return;
    if (intentOf(other) === intentOf(operation.intention)) return;
    const sent = ++this.crossings;
    this.give(runtime, operation, other, (answer) =>
      this.misused.push({ operation, other, answer, sent, heard: ++this.crossings }),
    );
  }

  private give(runtime: Runtime, operation: Operation, wanted: Intention, heard: (answer: Acted) => void): void {
    const { life } = this;
    const { commandId, expectedVersion } = operation;
    this.waiting++;
    const request: ActRequest = {
      ...wanted,
      decider: wanted.decider as unknown as ActRequest['decider'],
      commandId,
      intent: intentOf(wanted),
      actor: 'client',
      correlation: commandId,
      causation: commandId,
      ...(expectedVersion !== undefined && { expectedVersion }),
    };
    runtime.act(request).then(
      (answer) => {
        if (life !== this.life) return;
        this.waiting--;
        heard(answer);
      },
      () => void (life === this.life && this.waiting--),
    );
  }
}

export const intentOf = ({ context, id, decider, command }: Intention): string =>
  JSON.stringify([context, decider.category, id, command]);
