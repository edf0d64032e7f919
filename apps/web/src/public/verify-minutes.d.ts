declare module 'virtual:verify-minutes' {
  interface SealedRecord {
    readonly partnership: string;
    readonly number: number;
    readonly seal: string;
  }
  /** `tools/verify-minutes.mjs`. */
  export const verify: (
    text: string,
    before?: readonly string[],
  ) => Promise<
    | { readonly faults: readonly string[]; readonly hidden: 0; readonly record?: undefined }
    | {
        readonly record: SealedRecord;
        readonly corrections: readonly SealedRecord[];
        readonly faults: readonly string[];
        /** How many there are, and how many of them are hashes alone. */
        readonly parts: number;
        readonly hidden: number;
      }
  >;
}
