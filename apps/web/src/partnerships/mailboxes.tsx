import { useState, type FormEvent } from 'react';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { shortDate } from '../calendar/dates.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { Button, SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Details, Inset } from '../design/messages.tsx';
import { Table } from '../design/table.tsx';
import { useCommand } from '../graph/use-command.ts';
import { mailboxesQuery, removeMailbox, setMailbox } from './mailboxes.documents.ts';

type Listed = NonNullable<ResultOf<typeof mailboxesQuery>['mailboxes']>;
type Mailbox = Listed['nodes'][number];

/** Where agencies are written to about their action points; for the support officer. */
export const Mailboxes = () => {
  const [result, read] = useQuery({ query: mailboxesQuery });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <section aria-labelledby="mailboxes" className="app-section">
      <h2 id="mailboxes" className="govuk-heading-m">
        E-mail about action points
      </h2>
      <p className="govuk-body">
        On working days an agency with an address here is written to when it has new, overdue or soon due action points,
        or has not answered. It can report by a link in the e-mail without signing in. Restricted points are never sent.
      </p>
      <Loaded result={result} retry={again}>
        {({ mailboxes }) => mailboxes && <Addresses mailboxes={mailboxes} changed={again} />}
      </Loaded>
    </section>
  );
};

const Addresses = ({ mailboxes, changed }: { readonly mailboxes: Listed; readonly changed: () => void }) => {
  const name = useAgencyName();
  return (
    <>
      {!mailboxes.sending && <Inset>This installation sends no e-mail: no mail server has been set.</Inset>}
      <Table
        caption="E-mail addresses of agencies"
        captionHidden
        rows={mailboxes.nodes}
        keyOf={({ agency }) => agency.id}
        columns={[
          { head: 'Agency', names: true, cell: ({ agency }) => name(agency.id) },
          { head: 'Address', cell: ({ address }) => address ?? 'Not written to' },
          { head: 'Last sent', cell: (mailbox) => lastSent(mailbox) },
          {
            head: 'Change',
            cell: (mailbox) =>
              mailbox.address && <Remove mailbox={mailbox} name={name(mailbox.agency.id)} changed={changed} />,
          },
        ]}
      />
      <Details summary="Set an address">
        <AddressForm mailboxes={mailboxes.nodes} changed={changed} />
      </Details>
    </>
  );
};

const lastSent = ({ lastSentOn, givenUpOn }: Mailbox): string => {
  const sent = lastSentOn ? shortDate(lastSentOn) : 'Nothing yet';
  return givenUpOn ? `${sent}; could not be sent on ${shortDate(givenUpOn)}` : sent;
};

const useAgencyName = () => {
  const { agencies } = usePartnership();
  return (id: string) => agencies.find((agency) => agency.id === id)?.name ?? id;
};

interface RemoveProps {
  readonly mailbox: Mailbox;
  readonly name: string;
  readonly changed: () => void;
}

const Remove = ({ mailbox, name, changed }: RemoveProps) => {
  const { run, busy } = useCommand(removeMailbox);
  const announce = useAnnounce();
  const remove = async () => {
    if (busy || !(await run({ agencyId: mailbox.agency.id }))) return;
    announce(`${name} is not written to any more.`);
    changed();
  };
  return (
    <Button look="link" about={`the address of ${name}`} onClick={() => void remove()}>
      Remove
    </Button>
  );
};

const empty = { agencyId: '', address: '' };

const AddressForm = ({
  mailboxes,
  changed,
}: {
  readonly mailboxes: readonly Mailbox[];
  readonly changed: () => void;
}) => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(setMailbox);
  const announce = useAnnounce();
  const name = useAgencyName();
  const mistakes = state.kind === 'refused' ? [{ field: 'mailbox-address', text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(fields.agencyId ? [] : [{ field: 'mailbox-agency', text: 'Choose the agency' }]),
      ...(fields.address.trim() ? [] : [{ field: 'mailbox-address', text: 'Enter the e-mail address' }]),
    ];
    setWrong(found);
    if (found.length > 0 || busy || !(await run(fields))) return;
    setFields(empty);
    announce('The address is set.');
    changed();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <SelectField
        id="mailbox-agency"
        label="Agency to write to"
        none="Choose"
        choices={mailboxes.map(({ agency }) => ({ value: agency.id, label: name(agency.id) }))}
        value={fields.agencyId}
        onValue={(agencyId) => setFields({ ...fields, agencyId })}
        error={mistakeAt(mistakes, 'mailbox-agency')}
      />
      <TextField
        id="mailbox-address"
        label="E-mail address"
        hint="A mailbox of the agency, not of a person. A new address ends the links that were sent to the old one."
        value={fields.address}
        onValue={(address) => setFields({ ...fields, address })}
        error={mistakeAt(mistakes, 'mailbox-address')}
      />
      <SubmitButton busy={busy}>Set the address</SubmitButton>
    </form>
  );
};
