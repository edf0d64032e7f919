/** Words as people wrote them: never markup, in any renderer. Line breaks are kept. */
export type Words = string;

/** One column of an attendance list, or of any other list set beside others. */
export interface Column {
  readonly title: Words;
  readonly lines: readonly Words[];
}

export interface Table {
  readonly type: 'table';
  /** What the table holds; read out before it, and not shown where a heading says the same. */
  readonly caption: Words;
  readonly head: readonly Words[];
  /** Relative widths of the columns, as many as `head`. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Words[])[];
}

export interface Heading {
  readonly type: 'heading';
  /** Level 1 opens the paper, or each part of a pack. */
  readonly level: 1 | 2 | 3;
  readonly number?: string;
  readonly text: Words;
  /** The title of a pack, which its own contents don't list. */
  readonly cover?: true;
}

/** What a paper is made of, in the order it is read. */
export type Block =
  /** Whose paper it is, above its title. */
  | { readonly type: 'letterhead'; readonly text: Words }
  | Heading
  /** Day, time, place: label and value. */
  | { readonly type: 'facts'; readonly rows: readonly (readonly [label: Words, value: Words])[] }
  /** What a reader must know before the rest: that this is a draft, that the meeting was cancelled. */
  | { readonly type: 'standing'; readonly text: Words }
  | { readonly type: 'columns'; readonly columns: readonly Column[] }
  | { readonly type: 'paragraph'; readonly number?: string; readonly text: Words; readonly before?: Words }
  /** What came of a paragraph, set apart from it: a decision, an action point. */
  | { readonly type: 'outcome'; readonly label: Words; readonly text: Words }
  | Table
  | { readonly type: 'note'; readonly text: Words }
  /** The level-1 headings that follow, with their pages where there are pages. */
  | { readonly type: 'contents' }
  | { readonly type: 'new-page' };

/** A paper, whatever it will be printed as. */
export interface Paper {
  readonly title: Words;
  /** At the foot of each page, beside its number. */
  readonly foot: Words;
  /** At the head of each page: who this is not for. */
  readonly mark?: Words;
  readonly blocks: readonly Block[];
}
