import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { OpenMeeting } from '../open-meeting.tsx';
import { CloseMeeting } from './close-meeting.tsx';
import { ItemMinutes } from './item-minutes.tsx';
import { ItemNavigation } from './item-navigation.tsx';
import { KeyMessages } from './key-messages.tsx';
import { itemsToMinute } from './items-to-minute.ts';

export const MinutesPage = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  // A refused text that is put back may belong to another item: then the desk begins anew, at that item.
  const { state } = useLocation();
  const { stage, minutesStatus, date } = meeting;
  const minuted = stage === 'OPEN' || stage === 'HELD';
  const fixed = minutesStatus === 'CIRCULATED' || minutesStatus === 'AGREED';
  return (
    <>
      <PageHeading title="Minutes" documentTitle={`Minutes, ${longDate(date)}`} />
      {!minuted && <OpenMeeting />}
      {minuted && (fixed || !supportOfficer) && (
        <p className="govuk-body">
          {minutesStatus === 'AGREED'
            ? 'These minutes are agreed and can’t be changed.'
            : fixed
              ? 'These minutes have been circulated. Take them back on the record page to change them.'
              : 'The minutes are being written.'}{' '}
          <Link className="govuk-link" to="../record" relative="path">
            Read the record
          </Link>
        </p>
      )}
      {minuted && !fixed && supportOfficer && <Desk key={String(state)} />}
    </>
  );
};

const Desk = () => {
  const { meeting } = useMeetingDesk();
  const { settings } = usePartnership();
  const items = itemsToMinute(meeting, settings.minuteNumbering);
  const [parameters, setParameters] = useSearchParams();
  // The address follows a moment later; the next key pressed must find the next item already there.
  const [wanted, setWanted] = useState(parameters.get('item'));
  const item = items.find(({ id }) => id === wanted) ?? items[0];
  const { state } = useLocation();
  const arrive = useRef(false);
  const go = useCallback(
    (id: string) => {
      arrive.current = true;
      setWanted(id);
      setParameters({ item: id }, { replace: true, preventScrollReset: true, state });
    },
    [setParameters, state],
  );
  useEffect(() => {
    if (!arrive.current) return;
    arrive.current = false;
    document.getElementById('next-paragraph')?.focus();
  }, [item?.id]);
  if (!item) {
    return <p className="govuk-body">There are no items on the agenda, so there is nothing to minute.</p>;
  }
  return (
    <div className="app-desk">
      <ItemNavigation items={items} current={item.id} go={go} />
      <div className="app-desk__work">
        <ItemMinutes item={item} items={items} go={go} />
        <KeyMessages />
        {meeting.stage === 'OPEN' && <CloseMeeting />}
      </div>
    </div>
  );
};
