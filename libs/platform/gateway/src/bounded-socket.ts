import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';

/** No message of the protocol comes near it: a document is text, and inputs have a few levels. */
const maxLevels = 64;

/** Closes on a frame nested deeper than any message is: to write such a payload back would overflow the stack. */
export class BoundedSocket extends WebSocket {
  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event !== 'message' || levelsOf(String(given[0])) <= maxLevels) return super.emit(event, ...given);
    this.close(CloseCode.BadRequest, 'Invalid message');
    return true;
  }
}

/** How deep brackets are nested, those within strings left out. */
const levelsOf = (text: string): number => {
  let [levels, deepest, quoted] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') index++;
    else if (quoted) continue;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++levels);
    else if (character === '}' || character === ']') levels--;
  }
  return deepest;
};
