import type { Review } from './review.documents.ts';

type Stage = Review['stage'];

export const stageNames: Readonly<Record<Stage, string>> = {
  COMMISSIONED: 'Commissioned',
  PANEL: 'Panel',
  REPORT: 'Report',
  HOME_OFFICE_APPROVAL: 'Home Office approval',
  PUBLISHED: 'Published',
};

/** The stage that comes next; none at the end. */
export const stageAfter: Readonly<Record<Stage, Stage | undefined>> = {
  COMMISSIONED: 'PANEL',
  PANEL: 'REPORT',
  REPORT: 'HOME_OFFICE_APPROVAL',
  HOME_OFFICE_APPROVAL: 'PUBLISHED',
  PUBLISHED: undefined,
};

export const changeNames: Readonly<Record<Review['history'][number]['kind'], string>> = {
  STAGE_REACHED: 'Stage reached',
  NAMED: 'Named',
  UNNAMED: 'Taken out',
  RECOMMENDATION_ADDED: 'Recommendation added',
  RECOMMENDATION_REMOVED: 'Recommendation taken out',
  PROGRESS_NOTED: 'Progress noted',
};
