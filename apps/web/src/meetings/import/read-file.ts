/** What a file or a pasted text holds, as it is sent; or why it can't be, as a sentence. */
export type FileRead = { readonly text: string } | { readonly problem: string };

const mostBytes = 2_000_000;
/** With all that a request adds, within what the server takes at a time. */
const mostSent = 480_000;

/** Reads JSON; what is sent has no blanks between its parts. What the parts mean is for the server to say. */
export const readMeetingFile = (bytes: Uint8Array): FileRead => {
  if (bytes.length > mostBytes)
    return { problem: 'The file is larger than 2 MB. Give each meeting a file of its own.' };
  const text = textIn(bytes);
  if (text === undefined) return { problem: 'The file is no JSON in UTF-8. See what it looks like.' };
  const sent = new TextEncoder().encode(JSON.stringify(text)).length;
  return sent > mostSent
    ? { problem: 'The file holds more than can be sent at once. Give each meeting a file of its own.' }
    : { text };
};

const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
};
