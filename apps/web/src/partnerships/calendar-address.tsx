import { useState } from 'react';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { shortDate } from '../calendar/dates.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Inset, Paragraph } from '../design/messages.tsx';
import { useCommand } from '../graph/use-command.ts';
import { calendarAddressQuery, makeCalendarAddress, revokeCalendarAddress } from './calendar-address.documents.ts';

/** 256 random bits as base64url. The browser makes them: what is sent again after a lost answer is then the same. */
const newSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');

/** The secret address of somebody's own calendar, for everybody with a role here. */
export const CalendarAddress = () => {
  const { slug, supportOfficer, ownAgencyIds } = usePartnership();
  const [result, read] = useQuery({ query: calendarAddressQuery });
  const again = () => read({ requestPolicy: 'network-only' });
  const dueDates = supportOfficer
    ? ', and the due dates of all open action points'
    : ownAgencyIds.length > 0
      ? ', and the due dates of your agency’s action points'
      : '';
  return (
    <section aria-labelledby="calendar-address-heading" className="app-section">
      <h2 id="calendar-address-heading" className="govuk-heading-m">
        Your calendar
      </h2>
      <Paragraph>
        Outlook, Google and other calendars can follow the meetings here{dueDates}. Restricted matters are left out.
        Anyone can follow the{' '}
        <a className="govuk-link" href={`/public/${slug}/meetings.ics`}>
          published meetings
        </a>
        .
      </Paragraph>
      <Loaded result={result} retry={again}>
        {({ calendarAddress }) =>
          calendarAddress && <Address madeOn={calendarAddress.madeOn ?? null} changed={again} />
        }
      </Loaded>
    </section>
  );
};

const Address = ({ madeOn, changed }: { readonly madeOn: string | null; readonly changed: () => void }) => {
  const [address, setAddress] = useState<string>();
  const make = useCommand(makeCalendarAddress);
  const revoke = useCommand(revokeCalendarAddress);
  const announce = useAnnounce();
  const busy = make.busy || revoke.busy;
  const refused = [make.state, revoke.state].flatMap((state) => (state.kind === 'refused' ? [state.message] : []));
  const makeOne = async () => {
    const made = busy ? undefined : await make.run({ secret: newSecret() });
    if (!made) return;
    setAddress(made.path ? new URL(made.path, location.origin).href : undefined);
    announce('Your calendar has an address. It is shown once.');
    changed();
  };
  const revokeIt = async () => {
    if (busy || !(await revoke.run({}))) return;
    setAddress(undefined);
    announce('Your calendar’s address has ended.');
    changed();
  };
  return (
    <>
      <ErrorSummary mistakes={refused.map((text) => ({ field: 'calendar-make', text }))} />
      {address && <Shown address={address} />}
      {madeOn && !address && <Inset>You made an address on {shortDate(madeOn)}. It can’t be shown again.</Inset>}
      <div className="govuk-button-group">
        <Button id="calendar-make" look="secondary" aria-disabled={busy || undefined} onClick={() => void makeOne()}>
          {madeOn ? 'Make a new address' : 'Make an address'}
        </Button>
        {madeOn && (
          <Button look="link" about="the address of your calendar" onClick={() => void revokeIt()}>
            End
          </Button>
        )}
      </div>
    </>
  );
};

const Shown = ({ address }: { readonly address: string }) => {
  const announce = useAnnounce();
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    announce('Copied.');
  };
  return (
    <>
      <TextField
        id="calendar-address"
        label="Address for your calendar"
        hint="Add it as a calendar “from the internet” or “by URL”. It is shown this once. Whoever has it sees what you see there: don’t pass it on. A new address ends this one."
        value={address}
        onValue={() => {}}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      {/* Only a page that came over TLS may copy. */}
      {window.isSecureContext && (
        <p className="govuk-body">
          <Button look="link" about="the address for your calendar" onClick={() => void copy()}>
            Copy
          </Button>
        </p>
      )}
    </>
  );
};
