import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { usePartnership } from '../app/partnership.ts';
import { accountKey, useSession } from '../app/session.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { Radios } from '../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { TextArea } from '../design/field.tsx';
import { useDraft } from '../storage/drafts.ts';
import type { ActionPoint } from './action-point.documents.ts';
import { ownerMistakes, StepFields, type Fields } from './step-fields.tsx';
import { isAnswer, possibleSteps, stepWords, type Step } from './steps.ts';
import { useSteps } from './use-steps.ts';

/** The one form for all that may happen to a point now; what is typed survives a change of mind about what it is. */
export const ActionPointSteps = ({ point, reload }: { readonly point: ActionPoint; readonly reload: () => void }) => {
  const { supportOfficer, ownAgencyIds } = usePartnership();
  const own = point.answers.filter(({ agency }) => ownAgencyIds.includes(agency.id));
  const steps = possibleSteps(point, { supportOfficer, owning: own.map(({ answer }) => answer) });
  if (steps.length === 0) return null;
  // Begins anew when the point does: with other owners, or closed.
  const owners = point.owners.map(({ agency }) => agency.id).join(' ');
  return <StepForm key={`${point.status === 'CLOSED'} ${owners}`} point={point} steps={steps} reload={reload} />;
};

/** What is still to be said for a step. */
const mistakesIn = (step: Step, text: string, { owners }: Fields): readonly Mistake[] => {
  const { missing } = stepWords[step];
  return [
    ...(step === 'reassign' ? ownerMistakes(owners) : []),
    ...(missing && !text.trim() ? [{ field: 'step-text', text: missing }] : []),
  ];
};

/** The fields of the form, and which owners the person may speak for. */
const useFields = (point: ActionPoint) => {
  const { supportOfficer, ownAgencyIds } = usePartnership();
  const [fields, setFields] = useState<Fields>({
    dueOn: '',
    closedOn: '',
    agencyId: '',
    owners: point.owners.map(({ role, agency }) => ({ role, agencyId: agency.id })),
  });
  const all = point.answers.map(({ agency }) => agency);
  const speakers = supportOfficer ? all : all.filter(({ id }) => ownAgencyIds.includes(id));
  const set = (part: Partial<Fields>) => setFields((so) => ({ ...so, ...part }));
  /** As it is sent: an answer is always somebody's. */
  const said = (step: Step) =>
    isAnswer(step) || !supportOfficer ? { ...fields, agencyId: fields.agencyId || (speakers[0]?.id ?? '') } : fields;
  return { fields, set, speakers, said, forOthers: supportOfficer };
};

const choiceOf = (step: Step, forOthers: boolean): string =>
  (forOthers && stepWords[step].choiceForOthers) || stepWords[step].choice;

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
  const { said, ...beside } = useFields(point);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state } = useSteps();
  const announce = useAnnounce();
  const words = stepWords[step];
  const refused = state.kind === 'refused' ? state : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state.kind === 'sending') return;
    const found = mistakesIn(step, text, beside.fields);
    setWrong(found);
    if (found.length > 0) return;
    // A conflict shows the point as it is now; what was typed stays for another look.
    if (await run(step, point, { ...said(step), text: text.trim() })) {
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
          choices={steps.map((value) => ({ value, label: choiceOf(value, beside.forOthers) }))}
        />
      </div>
      <StepFields step={step} {...beside} mistakes={mistakes} />
      <TextArea
        id="step-text"
        label={words.label}
        hint={words.hint}
        value={text}
        onValue={setText}
        error={mistakeAt(mistakes, 'step-text')}
        maxLength={4_000}
      />
      <SubmitButton busy={state.kind === 'sending'}>{words.button}</SubmitButton>
      {state.kind === 'sending' && state.waiting && (
        <p className="govuk-body" role="status">
          Waiting for the connection. It is sent as soon as it is back.
        </p>
      )}
    </form>
  );
};
