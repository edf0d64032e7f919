import { Tag } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { boardAgenciesPresent, type Person } from './people.ts';

/** The quorum as it is with the list on the screen, saved or not. */
export const QuorumLine = ({ people }: { readonly people: readonly Person[] }) => {
  const { meeting } = useMeetingDesk();
  const { required } = meeting.quorum;
  const present = boardAgenciesPresent(people);
  const met = present >= required;
  return (
    <p className="govuk-body app-quorum" role="status">
      <Tag tone={met ? 'green' : 'red'}>{met ? 'Quorum' : 'No quorum'}</Tag> {present}{' '}
      {present === 1 ? 'agency' : 'agencies'} of the board present, {required} needed
      {met ? '.' : ': decisions can’t be recorded yet.'}
    </p>
  );
};
