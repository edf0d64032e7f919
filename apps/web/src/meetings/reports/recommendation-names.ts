import type { Report } from './report.documents.ts';

export interface NamedRecommendation {
  /** As a decision names it: `Recommendation 2 of Cycle theft`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Recommendations of an item's papers by the names that decisions give them. Decisions are published where their item is, so that
 * a restricted paper isn't named by its subject.
 */
export const recommendationsFor = (itemId: string, reports: readonly Report[]): readonly NamedRecommendation[] =>
  reports
    .filter((report) => report.itemId === itemId && report.status === 'SUBMITTED')
    .flatMap(({ current }) =>
      (current?.recommendations ?? []).map((text, place) => ({
        name: `Recommendation ${place + 1} of ${current?.restricted ? 'the restricted paper' : current?.subject}`,
        text,
      })),
    );
