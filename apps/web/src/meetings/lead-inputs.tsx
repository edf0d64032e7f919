import { presentAgencies, usePartnership } from '../app/partnership.ts';
import { Button } from '../design/button.tsx';
import { mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { SelectField, TextField } from '../design/field.tsx';

export interface LeadField {
  readonly role: string;
  readonly agencyId: string;
}

/** Role and agency of one or more people; each line after the first can be taken away again. */
export const LeadInputs = ({
  prefix,
  what,
  leads,
  onLeads,
  mistakes,
  on,
  agencyNeeded = false,
}: {
  readonly prefix: string;
  /** What they are: a lead, an owner. */
  readonly what: string;
  readonly leads: readonly LeadField[];
  readonly onLeads: (leads: readonly LeadField[]) => void;
  readonly mistakes: readonly Mistake[];
  /** The day for which they are named: only agencies listed then can be chosen. */
  readonly on: string;
  readonly agencyNeeded?: boolean;
}) => {
  const { agencies } = usePartnership();
  const choices = presentAgencies(agencies, on).map(({ id, name }) => ({ value: id, label: name }));
  const set = (place: number, part: Partial<LeadField>) =>
    onLeads(leads.map((lead, at) => (at === place ? { ...lead, ...part } : lead)));
  return leads.map((lead, place) => {
    const nth = leads.length > 1 ? ` ${place + 1}` : '';
    return (
      <div className="app-fields" key={place} role="group" aria-label={`${what}${nth}`}>
        <TextField
          id={`${prefix}-role-${place}`}
          label={`${what}${nth}: role`}
          width={20}
          value={lead.role}
          onValue={(role) => set(place, { role })}
          error={mistakeAt(mistakes, `${prefix}-role-${place}`)}
        />
        <SelectField
          id={`${prefix}-agency-${place}`}
          label={`${what}${nth}: agency`}
          none={agencyNeeded ? 'Choose an agency' : 'None'}
          choices={choices}
          value={lead.agencyId}
          onValue={(agencyId) => set(place, { agencyId })}
          error={mistakeAt(mistakes, `${prefix}-agency-${place}`)}
        />
        {place > 0 && (
          <Button
            look="link"
            about={`${what}${nth}`}
            className="app-fields__remove"
            onClick={() => onLeads(leads.filter((_, at) => at !== place))}
          >
            Remove
          </Button>
        )}
      </div>
    );
  });
};
