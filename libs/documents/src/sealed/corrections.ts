import { sealedRecord, type Part, type SealedRecord } from './sealed.ts';

/** Minutes and the corrections made since, as one file. */
export interface SealedRecords {
  /** Another than a record's: a copy of the command from before there were corrections then says that it can't read the file. */
  readonly format: 'csp-sealed-records/1';
  /** The minutes, then each correction in the order in which they were made. */
  readonly records: readonly SealedRecord[];
  /** That of the last record: a file cut short doesn't agree with it. */
  readonly seal: string;
}

/** What is published of a meeting: the record of its minutes as long as there is nothing else. */
export type SealedFile = SealedRecord | SealedRecords;

/**
 * Each correction as a record of its own, the first on the seal of the minutes, each later one on the one before it. The partnership's
 * chain, in which seals are printed already, knows nothing of them.
 */
export const sealedCorrections = (
  minutes: SealedRecord,
  corrections: readonly Part[],
  seesRestricted: boolean,
): readonly SealedRecord[] => {
  const { partnership, meeting } = minutes;
  const records: SealedRecord[] = [];
  for (const part of corrections) {
    const { seal: previous } = records.at(-1) ?? minutes;
    const link = { record: 'correction', partnership, meeting, number: records.length + 1, previous } as const;
    records.push(sealedRecord(link, [part], seesRestricted));
  }
  return records;
};

/** Minutes without corrections are the file that they were when there was no such thing. */
export const sealedFile = (minutes: SealedRecord, corrections: readonly SealedRecord[]): SealedFile => {
  const last = corrections.at(-1);
  return last ? { format: 'csp-sealed-records/1', records: [minutes, ...corrections], seal: last.seal } : minutes;
};
