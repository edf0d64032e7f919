import { useState } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { WordsForm } from '../../design/words-form.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { acceptQuestion, answerQuestion, refuseQuestion, type Question } from './question.documents.ts';

interface Steps {
  readonly question: Question;
  readonly done: () => void;
}
interface Leaving {
  readonly leave: () => void;
}

/** What can be done with a question now: accept, refuse with a reason, answer. */
export const QuestionSteps = ({ question, done }: Steps) => {
  const [asked, setAsked] = useState<'refuse' | 'answer' | undefined>();
  const { run, busy, state } = useCommand(acceptQuestion);
  const announce = useAnnounce();
  const about = `question: ${question.text.slice(0, 60)}`;
  const accept = async () => {
    if (!(await run({ questionId: question.id }))) return;
    announce('The question is accepted.');
    done();
  };
  const leave = () => setAsked(undefined);
  if (question.status === 'ANSWERED') return null;
  if (asked === 'refuse') return <Refuse question={question} done={done} leave={leave} />;
  if (asked === 'answer') return <Answer question={question} done={done} leave={leave} />;
  return (
    <div className="app-agenda__actions">
      {state.kind === 'refused' && <ErrorSummary mistakes={[{ text: state.message }]} />}
      {question.status !== 'ACCEPTED' && (
        <Button look="link" about={about} disabled={busy} onClick={() => void accept()}>
          Accept
        </Button>
      )}
      {question.status === 'ACCEPTED' && (
        <Button look="link" about={about} onClick={() => setAsked('answer')}>
          Answer
        </Button>
      )}
      {question.status !== 'REFUSED' && (
        <Button look="link" about={about} onClick={() => setAsked('refuse')}>
          Refuse
        </Button>
      )}
    </div>
  );
};

const Refuse = ({ question: { id }, ...after }: Steps & Leaving) => {
  const { run, ...sent } = useCommand(refuseQuestion);
  return (
    <WordsForm
      {...after}
      {...sent}
      id={`refuse-${id}`}
      label="Why it is not answered"
      hint="Whoever asked it reads this"
      button="Refuse the question"
      missing="Enter why it is not answered"
      limit={500}
      send={(reason) => run({ questionId: id, reason })}
    />
  );
};

const Answer = ({ question: { id }, ...after }: Steps & Leaving) => {
  const { run, ...sent } = useCommand(answerQuestion);
  return (
    <WordsForm
      {...after}
      {...sent}
      id={`answer-${id}`}
      label="Answer"
      hint="Published with the question"
      button="Answer the question"
      missing="Enter the answer"
      limit={4_000}
      send={(answer) => run({ questionId: id, answer })}
    />
  );
};
