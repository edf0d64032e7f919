import type { Upcasts } from '@csp/kernel';

/** What other contexts may see: what an agency answered by a link. */
export const outreachPublished: readonly string[] = ['AnsweredByLink.v1'];

/** From each superseded event type to its successor. */
export const outreachUpcasts: Upcasts = {};
