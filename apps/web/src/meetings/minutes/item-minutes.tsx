import { Link } from 'react-router';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button } from '../../design/button.tsx';
import { Details } from '../../design/messages.tsx';
import { pendingId } from '../../graph/outbox.ts';
import type { AgendaItem } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { paragraphsOf } from '../numbers.ts';
import { leadsText } from '../lead-text.ts';
import { SinceLast } from '../review/since-last.tsx';
import { purposeWords } from '../words.ts';
import { Composer } from './composer.tsx';
import { neighbours } from './items-to-minute.ts';
import { Paragraph } from './paragraph.tsx';
import { useAttachmentForm } from './attachment-form.ts';
import { readTyped, type Attachment } from './typed-text.ts';

/** The paragraphs of one item, and the next one being written. */
export const ItemMinutes = ({
  item,
  items,
  go,
}: {
  readonly item: AgendaItem;
  readonly items: readonly AgendaItem[];
  readonly go: (id: string) => void;
}) => {
  const { meeting, send, keyOf } = useMeetingDesk();
  const announce = useAnnounce();
  const form = useAttachmentForm();
  const paragraphs = paragraphsOf(meeting, item.id);
  const { before, after } = neighbours(items, item.id);

  const addText = (text: string): string => {
    const { commandId } = send({ type: 'addMinute', input: { itemId: item.id, text } });
    announce('Paragraph added.');
    return pendingId(commandId);
  };
  const add = (typed: string): boolean => {
    const { text, then } = readTyped(typed);
    const last = paragraphs.at(-1);
    if (!text && !(then && last)) return false;
    const target = text ? addText(text) : last?.id;
    if (then && target) form.open(then, target, item.title);
    return true;
  };
  const attach = (kind: Attachment, paragraphId: string) => form.open(kind, paragraphId, item.title);

  return (
    <section aria-labelledby="current-item">
      <ItemHead item={item} />
      <ol className="app-minutes">
        {paragraphs.map((paragraph) => (
          <Paragraph key={keyOf(paragraph.id)} paragraph={paragraph} attach={attach} form={form} />
        ))}
      </ol>
      <Composer item={item} add={add} before={before} after={after} go={go} />
      <Details summary="Since the last meeting" lazily>
        <SinceLast add={addText} />
      </Details>
      <nav className="app-desk__neighbours" aria-label="Items before and after">
        {before && (
          <Button look="link" onClick={() => go(before.id)}>
            Previous: {before.number} {before.title}
          </Button>
        )}
        {after && (
          <Button look="link" onClick={() => go(after.id)}>
            Next: {after.number} {after.title}
          </Button>
        )}
      </nav>
    </section>
  );
};

const ItemHead = ({ item }: { readonly item: AgendaItem }) => {
  const { meeting } = useMeetingDesk();
  const detail = [item.purpose && purposeWords[item.purpose], leadsText(item.leads)].filter(Boolean).join(' · ');
  return (
    <>
      <h2 id="current-item" className="govuk-heading-m govuk-!-margin-bottom-1">
        {item.number} {item.title}
      </h2>
      {detail && <p className="govuk-hint govuk-!-margin-bottom-2">{detail}</p>}
      {item.restricted && <p className="govuk-body-s">Not for the public: what is minuted here is left out there.</p>}
      {meeting.review.length > 0 && /action points/i.test(item.title) && (
        <p className="govuk-body">
          <Link className="govuk-link" to="../review" relative="path">
            Go through the {meeting.review.length} action points of earlier meetings
          </Link>
        </p>
      )}
    </>
  );
};
