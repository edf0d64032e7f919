/** Where the text of an item's next paragraph is kept until it is added. */
export const composerDraft = (scope: string, itemId: string): string => `${scope}new:${itemId}`;
/** Where the new wording of a paragraph is kept until it is sent. */
export const revisionDraft = (scope: string, paragraphId: string): string => `${scope}revise:${paragraphId}`;
/** Where the attendance list is kept until it is saved. */
export const attendanceDraft = (scope: string): string => `${scope}attendance`;
/** Where the one decision or action point being written is kept until it is recorded. */
export const attachmentDraft = (scope: string): string => `${scope}attachment`;
