import { describe, expect, it } from 'vitest';
import { readMeetingFile } from './read-file.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const ofLength = (characters: number) => bytes(JSON.stringify({ place: 'x'.repeat(characters) }));

describe('a meeting in a file', () => {
  it('is sent without blanks and byte order mark', () =>
    expect(readMeetingFile(bytes('\ufeff{\n  "place": "Neuadd y Dref, Caerdydd"\n}'))).toEqual({
      text: '{"place":"Neuadd y Dref, Caerdydd"}',
    }));
  it.each([
    ['no JSON', bytes('{'), /no JSON/],
    ['no UTF-8', bytes('{"place":"Caf\u00e9"}', 'latin1'), /UTF-8/],
    ['nothing', bytes(''), /no JSON/],
    ['more than 2 MB', ofLength(2_000_000), /2 MB/],
    ['more than a request holds', ofLength(480_000), /more than can be sent/],
  ])('is refused: %s', (_, file, problem) =>
    expect(readMeetingFile(file)).toEqual({ problem: expect.stringMatching(problem) as string }),
  );
  it('may be as long as a request holds', () => expect(readMeetingFile(ofLength(470_000))).toHaveProperty('text'));
});
