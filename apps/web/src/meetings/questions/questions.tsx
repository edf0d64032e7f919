import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { longDate, shortDate } from '../../calendar/dates.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Tag, type Tone } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { QuestionSteps } from './question-steps.tsx';
import { questionsQuery, type Question } from './question.documents.ts';

const statusWords: Readonly<Record<Question['status'], string>> = {
  ASKED: 'New',
  ACCEPTED: 'Accepted',
  REFUSED: 'Refused',
  ANSWERED: 'Answered',
};
const statusTones: Readonly<Record<Question['status'], Tone>> = {
  ASKED: 'yellow',
  ACCEPTED: 'blue',
  REFUSED: 'red',
  ANSWERED: 'green',
};

/** Questions that came in by the public form, and what is done about each. */
export const Questions = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const [result, read] = useQuery({
    query: questionsQuery,
    variables: { id: meeting.id },
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <section className="app-section app-no-print" aria-labelledby="questions">
      <h2 id="questions" className="govuk-heading-m">
        Public questions
      </h2>
      <Loaded result={result} retry={again}>
        {({ meeting: found }) =>
          found && (
            <>
              <p className="govuk-body">
                {found.questionTime.closed
                  ? found.questionTime.noneReceived
                    ? 'None received.'
                    : 'No more questions are taken.'
                  : `Taken from the public until ${longDate(found.questionTime.closesOn)}, ${found.questionTime.closesAt}.`}
              </p>
              <ul className="govuk-list govuk-list--spaced">
                {found.publicQuestions.map((question) => (
                  <li key={question.id}>
                    <Tag tone={statusTones[question.status]}>{statusWords[question.status]}</Tag> {question.text}
                    {question.reason && <span className="app-agenda__detail">Refused: {question.reason}</span>}
                    {question.answer && <span className="app-agenda__detail">Answer: {question.answer}</span>}
                    <span className="app-agenda__detail">Came {shortDate(question.askedOn)}</span>
                    {supportOfficer && <QuestionSteps question={question} done={again} />}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </section>
  );
};
