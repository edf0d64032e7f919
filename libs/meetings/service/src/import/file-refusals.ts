/** Refusals of a file as a whole, beside those of the meeting. */
export const fileRefusals = ['not-a-meeting-file', 'file-has-faults', 'not-as-checked', 'not-confirmed'] as const;

export type FileRefusal = (typeof fileRefusals)[number];
