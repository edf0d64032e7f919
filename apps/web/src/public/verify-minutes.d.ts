declare module 'virtual:verify-minutes' {
  interface SealedRecord {
    readonly partnership: string;
    readonly number: number;
    readonly seal: string;
    readonly parts: readonly unknown[];
  }
  /** `tools/verify-minutes.mjs`. */
  export const verify: (
    text: string,
    before?: readonly string[],
  ) => Promise<{ readonly record?: SealedRecord; readonly faults: readonly string[]; readonly hidden: number }>;
}
