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

const namesOf = (value) =>
  Object.keys(value ?? {})
    .toSorted()
    .join();

const faultOf = async (part, place) => {
  const names = namesOf(part);
  if (names === 'hash') return typeof part.hash === 'string' ? [] : [`${nameOf(undefined, place)} has no hash.`];
  if (names !== 'content,hash,salt') return [`${nameOf(part?.content, place)} isn't of the form of sealed minutes.`];
  const { salt, content, hash } = part;
  if ((await sha256({ salt, content })) === hash) return [];
  return [`${nameOf(content, place)} doesn't agree with its hash: it was changed.`];
};

/** The records of a file (the minutes, then each correction made since) and what it says is the seal of the last. */
const parsed = (text) => {
  const file = JSON.parse(text);
  const many = file?.format === 'csp-sealed-records/1' && namesOf(file) === 'format,records,seal';
  const records = many ? file.records : [file];
  const isRecord = (one) => one?.format === 'csp-sealed-record/1' && Array.isArray(one.parts);
  if (!Array.isArray(records) || !records.every(isRecord) || (many && records.length < 2))
    throw new Error('another format');
  // A name given twice would be read as its last value by a program, and as its first by a reader.
  if (`${JSON.stringify(file, null, 2)}\n` !== text.replace(/\r\n/g, '\n'))
    throw new Error('not written as it was published');
  return { records, last: file.seal };
};

const faultsOf = async ({ seal, ...sealed }) => {
  const faults = (await Promise.all(sealed.parts.map(faultOf))).flat();
  const hashes = sealed.parts.map((part) => part?.hash ?? null);
  if ((await sha256({ ...sealed, parts: hashes })) !== seal)
    faults.push('The seal is not the seal of this file: something in it was changed, added, moved or left out.');
  return faults;
};

/** Whether the records of a file are minutes and their corrections, each on the one before it, up to the `last`. */
const chainFaults = (records, last) => {
  const faults = [];
  for (const [place, { record, partnership, meeting, number, previous }] of records.entries()) {
    const before = records[place - 1];
    if (!before && record !== 'minutes') faults.push("The file doesn't begin with minutes: they were left out.");
    const follows = record === 'correction' && number === place && previous === before?.seal;
    if (before && !(follows && partnership === before.partnership && meeting === before.meeting))
      faults.push(`Correction ${place} was not made on what stands before it: one was added, moved or left out.`);
  }
  if (records.at(-1).seal !== last)
    faults.push("It doesn't end as it says: a correction was added or left out at its end.");
  return faults;
};

/**
 * `text` of a file, `before`: texts of the ones before it, the nearest first. Gives the record of the minutes (none where the text is
 * no sealed file), those of their corrections, how many parts there are and how many keep their content back, and a sentence for each
 * thing that doesn't agree.
 */
export const verify = async (text, before = []) => {
  let file;
  try {
    file = parsed(text);
  } catch (error) {
    return { faults: [`This file can't be read as sealed minutes: ${error.message}.`], hidden: 0 };
  }
  const [record, ...corrections] = file.records;
  const faults = await faultsOf(record);
  for (const [place, correction] of corrections.entries())
    faults.push(...(await faultsOf(correction)).map((fault) => `In correction ${place + 1}: ${fault}`));
  faults.push(...chainFaults(file.records, file.last));
  const [next, ...others] = before;
  if (next !== undefined) {
    const earlier = await verify(next, others);
    faults.push(...earlier.faults.map((fault) => `In the file before: ${fault}`));
    const { partnership, number, seal: expected } = earlier.record ?? {};
    if (partnership !== record.partnership || number !== record.number - 1 || expected !== record.previous)
      faults.push('The file given as the one before is not the one that this file was sealed on.');
  }
  const parts = file.records.flatMap((one) => one.parts);
  return {
    record,
    corrections,
    faults,
    parts: parts.length,
    hidden: parts.filter((part) => part && !('content' in part)).length,
  };
};

const files = globalThis.process?.argv[1]?.endsWith('verify-minutes.mjs') ? globalThis.process.argv.slice(2) : [];
if (files.length > 0) {
  const { readFileSync } = await import('node:fs');
  const [text, ...before] = files.map((file) => readFileSync(file, 'utf8'));
  const { record, corrections, faults, parts, hidden } = await verify(text, before);
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) {
    console.log(`Agrees with its seal, no. ${record.number} of ${record.partnership}: ${record.seal}`);
    for (const { number, seal } of corrections)
      console.log(`Correction ${number}, sealed on what stands before it: ${seal}`);
    if (corrections.length === 0) console.log('No correction is in this file.');
  }
  if (hidden > 0) console.log(`${hidden} of ${parts} parts are restricted: only their hashes are given.`);
  console.log('Later corrections are not in an older file, and whoever makes a false one can seal it anew:');
  console.log('compare the last seal with the printed one.');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
