import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { SelectField, TextArea } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import type { MeetingCommand } from '../commands.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';

interface Words {
  /** Begins the ids of its fields. */
  readonly id: string;
  readonly summary: string;
  readonly label: string;
  readonly hint: string;
  /** For choosing no paragraph; left out where one must be chosen. */
  readonly whole?: string;
  readonly missing: string;
  readonly button: string;
  readonly done: string;
}

/** A text about a paragraph that can't be changed any more: a comment, or a correction. */
export const AboutParagraph = ({
  words,
  command,
}: {
  readonly words: Words;
  readonly command: (text: string, paragraphId: string | null) => MeetingCommand;
}) => {
  const { minutes } = useMeetingDesk().meeting;
  const [paragraphId, setParagraphId] = useState('');
  const [text, setText] = useState('');
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const [which, what] = [`${words.id}-paragraph`, `${words.id}-text`];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      { field: which, text: 'Choose the paragraph', is: !words.whole && paragraphId === '' },
      { field: what, text: words.missing, is: text.trim() === '' },
    ].filter(({ is }) => is);
    if (missing.length > 0) return setMistakes(missing);
    if (!(await run(command(text.trim(), paragraphId || null)))) return;
    setText('');
    announce(words.done);
  };
  return (
    <Details summary={words.summary}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary mistakes={mistakes} />
        <SelectField
          id={which}
          label="Which paragraph"
          none={words.whole ?? 'Choose a paragraph'}
          choices={minutes.map((one) => ({ value: one.id, label: `${one.number} ${one.text.slice(0, 60)}` }))}
          value={paragraphId}
          onValue={setParagraphId}
          error={mistakeAt(mistakes, which)}
        />
        <TextArea
          id={what}
          label={words.label}
          hint={words.hint}
          maxLength={4_000}
          value={text}
          onValue={setText}
          error={mistakeAt(mistakes, what)}
        />
        <SubmitButton busy={busy} look="secondary">
          {words.button}
        </SubmitButton>
      </form>
    </Details>
  );
};
