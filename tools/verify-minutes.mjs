// Says whether sealed minutes are what was agreed: node verify-minutes.mjs minutes.json [the ones before it, oldest last …]
// Needs Node 20 or later and nothing else; the page /public/verify does the same in a browser, with `verify` of this file.
/** RFC 8785, as far as strings, whole numbers, lists and objects go. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort((one, other) => (one < other ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

const sha256 = async (value) => {
  const bytes = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(value)));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const nameOf = (content, place) => {
  const { kind, number, reference, paragraph } = content ?? {};
  return `Part ${place + 1}${kind ? ` (${[kind, number ?? reference ?? paragraph].join(' ').trim()})` : ''}`;
};

const faultOf = async (part, place) => {
  const names = Object.keys(part ?? {})
    .toSorted()
    .join();
  if (names === 'hash') return typeof part.hash === 'string' ? [] : [`${nameOf(undefined, place)} has no hash.`];
  if (names !== 'content,hash,salt') return [`${nameOf(part?.content, place)} isn't of the form of sealed minutes.`];
  const { salt, content, hash } = part;
  if ((await sha256({ salt, content })) === hash) return [];
  return [`${nameOf(content, place)} doesn't agree with its hash: it was changed.`];
};

const parsed = (text) => {
  const record = JSON.parse(text);
  if (record?.format !== 'csp-sealed-record/1' || !Array.isArray(record.parts)) throw new Error('another format');
  // A name given twice would be read as its last value by a program, and as its first by a reader.
  if (`${JSON.stringify(record, null, 2)}\n` !== text.replace(/\r\n/g, '\n'))
    throw new Error('not written as it was published');
  return record;
};

/**
 * `text` of a file, `before`: texts of the ones before it, the nearest first. Gives the record (none where the text is no sealed
 * record), how many of its parts keep their content back, and a sentence for each thing that doesn't agree.
 */
export const verify = async (text, before = []) => {
  let record;
  try {
    record = parsed(text);
  } catch (error) {
    return { faults: [`This file can't be read as sealed minutes: ${error.message}.`], hidden: 0 };
  }
  const { seal, ...sealed } = record;
  const faults = (await Promise.all(record.parts.map(faultOf))).flat();
  const hashes = record.parts.map((part) => part?.hash ?? null);
  if ((await sha256({ ...sealed, parts: hashes })) !== seal)
    faults.push('The seal is not the seal of this file: something in it was changed, added, moved or left out.');
  const [next, ...others] = before;
  if (next !== undefined) {
    const earlier = await verify(next, others);
    faults.push(...earlier.faults.map((fault) => `In the file before: ${fault}`));
    const { partnership, number, seal: expected } = earlier.record ?? {};
    if (partnership !== record.partnership || number !== record.number - 1 || expected !== record.previous)
      faults.push('The file given as the one before is not the one that this file was sealed on.');
  }
  return { record, faults, hidden: record.parts.filter((part) => part && !('content' in part)).length };
};

const files = globalThis.process?.argv[1]?.endsWith('verify-minutes.mjs') ? globalThis.process.argv.slice(2) : [];
if (files.length > 0) {
  const { readFileSync } = await import('node:fs');
  const [text, ...before] = files.map((file) => readFileSync(file, 'utf8'));
  const { record, faults, hidden } = await verify(text, before);
  for (const fault of faults) console.log(fault);
  if (faults.length === 0)
    console.log(`Agrees with its seal, no. ${record.number} of ${record.partnership}: ${record.seal}`);
  if (hidden > 0) console.log(`${hidden} of ${record.parts.length} parts are restricted: only their hashes are given.`);
  console.log('Whoever makes a false file can seal it anew: compare the seal with the printed one.');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
