import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { usePartnership } from '../app/partnership.ts';
import { accountKey, useSession } from '../app/session.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { Radios } from '../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { DateField, TextArea } from '../design/field.tsx';
import { useDraft } from '../storage/drafts.ts';
import {
  carryForwardActionPoint,
  closeActionPoint,
  reopenActionPoint,
  updateActionPoint,
  type ActionPoint,
} from './action-point.documents.ts';
import { possibleSteps, stepWords, type Step } from './steps.ts';
import { useCommand } from '../graph/use-command.ts';

/** The one form for all that may happen to a point now; what is typed survives a change of mind about what it is. */
export const ActionPointSteps = ({ point, reload }: { readonly point: ActionPoint; readonly reload: () => void }) => {
  const { supportOfficer, ownAgencyIds } = usePartnership();
  const owning = point.owners.some(({ agency }) => ownAgencyIds.includes(agency.id));
  const steps = possibleSteps(point.status, { supportOfficer, owning });
  if (steps.length === 0) return null;
  return <StepForm key={point.status === 'CLOSED' ? 'closed' : 'open'} point={point} steps={steps} reload={reload} />;
};

/** One command for each step; the state of the one in use. */
const useSteps = () => {
  const update = useCommand(updateActionPoint);
  const close = useCommand(closeActionPoint);
  const reopen = useCommand(reopenActionPoint);
  const carry = useCommand(carryForwardActionPoint);
  const all = [update, close, reopen, carry];
  const run = (step: Step, { id, version }: ActionPoint, text: string, dueOn: string) => {
    const which = { id, expectedVersion: version };
    all.forEach(({ clear }) => clear());
    switch (step) {
      case 'update':
        return update.run({ ...which, note: text });
      case 'close':
        return close.run({ ...which, answer: text });
      case 'reopen':
        return reopen.run({ ...which, reason: text });
      case 'carry':
        return carry.run({ ...which, dueOn: dueOn || null, reason: text || null });
    }
  };
  const state = all.map((command) => command.state).find(({ kind }) => kind !== 'idle') ?? update.state;
  return { run, state };
};

const StepForm = ({
  point,
  steps,
  reload,
}: {
  readonly point: ActionPoint;
  readonly steps: readonly Step[];
  readonly reload: () => void;
}) => {
  const { slug } = usePartnership();
  const account = accountKey(useSession());
  const [step, setStep] = useState<Step>(steps[0]!);
  const [text, setText] = useDraft(`${slug}:${account}:action-point:${point.id}`);
  const [dueOn, setDueOn] = useState('');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state } = useSteps();
  const announce = useAnnounce();
  const words = stepWords[step];
  const refused = state.kind === 'refused' ? state : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state.kind === 'sending') return;
    const missing = words.missing && !text.trim() ? [{ field: 'step-text', text: words.missing }] : [];
    setWrong(missing);
    if (missing.length > 0) return;
    // A conflict shows the point as it is now; what was typed stays for another look.
    if (await run(step, point, text.trim(), dueOn)) {
      setText('');
      announce(words.done);
    }
    reload();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  const mistakes = refused ? [{ text: refused.message }] : wrong;
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate className="app-section">
      <ErrorSummary mistakes={mistakes} />
      <div className="govuk-form-group">
        <Radios
          name="step"
          legend="What has happened?"
          value={step}
          onValue={(next) => setStep(next as Step)}
          choices={steps.map((value) => ({ value, label: stepWords[value].choice }))}
        />
      </div>
      <TextArea
        id="step-text"
        label={words.label}
        hint={words.hint}
        value={text}
        onValue={setText}
        error={mistakeAt(mistakes, 'step-text')}
        maxLength={4_000}
      />
      {step === 'carry' && (
        <DateField
          id="step-due"
          label="New due date"
          hint="Leave empty for the next meeting, not yet dated"
          value={dueOn}
          onValue={setDueOn}
        />
      )}
      <SubmitButton busy={state.kind === 'sending'}>{words.button}</SubmitButton>
      {state.kind === 'sending' && state.waiting && (
        <p className="govuk-body" role="status">
          Waiting for the connection. It is sent as soon as it is back.
        </p>
      )}
    </form>
  );
};
