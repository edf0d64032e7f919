import { presentAgencies, usePartnership } from '../../app/partnership.ts';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { choicesOf } from '../words.ts';
import type { Asked, ReportFields } from './report-fields.ts';

const markingWords: Readonly<Record<ReportFields['marking'], string>> = {
  OFFICIAL: 'OFFICIAL',
  OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE (never for the public)',
};

interface Part {
  readonly asked: Asked;
  readonly fields: ReportFields;
  readonly set: (part: Partial<ReportFields>) => void;
  readonly mistakes: readonly Mistake[];
}

export const ReportInputs = (part: Part) => {
  const { asked, fields, set, mistakes } = part;
  const { prefix, late, revising } = asked;
  const error = (field: string) => mistakeAt(mistakes, `${prefix}-${field}`);
  return (
    <>
      {!revising && <Author {...part} />}
      <TextField
        id={`${prefix}-subject`}
        label="Subject"
        maxLength={200}
        value={fields.subject}
        onValue={(subject) => set({ subject })}
        error={error('subject')}
      />
      <TextArea
        id={`${prefix}-purpose`}
        label="Purpose"
        hint="What the meeting is asked to do, and why"
        maxLength={2_000}
        value={fields.purpose}
        onValue={(purpose) => set({ purpose })}
        error={error('purpose')}
      />
      <Sections {...part} />
      <Recommendations {...part} />
      <TextField
        id={`${prefix}-contact`}
        label="Contact (optional)"
        hint="A role with its telephone number or mailbox. Published with the paper."
        maxLength={500}
        value={fields.contact}
        onValue={(contact) => set({ contact })}
      />
      <Restriction {...part} />
      {revising && (
        <TextArea
          id={`${prefix}-changed`}
          label="What changed since the version before"
          maxLength={500}
          value={fields.whatChanged}
          onValue={(whatChanged) => set({ whatChanged })}
          error={error('changed')}
        />
      )}
      {late && (
        <TextArea
          id={`${prefix}-late`}
          label="Why it is late"
          hint="The last day for papers with full notice has passed. The reason stands with the paper."
          maxLength={500}
          value={fields.lateBecause}
          onValue={(lateBecause) => set({ lateBecause })}
          error={error('late')}
        />
      )}
    </>
  );
};

/** An agency's officers write for their own. */
const Author = ({ asked: { prefix }, fields, set, mistakes }: Part) => {
  const { meeting } = useMeetingDesk();
  const { agencies, supportOfficer, ownAgencyIds } = usePartnership();
  const present = presentAgencies(agencies, meeting.date);
  const choosable = supportOfficer ? present : present.filter(({ id }) => ownAgencyIds.includes(id));
  return (
    <div className="app-fields" role="group" aria-label="From">
      <TextField
        id={`${prefix}-role`}
        label="From: role"
        width={20}
        value={fields.role}
        onValue={(role) => set({ role })}
        error={mistakeAt(mistakes, `${prefix}-role`)}
        autoFocus
      />
      <SelectField
        id={`${prefix}-agency`}
        label="From: agency"
        {...(supportOfficer && { none: 'None' })}
        choices={choosable.map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.agencyId}
        onValue={(agencyId) => set({ agencyId })}
      />
    </div>
  );
};

const Sections = ({ asked: { prefix }, fields, set, mistakes }: Part) => {
  const { sections } = fields;
  const change = (place: number, part: Partial<(typeof sections)[number]>) =>
    set({ sections: sections.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  return (
    <>
      {sections.map(({ heading, text }, place) => (
        <div key={place} role="group" aria-label={`Section ${place + 1}`}>
          <div className="app-fields">
            <TextField
              id={`${prefix}-heading-${place}`}
              label={`Section ${place + 1}: heading`}
              maxLength={200}
              wide
              value={heading}
              onValue={(next) => change(place, { heading: next })}
              error={mistakeAt(mistakes, `${prefix}-heading-${place}`)}
            />
            <Button
              look="link"
              about={`section ${place + 1}`}
              className="app-fields__remove"
              onClick={() => set({ sections: sections.filter((_, at) => at !== place) })}
            >
              Remove
            </Button>
          </div>
          <TextArea
            id={`${prefix}-text-${place}`}
            label={`Section ${place + 1}: text`}
            hint="Each line is a paragraph, and gets its number when it is printed"
            rows={6}
            maxLength={10_000}
            value={text}
            onValue={(next) => change(place, { text: next })}
          />
        </div>
      ))}
      {sections.length < 30 && (
        <Button
          look="link"
          className="app-add-another"
          onClick={() => set({ sections: [...sections, { heading: '', text: '' }] })}
        >
          Add a section
        </Button>
      )}
    </>
  );
};

const Recommendations = ({ asked: { prefix }, fields: { recommendations }, set }: Part) => (
  <>
    {recommendations.map((text, place) => (
      <TextArea
        key={place}
        id={`${prefix}-recommendation-${place}`}
        label={`Recommendation ${place + 1} (optional)`}
        rows={2}
        maxLength={2_000}
        value={text}
        onValue={(next) => set({ recommendations: recommendations.map((one, at) => (at === place ? next : one)) })}
      />
    ))}
    {recommendations.length < 30 && (
      <Button
        look="link"
        className="app-add-another"
        onClick={() => set({ recommendations: [...recommendations, ''] })}
      >
        Add a recommendation
      </Button>
    )}
  </>
);

const Restriction = ({ asked: { prefix }, fields, set, mistakes }: Part) => {
  const sensitive = fields.marking === 'OFFICIAL_SENSITIVE';
  return (
    <>
      <SelectField
        id={`${prefix}-marking`}
        label="Protective marking"
        choices={choicesOf(markingWords)}
        value={fields.marking}
        onValue={(marking) => set({ marking: marking as ReportFields['marking'] })}
      />
      {!sensitive && (
        <Checkbox
          id={`${prefix}-restricted`}
          label="Keep this paper from the public"
          checked={fields.restricted}
          onChecked={(restricted) => set({ restricted })}
        />
      )}
      {(sensitive || fields.restricted) && (
        <TextField
          id={`${prefix}-because`}
          label="Why it is kept from the public"
          hint="The reason is recorded. Neither it nor the paper is published, and other agencies don’t see it."
          maxLength={500}
          value={fields.because}
          onValue={(because) => set({ because })}
          error={mistakeAt(mistakes, `${prefix}-because`)}
        />
      )}
    </>
  );
};
