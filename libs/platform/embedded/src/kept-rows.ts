/** As many characters of rows as a process keeps, all partnerships together: some three times as many bytes once parsed. */
const mostCharacters = 12_000_000;
/** What is larger than this share of them is read anew each time: one long register must not push out everything else. */
const largestShare = 1 / 4;

/**
 * Rows that were read, for as long as their table doesn't change: parsed once and handed to everybody, so they are frozen.
 * When there is no more room, all is forgotten and read again as it is asked for.
 */
export class KeptRows {
  private taken = 0;
  private readonly filled = new Set<KeptTable>();

  constructor(private readonly most = mostCharacters) {}

  table(): KeptTable {
    return new KeptTable(this);
  }

  fits(characters: number): boolean {
    return characters <= this.most * largestShare;
  }

  take(table: KeptTable, characters: number): void {
    if (this.taken + characters > this.most) for (const one of this.filled) one.forget();
    this.filled.add(table);
    this.taken += characters;
  }

  give(table: KeptTable, characters: number): void {
    this.filled.delete(table);
    this.taken -= characters;
  }

  get size(): number {
    return this.taken;
  }
}

/** One table of one partnership, and what it answered since it last changed. */
export class KeptTable {
  private characters = 0;
  private readonly answers = new Map<string, unknown>();

  constructor(private readonly room: KeptRows) {}

  get(question: string): unknown {
    return this.answers.get(question);
  }

  /** Keeps an answer where there is room for it. `size`: characters that it was made from. */
  keep<Answer>(question: string, answer: Answer, size: number): Answer {
    const characters = size + question.length + perAnswer;
    if (!this.room.fits(characters)) return answer;
    this.room.take(this, characters);
    this.characters += characters;
    this.answers.set(question, frozen(answer));
    return answer;
  }

  /** The table has changed, or the room is needed. */
  forget(): void {
    if (this.answers.size === 0) return;
    this.room.give(this, this.characters);
    this.characters = 0;
    this.answers.clear();
  }
}

/** What an answer takes besides its rows: one without any is kept too. */
const perAnswer = 50;

/** Whoever reads it sees what everybody else will. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  for (const within of Object.values(value)) frozen(within);
  return Object.freeze(value);
};
