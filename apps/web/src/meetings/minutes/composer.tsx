import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { Button, SubmitButton } from '../../design/button.tsx';
import { TextArea } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { composerDraft } from '../draft-names.ts';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { nextNumber } from '../numbers.ts';

const longest = 10_000;

/** Where the next paragraph is written. Nothing here waits for the network. */
export const Composer = ({
  item,
  add,
  before,
  after,
  go,
}: {
  readonly item: AgendaItem;
  /** False when there is nothing to add. */
  readonly add: (typed: string) => boolean;
  readonly before: AgendaItem | undefined;
  readonly after: AgendaItem | undefined;
  readonly go: (id: string) => void;
}) => {
  const { meeting, draftScope } = useMeetingDesk();
  const { settings } = usePartnership();
  const [text, setText] = useDraft(composerDraft(draftScope, item.id));
  const [wrong, setWrong] = useState<{ readonly itemId: string; readonly text: string } | undefined>();
  const setError = (message: string | undefined) => setWrong(message ? { itemId: item.id, text: message } : undefined);
  const number = nextNumber(meeting, item, settings.minuteNumbering);

  const submit = (suffix = '') => {
    if (text.length > longest) return setError(`A paragraph must be ${longest} characters or fewer`);
    if (!add(text + suffix)) {
      return setError(suffix ? 'Write a paragraph first, then record what was decided' : 'Write the paragraph first');
    }
    setError(undefined);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const neighbour = event.altKey && { ArrowUp: before, ArrowDown: after }[event.key];
    if (neighbour) {
      event.preventDefault();
      go(neighbour.id);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      submit();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
    document.getElementById('next-paragraph')?.focus();
  };
  return (
    <form className="app-composer" onSubmit={onSubmit} noValidate>
      <TextArea
        id="next-paragraph"
        label={number ? `Next paragraph, ${number}` : 'Next paragraph'}
        value={text}
        onValue={setText}
        error={wrong?.itemId === item.id ? wrong.text : undefined}
        onKeyDown={onKeyDown}
        spellCheck
        rows={3}
      />
      <div className="govuk-button-group">
        <SubmitButton>Add paragraph</SubmitButton>
        <Button look="secondary" onClick={() => submit(' /d')}>
          Add decision
        </Button>
        <Button look="secondary" onClick={() => submit(' /a')}>
          Add action point
        </Button>
      </div>
      <Keys />
    </form>
  );
};

const Keys = () => (
  <Details summary="Keys">
    <dl className="app-keys">
      <dt>
        <kbd>Enter</kbd>
      </dt>
      <dd>adds the paragraph</dd>
      <dt>
        <kbd>Shift</kbd> <kbd>Enter</kbd>
      </dt>
      <dd>a new line within it</dd>
      <dt>
        <kbd>/d</kbd> <kbd>Enter</kbd>
      </dt>
      <dd>at the end: adds it and records a decision; alone: a decision on the last paragraph</dd>
      <dt>
        <kbd>/a</kbd> <kbd>Enter</kbd>
      </dt>
      <dd>the same with an action point</dd>
      <dt>
        <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
      </dt>
      <dd>the item before, the item after</dd>
      <dt>
        <kbd>Esc</kbd>
      </dt>
      <dd>leaves a change, a decision or an action point undone</dd>
    </dl>
  </Details>
);
