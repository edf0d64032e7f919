import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { shortDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { NumberField } from '../../design/field.tsx';
import { Empty } from '../../design/messages.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { attendanceDraft } from '../draft-names.ts';
import { groupMeetingsQuery } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';
import { AddPerson } from './add-person.tsx';
import {
  attendanceInput,
  inOrder,
  joinedBy,
  lastRecorded,
  listOf,
  type AttendanceList,
  type Person,
} from './people.ts';
import { PeopleTable } from './people-table.tsx';
import { QuorumLine } from './quorum-line.tsx';

/** The list as it was saved, or as it was left in this browser before it was. */
const useList = () => {
  const { meeting, draftScope } = useMeetingDesk();
  const [draft, setDraft] = useDraft(attendanceDraft(draftScope));
  const list = draft ? (JSON.parse(draft) as AttendanceList) : listOf(meeting.attendance);
  return {
    list,
    unsaved: draft !== '',
    setList: (next: AttendanceList) => setDraft(JSON.stringify(next)),
    forget: () => setDraft(''),
  };
};

export const AttendanceForm = () => {
  const { list, unsaved, setList, forget } = useList();
  const { run, busy, mistakes, setMistakes } = useStep();
  const [saved, setSaved] = useState(false);
  const announce = useAnnounce();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,5}$/.test(list.publicCount.trim()) || Number(list.publicCount) > 10_000) {
      return setMistakes([{ field: 'public-count', text: 'Members of the public must be a number from 0 to 10,000' }]);
    }
    if (!(await run({ type: 'recordAttendance', input: attendanceInput(list) }))) return;
    forget();
    setSaved(true);
    announce('Attendance saved.');
  };
  const setPeople = (people: readonly Person[]) => setList({ ...list, people });
  return (
    <>
      <ErrorSummary mistakes={mistakes} />
      <QuorumLine people={list.people} />
      <LastList list={list} onList={setList} />
      {list.people.length > 0 ? (
        <PeopleTable people={list.people} onPeople={setPeople} />
      ) : (
        <Empty>Nobody is on the list yet.</Empty>
      )}
      <AddPerson onPerson={(person) => setPeople(inOrder([...list.people, person]))} />
      <form onSubmit={save} noValidate className="app-section">
        <NumberField
          id="public-count"
          label="Members of the public"
          value={list.publicCount}
          onValue={(publicCount) => setList({ ...list, publicCount })}
          error={mistakeAt(mistakes, 'public-count')}
        />
        <div className="govuk-button-group">
          <SubmitButton busy={busy}>Save attendance</SubmitButton>
          <span className="app-saved">
            {unsaved ? 'Not saved yet; kept in this browser.' : saved ? 'Attendance is saved.' : ''}
          </span>
          {unsaved && (
            <Button look="link" onClick={forget}>
              Go back to what was saved
            </Button>
          )}
        </div>
      </form>
    </>
  );
};

const LastList = ({
  list,
  onList,
}: {
  readonly list: AttendanceList;
  readonly onList: (list: AttendanceList) => void;
}) => {
  const { meeting } = useMeetingDesk();
  const announce = useAnnounce();
  const [{ data }] = useQuery({ query: groupMeetingsQuery, variables: { groupId: meeting.group.id } });
  const before = lastRecorded(data?.meetings?.nodes ?? [], meeting.date);
  const joined = before && joinedBy(list, before.attendance);
  const more = joined ? joined.people.length - list.people.length : 0;
  if (!before || !joined || more === 0) return null;
  return (
    <p className="govuk-body">
      <Button
        look="secondary"
        className="govuk-!-margin-bottom-0"
        onClick={() => {
          onList(joined);
          announce(`${more} people were added to the list. Say for each whether they are here.`);
        }}
      >
        Add the {more} from {shortDate(before.date)}
      </Button>
    </p>
  );
};
