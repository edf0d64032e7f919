import { actionPoint, type ActionPointCommand } from '@csp/action-plan-domain';
import { addDays, tenantId, type Decider, type LocalDate, type LocalTime, type TenantId } from '@csp/kernel';
import { group, partnership } from '@csp/partnerships-domain';
import { dateOf, instantOf } from './days.ts';
import { feedbackSteps } from './feedback-steps.ts';
import { idOf } from './ids.ts';
import { meetingSteps } from './meeting-steps.ts';
import type { AgencyPaper, Papers, ReportPaper } from './papers.ts';
import { recommendationSteps } from './recommendation-steps.ts';
import { registerOf } from './register.ts';
import { seriesSteps } from './series-steps.ts';

/** One command of the seed. `at` is the instant its papers give it. */
export interface Step {
  readonly tenant: TenantId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly context: string;
  readonly decider: Decider<never, never, never, string>;
  readonly id: string;
  readonly command: unknown;
  readonly commandId: string;
}

/** Writes a command down under a name that is unique in its partnership; the command id follows from the name. */
export type Give = <C, S, E, Code extends string>(
  name: string,
  when: { readonly date: LocalDate; readonly time: LocalTime; readonly seconds?: number },
  context: string,
  decider: Decider<C, S, E, Code>,
  id: string,
  command: C,
) => void;

/** The day from which on the demonstration's partnerships are kept here; what was before is written down on it. */
const recordBegins = '2020-01-06';

/** All commands of a partnership in the order in which they were given. */
export const stepsOf = (
  papers: Papers,
  today: LocalDate,
): { readonly tenant: TenantId; readonly all: readonly Step[] } => {
  const tenant = tenantId(papers.slug);
  const steps: (Step & { readonly instant: number })[] = [];
  const give: Give = (name, { date, time, seconds = 0 }, context, decider, id, command) => {
    const instant = instantOf(date, time) + seconds * 1_000;
    const at = new Date(instant).toISOString();
    const commandId = idOf('command', tenant, name);
    steps.push({
      tenant,
      instant,
      at,
      context,
      decider: decider as unknown as Step['decider'],
      id,
      command,
      commandId,
    });
  };
  found(papers, give);
  const register = registerOf(papers, today);
  seriesSteps(papers, today, register, give);
  meetingSteps(papers, today, register, give);
  reports(papers, today, give);
  recommendationSteps(papers, today, give);
  feedbackSteps(papers, today, give);
  // A stable sort: what falls on the same instant stays in the order of the papers.
  return { tenant, all: steps.sort((a, b) => a.instant - b.instant).map(({ instant: _, ...step }) => step) };
};

const found = ({ agencies, groups, ...papers }: Papers, give: Give): void => {
  const { slug, name, kind, district, council, settings } = papers;
  let seconds = 0;
  const morning = (date: LocalDate) => ({ date, time: '09:00', seconds: seconds++ });
  give('found', morning(recordBegins), 'partnerships', partnership, slug, {
    type: 'FoundPartnership',
    slug,
    name,
    kind,
    district,
    council,
    settings,
  });
  for (const agency of agencies) listing(slug, agency, morning, give);
  const takenNames: string[] = [];
  for (const { key, name, kind, cadence = null, setUpOn = null, disbandedOn, terms } of groups) {
    const groupId = idOf(slug, 'group', key);
    const command = { type: 'SetUpGroup', groupId, name, kind, cadence, setUpOn, takenNames: [...takenNames] } as const;
    give(`group/${key}`, morning(later(setUpOn ?? recordBegins)), 'partnerships', group, groupId, command);
    if (terms) {
      const adopt = { type: 'AdoptTermsOfReference', ...terms, decided: null } as const;
      give(`group/${key}/terms`, morning(later(terms.adoptedOn)), 'partnerships', group, groupId, adopt);
    }
    if (disbandedOn === undefined) takenNames.push(name);
    else {
      const disband = { type: 'DisbandGroup', on: disbandedOn } as const;
      give(`group/${key}/disband`, morning(later(disbandedOn)), 'partnerships', group, groupId, disband);
    }
  }
};

const listing = (
  slug: string,
  { id: agencyId, name, class: agencyClass, from, until, succeededBy }: AgencyPaper,
  morning: (date: LocalDate) => { date: LocalDate; time: LocalTime; seconds: number },
  give: Give,
): void => {
  const list = { type: 'ListAgency', agencyId, name, class: agencyClass, from: from ?? null } as const;
  give(`agency/${agencyId}`, morning(later(from ?? recordBegins)), 'partnerships', partnership, slug, list);
  if (until === undefined) return;
  const end = { type: 'EndAgencyListing', agencyId, until, succeededBy: succeededBy ?? null } as const;
  give(`agency/${agencyId}/end`, morning(later(addDays(until, 1))), 'partnerships', partnership, slug, end);
};

const later = (date: LocalDate): LocalDate => (date > recordBegins ? date : recordBegins);

const reports = ({ slug, reports: all }: Papers, today: LocalDate, give: Give): void => {
  for (const [index, report] of all.entries()) {
    const { action, on } = report;
    const date = dateOf(on, today);
    const command = reported(report, date);
    const when = { date, time: '16:00', seconds: index };
    give(`report/${index}/${action}`, when, 'action-plan', actionPoint, idOf(slug, 'action', action), command);
  }
};

const reported = ({ note, answer, agency, says }: ReportPaper, date: LocalDate): ActionPointCommand => {
  if (answer !== undefined) return { type: 'CloseActionPoint', answer, closedOn: date };
  if (says === undefined)
    return { type: 'UpdateActionPoint', note: note ?? '', agencyId: agency ?? null, updatedOn: date };
  return { type: 'AnswerActionPoint', agencyId: agency ?? '', answer: says, note: note ?? null, answeredOn: date };
};
