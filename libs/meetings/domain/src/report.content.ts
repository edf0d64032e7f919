import type { Marking } from '@csp/meetings-contract';
import type { TextFault } from '@csp/kernel';
import { faultOf, kept, keptIfAny, longest } from './texts.ts';

/** Of all sections and recommendations together, in characters: some forty pages. */
const longestBody = 100_000;
const mostSections = 30;
const mostRecommendations = 30;

/** All that one version of a report says. */
export interface ReportContent {
  readonly subject: string;
  readonly purpose: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly recommendations: readonly string[];
  readonly contact: string | null;
  readonly marking: Marking;
  /** None: anyone may read it once the agenda is out, unless its item is restricted. */
  readonly restrictedBecause: string | null;
}

export type ContentRefusal = TextFault | 'too-many-sections' | 'too-many-recommendations' | 'sensitive-needs-reason';

/** As it is kept: without the blanks around each text. */
export const keptContent = (given: ReportContent) => ({
  subject: kept(given.subject),
  purpose: kept(given.purpose),
  sections: given.sections.map(({ heading, text }) => ({ heading: kept(heading), text: kept(text) })),
  recommendations: given.recommendations.map(kept),
  contact: keptIfAny(given.contact),
  marking: given.marking,
  // A blank reason is refused, not dropped: who gave one meant to keep the report from the public.
  restrictedBecause: given.restrictedBecause === null ? null : kept(given.restrictedBecause),
});

/** The first thing wrong with it, if anything. */
export const contentFault = (content: ReportContent): ContentRefusal | undefined => {
  const { subject, purpose, sections, recommendations, contact, marking, restrictedBecause } = content;
  if (sections.length > mostSections) return 'too-many-sections';
  if (recommendations.length > mostRecommendations) return 'too-many-recommendations';
  const fault = faultOf(
    [subject, longest.title],
    [purpose, longest.recommendation],
    ...sections.flatMap(({ heading, text }) => [[heading, longest.heading] as const, [text, longest.minute] as const]),
    ...recommendations.map((one) => [one, longest.recommendation] as const),
    [contact, longest.contact],
    [restrictedBecause, longest.reason],
  );
  if (fault) return fault;
  const body = [...sections.map(({ text }) => text), ...recommendations];
  if (body.reduce((sum, text) => sum + text.length, 0) > longestBody) return 'too-long';
  // What is marked OFFICIAL-SENSITIVE is never for the public, and why is on record.
  return marking === 'official-sensitive' && restrictedBecause === null ? 'sensitive-needs-reason' : undefined;
};
