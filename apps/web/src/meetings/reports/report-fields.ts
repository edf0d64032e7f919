import type { Mistake } from '../../design/error-summary.tsx';
import type { ReportVersion } from './report.documents.ts';

/** What is typed of a paper, as text. */
export interface ReportFields {
  readonly role: string;
  readonly agencyId: string;
  readonly subject: string;
  readonly purpose: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly recommendations: readonly string[];
  readonly contact: string;
  readonly marking: ReportVersion['marking'];
  readonly restricted: boolean;
  readonly because: string;
  readonly whatChanged: string;
  readonly lateBecause: string;
}

export const emptyReport: ReportFields = {
  ...{ role: '', agencyId: '', subject: '', purpose: '', contact: '', whatChanged: '', lateBecause: '' },
  sections: [{ heading: 'Background', text: '' }],
  recommendations: [''],
  marking: 'OFFICIAL',
  restricted: false,
  because: '',
};

/** A version to write the next from. */
export const fieldsOf = (version: ReportVersion): ReportFields => ({
  ...emptyReport,
  subject: version.subject,
  purpose: version.purpose,
  sections: version.sections.map(({ heading, text }) => ({ heading, text })),
  recommendations: version.recommendations,
  contact: version.contact ?? '',
  marking: version.marking,
  restricted: version.restricted,
  because: version.restrictedBecause ?? '',
});

/** What is kept in this browser of a paper being written; nothing where it can't be read any more. */
export const draftedFields = (draft: string): ReportFields | undefined => {
  try {
    const fields: unknown = JSON.parse(draft);
    return typeof fields === 'object' && fields !== null ? { ...emptyReport, ...fields } : undefined;
  } catch {
    return undefined;
  }
};

/** OFFICIAL-SENSITIVE is restricted, whether or not that is ticked. */
export const isRestricted = ({ restricted, marking }: ReportFields): boolean =>
  restricted || marking === 'OFFICIAL_SENSITIVE';

export interface Asked {
  /** Begins the ids of the form's fields. */
  readonly prefix: string;
  readonly late: boolean;
  readonly revising: boolean;
}

export const mistakesIn = (fields: ReportFields, { prefix, late, revising }: Asked): readonly Mistake[] => {
  const mistakes: Mistake[] = [];
  const need = (field: string, value: string, text: string) => {
    if (!value.trim()) mistakes.push({ field: `${prefix}-${field}`, text });
  };
  if (!revising) need('role', fields.role, 'Enter the role of who writes it');
  need('subject', fields.subject, 'Enter what the paper is about');
  need('purpose', fields.purpose, 'Enter what the meeting is asked to do');
  fields.sections.forEach((section, place) => {
    // A heading that was suggested and left without a text is no section.
    if (!section.text.trim()) return;
    need(`heading-${place}`, section.heading, `Enter the heading of section ${place + 1}`);
  });
  if (isRestricted(fields)) need('because', fields.because, 'Enter why the paper is kept from the public');
  if (revising) need('changed', fields.whatChanged, 'Enter what changed since the version before');
  if (late) need('late', fields.lateBecause, 'Enter why the paper is late');
  return mistakes;
};

/** As the graph takes it; only for fields without mistakes. */
export const contentOf = (fields: ReportFields) => ({
  subject: fields.subject.trim(),
  purpose: fields.purpose.trim(),
  sections: fields.sections.filter(({ text }) => text.trim()),
  recommendations: fields.recommendations.map((one) => one.trim()).filter(Boolean),
  contact: fields.contact.trim() || null,
  marking: fields.marking,
  restrictedBecause: isRestricted(fields) ? fields.because.trim() : null,
});
