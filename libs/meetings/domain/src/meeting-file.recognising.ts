import { meetingCase, meetingFile, type MeetingFile } from '@csp/meetings-contract';
import { meetingsOfCase } from './meeting-file.case.ts';
import { Findings, placeOf, type FileFault, type FileFinding } from './meeting-file.findings.ts';

/** One of the meetings that a file holds. */
export interface MeetingInFile {
  readonly file: MeetingFile;
  readonly findings: Findings;
}

export type FileRecognised =
  { readonly meetings: readonly MeetingInFile[] } | { readonly faults: readonly FileFinding<FileFault>[] };

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false; error: { issues: readonly Issue[] } };
}

/** What a file says beside what is taken in. */
export interface Dropped {
  readonly path: readonly PropertyKey[];
  readonly keys: readonly string[];
}

/** Reads a text as one meeting of our own form, as a list of them, or as a case file. */
export const meetingsInFile = (text: string): FileRecognised => {
  const json = jsonIn(text);
  if (typeof json !== 'object' || json === null)
    return { faults: [{ place: '', code: 'no-meeting-file', detail: null }] };
  if (!('date' in json) && 'partnership' in json) {
    const read = shaped(meetingCase as Schema<typeof meetingCase._output>, json);
    return 'faults' in read ? read : { meetings: meetingsOfCase(read.value, read.dropped) };
  }
  const list = 'meetings' in json && Array.isArray(json.meetings) ? (json.meetings as unknown[]) : null;
  const meetings: MeetingInFile[] = [];
  for (const [index, one] of (list ?? [json]).entries()) {
    const before = list ? `meetings[${index}]` : '';
    const placeIn = (place: string): string => [before, place].filter(Boolean).join('.');
    const read = shaped(meetingFile as Schema<MeetingFile>, one);
    if ('faults' in read) return { faults: read.faults.map((fault) => ({ ...fault, place: placeIn(fault.place) })) };
    const findings = new Findings(placeIn);
    for (const { path, keys } of read.dropped) {
      // What stands deeper than an agenda goes is no note that may be left out.
      if (keys.includes('subItems')) findings.fault(placeOf(path), 'too-deep');
      else findings.warn(placeOf(path), 'not-taken-in', keys.join(', '));
    }
    meetings.push({ file: read.value, findings });
  }
  return meetings.length > 0 ? { meetings } : { faults: [{ place: 'meetings', code: 'missing', detail: null }] };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
};

type Shaped<Value> =
  | { readonly value: Value; readonly dropped: readonly Dropped[] }
  | { readonly faults: readonly FileFinding<FileFault>[] };

/** A value in its shape, and what it holds beside that. The value is changed: it was read for this alone. */
const shaped = <Value>(schema: Schema<Value>, value: unknown): Shaped<Value> => {
  const first = schema.safeParse(value);
  if (first.success) return { value: first.data, dropped: [] };
  const dropped = first.error.issues.flatMap(({ path, keys }) => (keys ? { path, keys } : []));
  for (const { path, keys } of dropped) {
    const holder = path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], value);
    for (const key of keys) delete (holder as Record<string, unknown>)[key];
  }
  const second = schema.safeParse(value);
  if (second.success) return { value: second.data, dropped };
  return {
    faults: second.error.issues.map(({ path, message }) => ({
      place: placeOf(path),
      code: message.endsWith('received undefined') ? 'missing' : 'wrong-kind',
      detail: message.endsWith('received undefined') ? null : message,
    })),
  };
};
