/** Who said something, as pages say it. */
export const saidByWords = {
  PUBLIC: 'The public',
  SCRUTINY_COMMITTEE: 'Scrutiny committee',
} as const;
