import { useRef, useState, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { TextArea } from '../../design/field.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { revisionDraft } from '../draft-names.ts';
import type { Meeting, MinuteParagraph } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { ActionPointForm } from './action-point-form.tsx';
import { focusComposer, type AttachmentForm } from './attachment-form.ts';
import { DecisionForm } from './decision-form.tsx';
import { Outcomes } from './outcomes.tsx';
import { TakeOut } from './take-out.tsx';
import type { Attachment } from './typed-text.ts';

/** A numbered paragraph with what was decided in it; changed in its place. */
export const Paragraph = ({
  paragraph,
  attach,
  form,
}: {
  readonly paragraph: MinuteParagraph;
  readonly attach: (kind: Attachment, paragraphId: string) => void;
  readonly form: AttachmentForm;
}) => {
  const { meeting } = useMeetingDesk();
  const revision = useRevision(paragraph);
  const attached = form.state?.paragraphId === paragraph.id ? form.state : undefined;
  return (
    <li className="app-minutes__paragraph">
      <span className="app-minutes__number">{paragraph.number}</span>
      <div className="app-minutes__body">
        {revision.editing ? (
          <Editor paragraph={paragraph} revision={revision} />
        ) : (
          <p className="app-minutes__text" onDoubleClick={revision.begin}>
            {paragraph.text}
          </p>
        )}
        <Outcomes meeting={meeting} paragraph={paragraph} takeOut={(outcome) => <TakeOut outcome={outcome} />} />
        {!revision.editing && !attached && <Actions paragraph={paragraph} revision={revision} attach={attach} />}
        {attached?.kind === 'decision' && <DecisionForm state={attached} form={form} paragraph={paragraph} />}
        {attached?.kind === 'action-point' && <ActionPointForm state={attached} form={form} paragraph={paragraph} />}
      </div>
    </li>
  );
};

interface Revision {
  readonly editing: boolean;
  readonly text: string;
  readonly begin: () => void;
  readonly type: (text: string) => void;
  readonly save: () => void;
  readonly leave: () => void;
}

/** Saved when the field is left. What is typed until then is kept in this browser with each key. */
const useRevision = (paragraph: MinuteParagraph): Revision => {
  const { meeting, send, draftScope } = useMeetingDesk();
  const [draft, setDraft] = useDraft(revisionDraft(draftScope, paragraph.id));
  const [begun, setBegun] = useState(false);
  const seen = useRef<Meeting>(meeting);
  const close = () => {
    setDraft('');
    setBegun(false);
  };
  return {
    editing: begun || draft !== '',
    text: draft || paragraph.text,
    begin: () => {
      seen.current = meeting;
      setBegun(true);
    },
    type: setDraft,
    save: () => {
      const text = draft.trim();
      close();
      if (!text || text === paragraph.text) return;
      send({ type: 'reviseMinute', input: { paragraphId: paragraph.id, text } }, begun ? seen.current : meeting);
    },
    leave: close,
  };
};

const Editor = ({ paragraph, revision }: { readonly paragraph: MinuteParagraph; readonly revision: Revision }) => {
  const left = useRef(false);
  const finish = (how: () => void) => {
    if (left.current) return;
    left.current = true;
    how();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(revision.leave);
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      finish(revision.save);
    } else return;
    focusComposer();
  };
  return (
    <TextArea
      id={`revise-${paragraph.id}`}
      label={`Paragraph ${paragraph.number}`}
      labelHidden
      hint="Enter saves, Escape leaves it as it was"
      small
      value={revision.text}
      onValue={revision.type}
      onKeyDown={onKeyDown}
      onBlur={() => finish(revision.save)}
      autoFocus
    />
  );
};

const Actions = ({
  paragraph,
  revision,
  attach,
}: {
  readonly paragraph: MinuteParagraph;
  readonly revision: Revision;
  readonly attach: (kind: Attachment, paragraphId: string) => void;
}) => {
  const { meeting, send } = useMeetingDesk();
  const announce = useAnnounce();
  const [removing, setRemoving] = useState(false);
  const about = `paragraph ${paragraph.number}`;
  const remove = () => {
    send({ type: 'removeMinute', input: { paragraphId: paragraph.id } }, meeting);
    announce(`Paragraph ${paragraph.number} was removed.`);
    focusComposer();
  };
  const cited =
    meeting.decisions.some(({ paragraphId }) => paragraphId === paragraph.id) ||
    meeting.actionPoints.some((point) => point.paragraph === paragraph.number);
  return (
    <div className={`app-minutes__actions${removing ? ' app-minutes__actions--asked' : ''}`}>
      {removing ? (
        <>
          <Button look="link" about={about} className="app-link-button--warning" autoFocus onClick={remove}>
            Remove it
          </Button>
          <Button look="link" about={about} onClick={() => setRemoving(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <>
          <Button look="link" about={about} onClick={revision.begin}>
            Change
          </Button>
          <Button look="link" about={`on ${about}`} onClick={() => attach('decision', paragraph.id)}>
            Decision
          </Button>
          <Button look="link" about={`on ${about}`} onClick={() => attach('action-point', paragraph.id)}>
            Action point
          </Button>
          {!cited && (
            <Button look="link" about={about} onClick={() => setRemoving(true)}>
              Remove
            </Button>
          )}
        </>
      )}
    </div>
  );
};
