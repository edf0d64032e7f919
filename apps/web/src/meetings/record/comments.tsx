import { shortDate } from '../../calendar/dates.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { AboutParagraph } from './about-paragraph.tsx';

const words = {
  id: 'comment',
  summary: 'Comment on these minutes',
  label: 'Comment',
  hint: 'Everyone who may read these minutes sees it',
  whole: 'The minutes as a whole',
  missing: 'Enter the comment',
  button: 'Send the comment',
  done: 'The comment is sent.',
};

/** What was said of the minutes while they go round, and a place to say something. */
export const Comments = () => {
  const { meeting } = useMeetingDesk();
  const { comments, minutes } = meeting;
  const numberOf = (id: string) => minutes.find((one) => one.id === id)?.number;
  return (
    <section className="app-no-print" aria-labelledby="comments">
      <h2 id="comments" className="govuk-heading-m">
        Comments
      </h2>
      {comments.length === 0 && <p className="govuk-body">None yet.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {comments.map(({ id, paragraphId, agencyName, text, on }) => (
          <li key={id}>
            {text}
            <span className="app-agenda__detail">
              {[paragraphId && `On ${numberOf(paragraphId)}`, agencyName, shortDate(on)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {meeting.minutesStatus === 'CIRCULATED' && (
        <AboutParagraph
          words={words}
          command={(text, paragraphId) => ({ type: 'commentOnMinutes', input: { text, paragraphId } })}
        />
      )}
    </section>
  );
};
