import { itemsOf } from '../commands.ts';
import type { Meeting, MinuteParagraph } from '../meeting.documents.ts';
import { Outcomes } from '../minutes/outcomes.tsx';
import { paragraphsOf } from '../numbers.ts';

/** Items with their paragraphs; items nobody spoke to are named as well. */
export const RecordItems = ({ meeting }: { readonly meeting: Meeting }) =>
  itemsOf(meeting).map((item) => (
    <section key={item.id} className="app-sheet__item">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
        {item.number} {item.title}
        {item.restricted && ' (not for the public)'}
      </h3>
      <ol className="app-minutes">
        {paragraphsOf(meeting, item.id).map((paragraph) => (
          <li key={paragraph.id} className="app-minutes__paragraph">
            <span className="app-minutes__number">{paragraph.number}</span>
            <div className="app-minutes__body">
              <ParagraphText paragraph={paragraph} />
              <Outcomes meeting={meeting} paragraph={paragraph} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));

/** An alteration stays visible: what stood there is struck out before what stands there now. */
const ParagraphText = ({ paragraph: { text, before } }: { readonly paragraph: MinuteParagraph }) => (
  <>
    {before && (
      <p className="app-minutes__text">
        <span className="govuk-visually-hidden">Stood here before: </span>
        <del>{before}</del>
      </p>
    )}
    <p className="app-minutes__text">
      {before && <span className="govuk-visually-hidden">As altered: </span>}
      {before ? <ins>{text}</ins> : text}
    </p>
  </>
);
