import { useState } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { FileField, SelectField, TextArea } from '../../design/field.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Problem } from '../../design/loaded.tsx';
import { Details, Paragraph } from '../../design/messages.tsx';
import { readMeetingFile } from './read-file.ts';
import { Report } from './report.tsx';

const title = 'Import a meeting';

/** A meeting that was kept elsewhere: chosen or pasted, checked, confirmed, imported; for the support officer. */
export const ImportMeetingPage = () => {
  const { supportOfficer, groups } = usePartnership();
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [groupId, setGroupId] = useState('');
  if (!supportOfficer)
    return (
      <Problem title={title}>
        <p className="govuk-body">Only support officers can import.</p>
      </Problem>
    );
  const take = (bytes: Uint8Array | undefined) => {
    const read = bytes && readMeetingFile(bytes);
    setText(read && 'text' in read ? read.text : undefined);
    setProblem(read && 'problem' in read ? read.problem : undefined);
  };
  return (
    <>
      <PageHeading title={title} />
      <ErrorSummary mistakes={problem ? [{ field: 'meeting-file', text: problem }] : []} />
      <Paragraph>
        A meeting that another program has written down is entered as if by hand: all of it, or nothing while something
        is wrong with it. It is checked first. Where it has minutes, its agenda is then out for the public to read, and
        the minutes are a draft that you go on with.
      </Paragraph>
      <Form />
      <FileField
        id="meeting-file"
        label="Meeting as JSON"
        hint="At most 2 MB. Choose it again after each change."
        accept=".json,application/json"
        error={problem}
        onFile={(file) => void file?.arrayBuffer().then((buffer) => take(new Uint8Array(buffer)))}
      />
      <Pasted onText={(pasted) => take(new TextEncoder().encode(pasted))} />
      <SelectField
        id="meeting-group"
        label="Group that met"
        none="As the file says"
        choices={groups.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        value={groupId}
        onValue={setGroupId}
      />
      {text !== undefined && <Report key={`${groupId} ${text}`} text={text} groupId={groupId || null} />}
    </>
  );
};

const Form = () => (
  <Details summary="What the file looks like">
    <Paragraph>
      An object with “group”, “date” (2020-10-06), “startsAt” and “endsAt” (10:00), “place”, and “items”: each with a
      “title”, “minutes” of time, “leads”, “subItems” and “paragraphs”. A paragraph has a “text”, and “decisions” (verb,
      subject) and “actions” (reference, text, owners, dueOn) where there are any.
    </Paragraph>
    <Paragraph>
      “minutes” says who was “present”, who sent “apologies” and when it was “closedAt”; without it the meeting is only
      scheduled. “reviews” says what became of earlier action points. Several meetings stand in a list, “meetings”. The
      case files of public papers are read as well.
    </Paragraph>
  </Details>
);

const Pasted = ({ onText }: { readonly onText: (text: string) => void }) => {
  const [pasted, setPasted] = useState('');
  return (
    <Details summary="Paste it instead">
      <TextArea id="meeting-text" label="Meeting as JSON, pasted" rows={8} value={pasted} onValue={setPasted} />
      <Button look="secondary" onClick={() => onText(pasted)}>
        Check what was pasted
      </Button>
    </Details>
  );
};
