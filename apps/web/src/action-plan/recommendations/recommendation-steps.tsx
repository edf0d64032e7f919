import { useState } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { WordsForm } from '../../design/words-form.tsx';
import { useCommand } from '../../graph/use-command.ts';
import {
  completeRecommendation,
  refuseRecommendation,
  withdrawRecommendation,
  type Recommendation,
} from './recommendation.documents.ts';
import { TakeUpForm } from './take-up-form.tsx';

export interface StepProps {
  readonly recommendation: Recommendation;
  /** Called once it was taken. */
  readonly done: () => void;
  readonly leave: () => void;
}
type Step = 'take-up' | 'complete' | 'refuse' | 'withdraw';

const stepWords: Readonly<Record<Step, { readonly button: string; readonly done: string }>> = {
  'take-up': { button: 'Say what takes it up', done: 'The recommendation is taken up.' },
  complete: { button: 'It is done', done: 'The recommendation is done.' },
  refuse: { button: 'Refuse it', done: 'The recommendation is refused.' },
  withdraw: { button: 'Withdraw it', done: 'The recommendation is withdrawn.' },
};

/** Which steps may follow; that a meeting agrees it, the meeting records. */
const possible: Readonly<Record<Recommendation['status'], readonly Step[]>> = {
  PROPOSED: ['refuse'],
  AGREED: ['take-up', 'withdraw'],
  TAKEN_UP: ['take-up', 'complete', 'withdraw'],
  DONE: [],
  REFUSED: [],
  WITHDRAWN: [],
};

/** What the support officer can do with a recommendation now. */
export const RecommendationSteps = ({
  recommendation,
  reload,
}: {
  readonly recommendation: Recommendation;
  readonly reload: () => void;
}) => {
  const { supportOfficer } = usePartnership();
  const [step, setStep] = useState<Step | undefined>();
  const announce = useAnnounce();
  const steps = possible[recommendation.status];
  if (!supportOfficer || steps.length === 0) return null;
  const leave = () => setStep(undefined);
  const done = () => {
    if (step) announce(stepWords[step].done);
    reload();
  };
  if (step) return <Chosen step={step} recommendation={recommendation} done={done} leave={leave} />;
  return (
    <div className="app-section">
      {recommendation.status === 'PROPOSED' && (
        <p className="govuk-body">
          It is agreed by a decision of a meeting: record the decision in the minutes and choose this recommendation
          under what it sets off.
        </p>
      )}
      <div className="govuk-button-group">
        {steps.map((one) => (
          <Button key={one} look="secondary" onClick={() => setStep(one)}>
            {stepWords[one].button}
          </Button>
        ))}
      </div>
    </div>
  );
};

const Chosen = ({ step, ...props }: StepProps & { readonly step: Step }) => {
  switch (step) {
    case 'take-up':
      return <TakeUpForm {...props} />;
    case 'complete':
      return <Complete {...props} />;
    case 'refuse':
      return <Refuse {...props} />;
    case 'withdraw':
      return <Withdraw {...props} />;
  }
};

const Complete = ({ recommendation: { id, version }, ...after }: StepProps) => {
  const { run, ...sent } = useCommand(completeRecommendation);
  return (
    <WordsForm
      {...after}
      {...sent}
      id="what-was-done"
      label="What was done"
      button="End the recommendation"
      missing="Enter what was done"
      limit={4_000}
      send={(whatWasDone) => run({ id, expectedVersion: version, whatWasDone })}
    />
  );
};

const Refuse = ({ recommendation: { id, version }, ...after }: StepProps) => {
  const { run, ...sent } = useCommand(refuseRecommendation);
  return (
    <WordsForm
      {...after}
      {...sent}
      id="refused-because"
      label="Why it is refused"
      button="Refuse the recommendation"
      missing="Enter why it is refused"
      limit={4_000}
      send={(reason) => run({ id, expectedVersion: version, reason })}
    />
  );
};

const Withdraw = ({ recommendation: { id, version }, ...after }: StepProps) => {
  const { run, ...sent } = useCommand(withdrawRecommendation);
  return (
    <WordsForm
      {...after}
      {...sent}
      id="withdrawn-because"
      label="Why it falls away after it was agreed"
      button="Withdraw the recommendation"
      missing="Enter why it is withdrawn"
      limit={4_000}
      send={(reason) => run({ id, expectedVersion: version, reason })}
    />
  );
};
