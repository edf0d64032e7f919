import { shortDate } from '../../calendar/dates.ts';
import type { Meeting } from '../meeting.documents.ts';
import { AboutParagraph } from './about-paragraph.tsx';

const words = {
  id: 'correction',
  summary: 'Record a correction',
  label: 'What is wrong and what is right',
  hint: 'For example: for £46,670 read £45,670. The minutes stay as they are; this stands beside them',
  missing: 'Enter what is wrong and what is right',
  button: 'Record the correction',
  done: 'The correction is recorded.',
};

export const Correct = () => (
  <AboutParagraph
    words={words}
    command={(text, paragraphId) => ({ type: 'correctMinutes', input: { text, paragraphId: paragraphId ?? '' } })}
  />
);

/** Records beside agreed minutes, which are never edited. */
export const CorrectionList = ({ agreed }: { readonly agreed: Meeting['agreed'] }) =>
  agreed &&
  agreed.corrections.length > 0 && (
    <>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">Corrections since these minutes were agreed</h3>
      <ul className="govuk-list">
        {agreed.corrections.map(({ id, paragraph, text, on }) => (
          <li key={id}>
            {shortDate(on)}, paragraph {paragraph}: {text}
          </li>
        ))}
      </ul>
    </>
  );
