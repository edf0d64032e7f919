import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import { itemsOf } from '../commands.ts';
import { leadText } from '../lead-text.ts';
import type { Declaration } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';
import { choicesOf, conductWords, interestWords } from '../words.ts';

/** Interests declared, and one to declare: by somebody recorded as present. */
export const Interests = () => {
  const { meeting } = useMeetingDesk();
  const { declarations, attendance } = meeting;
  return (
    <section className="app-section" aria-labelledby="interests">
      <h2 id="interests" className="govuk-heading-m">
        Declarations of interest
      </h2>
      {declarations.length === 0 && <p className="govuk-body">None so far.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {declarations.map((declaration) => (
          <li key={declaration.id}>
            <DeclarationText declaration={declaration} /> <Withdraw declaration={declaration} />
          </li>
        ))}
      </ul>
      {attendance.present.length > 0 ? (
        <Details summary="Declare an interest">
          <Declare />
        </Details>
      ) : (
        <p className="govuk-hint">Save who is present first; then their interests can be recorded.</p>
      )}
    </section>
  );
};

export const DeclarationText = ({ declaration }: { readonly declaration: Declaration }) => {
  const { item, kind, nature, conduct } = declaration;
  return (
    <>
      {leadText(declaration)}, item {item}: {interestWords[kind].toLowerCase()} interest ({nature}).{' '}
      {conductWords[conduct]}.
    </>
  );
};

const Withdraw = ({ declaration: { id, role, item } }: { readonly declaration: Declaration }) => {
  const { run, busy, mistakes } = useStep();
  return (
    <>
      <Button
        look="link"
        about={`the interest of ${role} in item ${item}`}
        disabled={busy}
        onClick={() => void run({ type: 'withdrawDeclaration', input: { declarationId: id } })}
      >
        Take out
      </Button>
      <ErrorSummary mistakes={mistakes} />
    </>
  );
};

const Declare = () => {
  const { meeting } = useMeetingDesk();
  const items = itemsOf(meeting).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  const { present } = meeting.attendance;
  const [who, setWho] = useState('');
  const [itemId, setItemId] = useState('');
  const [kind, setKind] = useState<string>('PERSONAL');
  const [conduct, setConduct] = useState<string>('STAYED');
  const [nature, setNature] = useState('');
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const someone = present[Number(who)];
    const missing = [
      { field: 'interest-who', text: 'Choose who declares it', is: who === '' || !someone },
      { field: 'interest-item', text: 'Choose the item', is: itemId === '' },
      { field: 'interest-nature', text: 'Enter what the interest is', is: nature.trim() === '' },
    ].filter(({ is }) => is);
    if (missing.length > 0 || !someone) return setMistakes(missing);
    const { role, agencyId } = someone;
    const chosen = { kind: kind as Declaration['kind'], conduct: conduct as Declaration['conduct'] };
    const input = { itemId, role, agencyId, nature: nature.trim(), ...chosen };
    if (!(await run({ type: 'declareInterest', input }))) return;
    announce('The interest is recorded.');
    setNature('');
    setWho('');
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <div className="app-fields">
        <SelectField
          id="interest-who"
          label="Who"
          none="Choose"
          choices={present.map((one, place) => ({ value: String(place), label: leadText(one) }))}
          value={who}
          onValue={setWho}
          error={mistakeAt(mistakes, 'interest-who')}
        />
        <SelectField
          id="interest-item"
          label="In which item"
          none="Choose"
          choices={items}
          value={itemId}
          onValue={setItemId}
          error={mistakeAt(mistakes, 'interest-item')}
        />
        <SelectField
          id="interest-kind"
          label="Kind"
          choices={choicesOf(interestWords)}
          value={kind}
          onValue={setKind}
        />
        <SelectField
          id="interest-conduct"
          label="What was done"
          hint="Who leaves the room isn’t counted for the item’s quorum"
          choices={choicesOf(conductWords)}
          value={conduct}
          onValue={setConduct}
        />
        <TextField
          id="interest-nature"
          label="What the interest is"
          wide
          maxLength={500}
          value={nature}
          onValue={setNature}
          error={mistakeAt(mistakes, 'interest-nature')}
        />
      </div>
      <SubmitButton busy={busy} look="secondary">
        Record the interest
      </SubmitButton>
    </form>
  );
};
