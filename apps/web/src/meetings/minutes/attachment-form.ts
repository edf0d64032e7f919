import { useEffect } from 'react';
import { useDraft } from '../../storage/drafts.ts';
import { attachmentDraft } from '../draft-names.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import type { LeadField } from '../lead-inputs.tsx';
import type { Attachment } from './typed-text.ts';

export interface AttachmentState {
  readonly kind: Attachment;
  readonly paragraphId: string;
  /** Of a decision. */
  readonly verb: string;
  readonly subject: string;
  readonly caveat: string;
  readonly recommendation: string;
  /** How many, as typed; all empty where there was no vote. */
  readonly votesFor: string;
  readonly votesAgainst: string;
  readonly votesAbstained: string;
  /** What kind of thing it sets off; empty for nothing. */
  readonly setsOff: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly terms: string;
  readonly reviewOn: string;
  readonly recommendationId: string;
  /** Of an action point. */
  readonly text: string;
  readonly owners: readonly LeadField[];
  readonly dueOn: string;
}

export interface AttachmentForm {
  readonly state: AttachmentState | undefined;
  readonly open: (kind: Attachment, paragraphId: string, itemTitle: string) => void;
  readonly set: (part: Partial<AttachmentState>) => void;
  readonly close: () => void;
}

export const emptyAttachment = {
  verb: 'AGREED',
  subject: '',
  caveat: '',
  recommendation: '',
  votesFor: '',
  votesAgainst: '',
  votesAbstained: '',
  setsOff: '',
  groupId: '',
  groupName: '',
  terms: '',
  reviewOn: '',
  recommendationId: '',
  text: '',
  owners: [{ role: '', agencyId: '' }],
  dueOn: '',
} as const;

/** The one decision or action point being written, kept in this browser until it is recorded. */
export const useAttachmentForm = (): AttachmentForm => {
  const { draftScope, idOf } = useMeetingDesk();
  const [draft, setDraft] = useDraft(attachmentDraft(draftScope));
  // What was kept before a field was new lacks it.
  const kept = draft ? { ...emptyAttachment, ...(JSON.parse(draft) as AttachmentState) } : undefined;
  const state = kept && { ...kept, paragraphId: idOf(kept.paragraphId) };
  const put = (next: AttachmentState) => setDraft(JSON.stringify(next));
  // Once its paragraph is stored, the form names it as it is known from then on.
  useEffect(() => {
    if (state && kept && state.paragraphId !== kept.paragraphId) put(state);
  });
  return {
    state,
    open: (kind, paragraphId, itemTitle) =>
      put({
        ...emptyAttachment,
        kind,
        paragraphId,
        subject: kind === 'decision' ? itemTitle : '',
      }),
    set: (part) => state && put({ ...state, ...part }),
    close: () => {
      setDraft('');
      focusComposer();
    },
  };
};

export const focusComposer = (): void => {
  requestAnimationFrame(() => document.getElementById('next-paragraph')?.focus());
};
