import { Tag } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { boardAgenciesPresent, type Person } from './people.ts';

/** The quorum as it is with the list on the screen, saved or not. */
export const QuorumLine = ({ people }: { readonly people: readonly Person[] }) => {
  const { meeting } = useMeetingDesk();
  const { required, notMetFor } = meeting.quorum;
  const present = boardAgenciesPresent(people);
  const met = present >= required;
  return (
    <p className="govuk-body app-quorum" role="status">
      <Tag tone={met ? 'green' : 'red'}>{met ? 'Quorum' : 'No quorum'}</Tag> {present}{' '}
      {present === 1 ? 'agency' : 'agencies'} of the board present, {required} needed
      {met ? '.' : ': decisions can’t be recorded yet.'}
      {required > 0 && notMetFor.length > 0 && met && ` As saved, there is none for ${itemsText(notMetFor)}.`}
    </p>
  );
};

const itemsText = (numbers: readonly string[]): string =>
  `${numbers.length === 1 ? 'item' : 'items'} ${numbers.join(', ')}`;
