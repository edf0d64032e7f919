import { isUnchangeable, type LoneField } from './lone-field.ts';

interface Answer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

/**
 * Answers of one query by the value of its only field. That field is asked each time, and so is the rule that guards it; only
 * what follows from its value isn't worked out again. They go when the value goes.
 */
export class UnchangedAnswers<Result extends Answer> {
  private readonly answers = new WeakMap<object, Result>();
  /** Its value changes from one time to the next, or could: then asking first would be for nothing. */
  private changing = false;

  constructor(
    private readonly field: LoneField,
    private readonly texts: AnswerTexts,
  ) {}

  /** `execute` answers the ordinary way. */
  async answer(context: unknown, execute: () => Promise<Result>): Promise<Result> {
    const value = this.changing ? undefined : await this.ask(context);
    const before = value && this.answers.get(value);
    if (before) return before;
    const result = await execute();
    // Between asking and answering it may have become another.
    if (value && !result.errors && result.data && (await this.ask(context)) === value) {
      this.answers.set(value, result);
      this.texts.expect(result.data);
    }
    return result;
  }

  private async ask(context: unknown): Promise<object | undefined> {
    try {
      const value = await this.field(context);
      if (typeof value === 'object' && value && this.answers.has(value)) return value;
      if (isUnchangeable(value)) return value;
      this.changing = true;
    } catch {
      // The ordinary way says it in its own words.
    }
    return undefined;
  }
}

/** Characters from which on that counts. */
const largeAnswer = 32_768;

/** Texts of the answers that are given again, made when they are first needed. */
export class AnswerTexts {
  private readonly texts = new WeakMap<object, string>();

  /** The one sent last: a large answer is often the same as the one before. */
  private sent: { readonly text: string; readonly bytes: Buffer } | undefined;

  expect(data: object): void {
    this.texts.set(data, '');
  }

  /** As Apollo Server would write it. */
  readonly write = (result: Answer & { readonly extensions?: unknown }): string => {
    const { data, errors, extensions } = result;
    const known = data && !errors && !extensions ? this.texts.get(data) : undefined;
    if (known) return known;
    const text = `${JSON.stringify(result)}\n`;
    if (known !== undefined) this.texts.set(data!, text);
    return text;
  };

  /** What goes over the wire. Node makes room for three times a text's length when it is left to send it as a text. */
  sendable(text: string): string | Buffer {
    if (text.length < largeAnswer) return text;
    if (this.sent?.text !== text) this.sent = { text, bytes: Buffer.from(text) };
    return this.sent.bytes;
  }
}
