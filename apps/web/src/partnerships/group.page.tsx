import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { inLondon, shortDate } from '../calendar/dates.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { DateField, TextArea } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded, Problem } from '../design/loaded.tsx';
import { Details, Empty, Inset } from '../design/messages.tsx';
import { useCommand } from '../graph/use-command.ts';
import { adoptTerms, termsQuery, type Terms } from './group.documents.ts';

/** What a group is for, and what it was for before. */
export const GroupPage = () => {
  const { id = '' } = useParams();
  const { groups, supportOfficer, grants } = usePartnership();
  const group = groups.find((one) => one.id === id);
  const [result, read] = useQuery({ query: termsQuery });
  const again = () => read({ requestPolicy: 'network-only' });
  if (!group) {
    return (
      <Problem title="There is no such group here">
        <p className="govuk-body">It may belong to another partnership, or the address is not right.</p>
      </Problem>
    );
  }
  if (grants.every(({ role }) => role === 'agency-officer')) {
    return (
      <Problem title="Terms of reference">
        <p className="govuk-body">These are for the partnership’s own people.</p>
      </Problem>
    );
  }
  return (
    <>
      <PageHeading
        title="Terms of reference"
        caption={group.name}
        documentTitle={`Terms of reference, ${group.name}`}
      />
      <Loaded result={result} retry={again} needs={['partnership']}>
        {({ partnership }) => <Versions all={partnership.groups.find((one) => one.id === id)?.termsVersions ?? []} />}
      </Loaded>
      {supportOfficer && group.active && (
        <div className="app-section">
          <Details summary="Write down terms that were adopted elsewhere">
            <AdoptForm groupId={id} changed={again} />
          </Details>
        </div>
      )}
    </>
  );
};

const Versions = ({ all: [now, ...earlier] }: { readonly all: readonly Terms[] }) => {
  if (!now)
    return <Empty>None have been adopted yet. A meeting adopts them by a decision, recorded in its minutes.</Empty>;
  const { reviewOn } = now;
  return (
    <>
      {reviewOn && reviewOn < inLondon(Date.now()).date && (
        <Inset>They were to be looked at again by {shortDate(reviewOn)}.</Inset>
      )}
      <Version terms={now} />
      {earlier.length > 0 && (
        <section aria-labelledby="earlier-terms" className="app-section">
          <h2 id="earlier-terms" className="govuk-heading-m">
            Earlier versions
          </h2>
          {earlier.map((terms) => (
            <Details key={terms.version} summary={`Version ${terms.version}, adopted on ${shortDate(terms.adoptedOn)}`}>
              <Version terms={terms} />
            </Details>
          ))}
        </section>
      )}
    </>
  );
};

const Version = ({ terms: { version, text, adoptedOn, reviewOn, meetingId } }: { readonly terms: Terms }) => {
  const { path } = usePartnership();
  return (
    <>
      <p className="govuk-body">
        Version {version}, adopted on {shortDate(adoptedOn)}
        {meetingId && (
          <>
            {' '}
            by{' '}
            <Link className="govuk-link" to={`${path}/meetings/${meetingId}/record`}>
              the decision of a meeting
            </Link>
          </>
        )}
        .{reviewOn && ` To be looked at again on ${shortDate(reviewOn)}.`}
      </p>
      <p className="govuk-body app-minutes__text">{text}</p>
    </>
  );
};

const empty = { text: '', adoptedOn: '', reviewOn: '' };

const AdoptForm = ({ groupId, changed }: { readonly groupId: string; readonly changed: () => void }) => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(adoptTerms);
  const announce = useAnnounce();
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(fields.text.trim() ? [] : [{ field: 'terms-text', text: 'Enter the terms' }]),
      ...(fields.adoptedOn ? [] : [{ field: 'terms-adopted', text: 'Enter when they were adopted' }]),
    ];
    setWrong(found);
    if (found.length > 0 || busy) return;
    const { text, adoptedOn, reviewOn } = fields;
    if (!(await run({ groupId, text: text.trim(), adoptedOn, reviewOn: reviewOn || null }))) return;
    setFields(empty);
    announce('The terms are written down.');
    changed();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="govuk-body">
        Terms that a meeting adopts are recorded with its decision. Here is room for those from before this record.
      </p>
      <ErrorSummary mistakes={mistakes} />
      <TextArea
        id="terms-text"
        label="Terms of reference"
        rows={8}
        value={fields.text}
        onValue={(text) => set({ text })}
        error={mistakeAt(mistakes, 'terms-text')}
      />
      <div className="app-fields">
        <DateField
          id="terms-adopted"
          label="Adopted on"
          value={fields.adoptedOn}
          onValue={(adoptedOn) => set({ adoptedOn })}
          error={mistakeAt(mistakes, 'terms-adopted')}
        />
        <DateField
          id="terms-review"
          label="To be looked at again on (optional)"
          value={fields.reviewOn}
          onValue={(reviewOn) => set({ reviewOn })}
        />
      </div>
      <SubmitButton busy={busy} look="secondary">
        Write them down
      </SubmitButton>
    </form>
  );
};
