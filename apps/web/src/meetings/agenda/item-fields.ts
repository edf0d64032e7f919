import type { Mistake } from '../../design/error-summary.tsx';
import type { AgendaItem } from '../meeting.documents.ts';

/** What is typed about an agenda item, as text. */
export interface ItemFields {
  readonly title: string;
  readonly purpose: string;
  readonly minutes: string;
  readonly leads: readonly { readonly role: string; readonly agencyId: string }[];
  readonly restricted: boolean;
  readonly because: string;
}

export const emptyItem: ItemFields = {
  title: '',
  purpose: '',
  minutes: '',
  leads: [{ role: '', agencyId: '' }],
  restricted: false,
  because: '',
};

export const fieldsOf = (item: AgendaItem): ItemFields => ({
  title: item.title,
  purpose: item.purpose ?? '',
  minutes: item.minutesAllotted == null ? '' : String(item.minutesAllotted),
  leads:
    item.leads.length > 0
      ? item.leads.map(({ role, agencyId }) => ({ role, agencyId: agencyId ?? '' }))
      : emptyItem.leads,
  restricted: item.restricted,
  because: item.restrictedBecause ?? '',
});

/** `prefix` begins the ids of the form's fields. */
export const mistakesIn = (fields: ItemFields, prefix: string): readonly Mistake[] => {
  const mistakes: Mistake[] = [];
  const title = fields.title.trim();
  if (!title) mistakes.push({ field: `${prefix}-title`, text: 'Enter what the item is about' });
  if (title.length > 200)
    mistakes.push({ field: `${prefix}-title`, text: 'The title must be 200 characters or fewer' });
  const minutes = fields.minutes.trim();
  if (minutes && !(/^\d{1,3}$/.test(minutes) && Number(minutes) <= 600)) {
    mistakes.push({ field: `${prefix}-minutes`, text: 'Minutes must be a whole number from 0 to 600' });
  }
  if (fields.restricted && !fields.because.trim()) {
    mistakes.push({ field: `${prefix}-because`, text: 'Enter why the item is kept from the public' });
  }
  fields.leads.forEach(({ role, agencyId }, place) => {
    if (agencyId && !role.trim())
      mistakes.push({ field: `${prefix}-role-${place}`, text: 'Enter the role of the lead' });
  });
  return mistakes;
};

type Purpose = NonNullable<AgendaItem['purpose']>;

/** As the graph takes it; only for fields without mistakes. */
export const inputOf = (fields: ItemFields) => ({
  title: fields.title.trim(),
  purpose: (fields.purpose || null) as Purpose | null,
  minutesAllotted: fields.minutes.trim() ? Number(fields.minutes) : null,
  leads: fields.leads
    .filter(({ role }) => role.trim())
    .map(({ role, agencyId }) => ({ role: role.trim(), agencyId: agencyId || null })),
  restrictedBecause: fields.restricted ? fields.because.trim() : null,
});
