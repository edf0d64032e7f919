/** What veraPDF says of each file: a line with its verdict and the number of assertions, and one for each rule that is broken. */
export const verifiedPdfs: (
  files: readonly string[],
  say: (text: string) => void,
) => Promise<{ readonly compliant: boolean; readonly report: string }>;
