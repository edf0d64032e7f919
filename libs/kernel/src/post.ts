/** One e-mail to one address. `messageId` is the same for every attempt, so that a repeat can be recognised: `<…@host>`. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/**
 * Whoever carries e-mail. `send` settles once the letter was taken on; rejects with an `Error` whose message is a code such as
 * `EENVELOPE 550` and never holds an address, whether it was refused or nobody knows what became of it.
 */
export interface Post {
  send(letter: Letter): Promise<void>;
}
