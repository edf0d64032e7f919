import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { longDate } from '../../calendar/dates.ts';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField } from '../../design/field.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Details, Inset } from '../../design/messages.tsx';
import { graphql } from '../../graph/graphql.ts';
import { meetingWhole } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { Sheet } from './sheet.tsx';

const pastQuery = graphql(
  `
    query MeetingAsAt($id: ID!, $day: LocalDate!) {
      meetingAsAt(id: $id, day: $day) {
        ...MeetingWhole
      }
    }
  `,
  [meetingWhole],
);

/** The record as it was known when a day ended: for those who ask what they could have known. */
export const PastRecord = ({ day }: { readonly day: string }) => {
  const { id } = useMeetingDesk().meeting;
  const [, setParameters] = useSearchParams();
  const [result, read] = useQuery({ query: pastQuery, variables: { id, day } });
  return (
    <>
      <Inset>
        This is the record as it was known at the end of {longDate(day)}.{' '}
        <Button look="link" onClick={() => setParameters({})}>
          Show it as it is now
        </Button>
      </Inset>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ meetingAsAt }) =>
          meetingAsAt ? <Sheet meeting={meetingAsAt} /> : <p className="govuk-body">Nothing was known of it yet.</p>
        }
      </Loaded>
    </>
  );
};

export const AskForPast = () => {
  const [, setParameters] = useSearchParams();
  const [day, setDay] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return setMistakes([{ field: 'as-at', text: 'Enter the day' }]);
    setParameters({ day });
  };
  return (
    <div className="app-no-print">
      <Details summary="See it as it was known on a day">
        <form onSubmit={submit} noValidate>
          <ErrorSummary mistakes={mistakes} />
          <DateField id="as-at" label="Day" value={day} onValue={setDay} error={mistakeAt(mistakes, 'as-at')} />
          <SubmitButton look="secondary">Show</SubmitButton>
        </form>
      </Details>
    </div>
  );
};
