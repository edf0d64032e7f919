import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { longDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { Radios } from '../../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField, TextArea } from '../../design/field.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { groupMeetingsQuery, type GroupMeeting, type Meeting } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';

interface Alteration {
  readonly paragraphId: string;
  readonly text: string;
}

/** Later meetings of the group that have begun: minutes are agreed at one of these. */
export const agreeingMeetings = (meetings: readonly GroupMeeting[], of: Meeting): readonly GroupMeeting[] =>
  meetings
    .filter(({ stage }) => stage === 'OPEN' || stage === 'HELD')
    .filter(({ date, startsAt }) => `${date} ${startsAt}` > `${of.date} ${of.startsAt}`)
    .reverse();

export const AgreeForm = () => {
  const { meeting } = useMeetingDesk();
  const [{ data }] = useQuery({ query: groupMeetingsQuery, variables: { groupId: meeting.group.id } });
  const later = agreeingMeetings(data?.meetings?.nodes ?? [], meeting);
  if (!data?.meetings) return null;
  if (later.length === 0) {
    return (
      <p className="govuk-body">
        These minutes can be agreed at the next meeting of the group, once it has been opened.
      </p>
    );
  }
  return <Agree later={later} />;
};

const Agree = ({ later }: { readonly later: readonly GroupMeeting[] }) => {
  const { meeting, draftScope } = useMeetingDesk();
  const [at, setAt] = useState(later[0]?.id ?? '');
  const [how, setHow] = useState('correct');
  const [draft, setDraft] = useDraft(`${draftScope}alterations`);
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const alterations = draft ? (JSON.parse(draft) as readonly Alteration[]) : [];
  const setAlterations = (next: readonly Alteration[]) => setDraft(next.length > 0 ? JSON.stringify(next) : '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = how === 'altered' ? mistakesIn(alterations, meeting) : [];
    setMistakes(found);
    if (found.length > 0) return;
    const made = how === 'altered' ? alterations : [];
    if (!(await run({ type: 'agreeMinutes', input: { atMeetingId: at, alterations: [...made] } }))) return;
    setDraft('');
    announce('The minutes are agreed.');
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2 className="govuk-heading-m">Agree the minutes</h2>
      <ErrorSummary mistakes={mistakes} />
      <SelectField
        id="agree-at"
        label="At which meeting"
        choices={later.map(({ id, title, date }) => ({ value: id, label: `${title}, ${longDate(date)}` }))}
        value={at}
        onValue={setAt}
      />
      <div className="govuk-form-group">
        <Radios
          name="agree-how"
          legend="How they were agreed"
          value={how}
          onValue={setHow}
          choices={[
            { value: 'correct', label: 'As a correct record' },
            { value: 'altered', label: 'Subject to alterations' },
          ]}
        />
      </div>
      {how === 'altered' && (
        <Alterations alterations={alterations} onAlterations={setAlterations} mistakes={mistakes} />
      )}
      <p className="govuk-hint">Agreed minutes are published and can’t be edited.</p>
      <SubmitButton busy={busy}>Agree the minutes</SubmitButton>
    </form>
  );
};

const mistakesIn = (alterations: readonly Alteration[], { minutes }: Meeting): readonly Mistake[] => {
  if (alterations.length === 0) return [{ field: 'alter-which', text: 'Choose the paragraph that is altered' }];
  return alterations.flatMap(({ paragraphId, text }) => {
    const paragraph = minutes.find(({ id }) => id === paragraphId);
    const field = `alter-${paragraphId}`;
    if (!text.trim()) return [{ field, text: `Enter what is to stand in ${paragraph?.number}` }];
    if (text.trim() === paragraph?.text) return [{ field, text: `Paragraph ${paragraph.number} is not altered yet` }];
    return [];
  });
};

const Alterations = ({
  alterations,
  onAlterations,
  mistakes,
}: {
  readonly alterations: readonly Alteration[];
  readonly onAlterations: (alterations: readonly Alteration[]) => void;
  readonly mistakes: readonly Mistake[];
}) => {
  const { minutes } = useMeetingDesk().meeting;
  const left = minutes.filter(({ id }) => !alterations.some(({ paragraphId }) => paragraphId === id));
  const choose = (paragraphId: string) => {
    const paragraph = minutes.find(({ id }) => id === paragraphId);
    if (!paragraph) return;
    onAlterations([...alterations, { paragraphId, text: paragraph.text }]);
    requestAnimationFrame(() => document.getElementById(`alter-${paragraphId}`)?.focus());
  };
  return (
    <div className="app-alterations">
      {alterations.map(({ paragraphId, text }) => {
        const number = minutes.find(({ id }) => id === paragraphId)?.number;
        return (
          <div key={paragraphId}>
            <TextArea
              id={`alter-${paragraphId}`}
              label={`${number} is to read`}
              value={text}
              onValue={(next) =>
                onAlterations(
                  alterations.map((one) => (one.paragraphId === paragraphId ? { ...one, text: next } : one)),
                )
              }
              error={mistakeAt(mistakes, `alter-${paragraphId}`)}
            />
            <Button
              look="link"
              about={`${number}`}
              onClick={() => onAlterations(alterations.filter((one) => one.paragraphId !== paragraphId))}
            >
              Leave as it was
            </Button>
          </div>
        );
      })}
      <SelectField
        id="alter-which"
        label={alterations.length > 0 ? 'Another paragraph to alter' : 'Paragraph to alter'}
        none="Choose a paragraph"
        choices={left.map(({ id, number, text }) => ({ value: id, label: `${number} ${text.slice(0, 60)}` }))}
        value=""
        onValue={choose}
        error={mistakeAt(mistakes, 'alter-which')}
      />
    </div>
  );
};
