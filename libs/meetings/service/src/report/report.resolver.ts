import type { FileType, Marking } from '@csp/meetings-contract';
import {
  placedItem,
  report,
  reportsDueBy,
  type ReportCommand,
  type ReportContent,
  type ReportedMeeting,
  type RoleOfAgency,
} from '@csp/meetings-domain';
import {
  grantsIn,
  refusal,
  withRole,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Refusal,
  type Resolvers,
} from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { rolesOf, type LeadInput } from '../meeting/meeting.inputs.ts';
import type { MeetingPage } from '../meeting/meeting.page.ts';
import { meetings, type MeetingRow } from '../meeting/meetings.view.ts';
import { publicEyes, reportEyesOf, reportPage, reportPages, type ReportEyes, type ReportPage } from './report.page.ts';
import { reports } from './reports.view.ts';

interface ContentInput {
  readonly subject: string;
  readonly purpose: string;
  readonly sections?: ReportContent['sections'] | null;
  readonly recommendations?: readonly string[] | null;
  readonly contact?: string | null;
  readonly marking?: string | null;
  readonly restrictedBecause?: string | null;
}
interface Place extends ActOptions {
  readonly meetingId: string;
  readonly itemId: string;
  readonly author: LeadInput;
}
interface Submission {
  readonly content: ContentInput;
  readonly lateBecause?: string | null;
}
interface FileInput {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}
type Submit = Place & Submission & { readonly reportId?: string | null };
type OfReport = ActOptions & { readonly reportId: string };
type Arguments<Input> = { readonly input: Input };

const contentOf = ({ sections, recommendations, marking, ...input }: ContentInput): ReportContent => ({
  ...{ subject: input.subject, purpose: input.purpose },
  sections: (sections ?? []).map(({ heading, text }) => ({ heading, text })),
  recommendations: recommendations ?? [],
  contact: input.contact ?? null,
  marking: asStored<Marking>(marking ?? 'OFFICIAL'),
  restrictedBecause: input.restrictedBecause ?? null,
});

/** The meeting and its item as those eyes see them: a restricted item isn't there for an agency's officers. */
const meetingFor = (row: MeetingRow | undefined, itemId: string, eyes: ReportEyes): ReportedMeeting | null => {
  if (!row) return null;
  const { id: meetingId, date, noticeWorkingDays, status, agenda } = row.state;
  const placed = placedItem(agenda, itemId);
  const hasItem = placed !== undefined && (eyes.seesRestricted || !placed.restricted);
  return { meetingId, date, noticeWorkingDays, status, hasItem };
};

const isSupportOfficer = ({ principal, tenant }: Asking): boolean =>
  withRole('support-officer')(grantsIn(principal, tenant));

/** A report that the asker sees, with its meeting. */
const seen = async (here: Here, reportId: string, eyes: ReportEyes) => {
  const row = await here.rows(reports).get(reportId);
  const meeting = row && (await here.rows(meetings).get(row.meetingId));
  if (!row || !meeting) return undefined;
  const page = reportPage(row, placedItem(meeting.state.agenda, row.itemId), eyes);
  return page ? { page, meeting: meetingFor(meeting, row.itemId, eyes) } : undefined;
};

/** Support officers change any report, an agency's officers their agency's. */
const mayChange = ({ author: { agencyId } }: ReportPage, asking: Asking): boolean =>
  isSupportOfficer(asking) || (agencyId !== null && reportEyesOf(asking).agencyIds.includes(agencyId));

/** Whoever acts for an agency writes for that one, whether or not it is named. */
const authorOf = async (here: Here, author: LeadInput, asking: Asking): Promise<RoleOfAgency | Refusal> => {
  const own = reportEyesOf(asking).agencyIds;
  const agencyId = author.agencyId ?? (isSupportOfficer(asking) ? null : (own[0] ?? null));
  if (!isSupportOfficer(asking) && (agencyId === null || !own.includes(agencyId))) return refusal('not-your-report');
  return (await rolesOf(here, [{ role: author.role, agencyId }]))[0]!;
};

const placing = async (here: Here, { meetingId, itemId }: Place, reportId: string, eyes: ReportEyes) => {
  const row = await here.rows(meetings).get(meetingId);
  const others = await here.rows(reports).find({ where: { item: itemId } });
  const beside = others.filter(({ id }) => id !== reportId).length;
  return { reportId, meeting: meetingFor(row, itemId, eyes), itemId, beside };
};

const reportMutations = (ports: ContextPorts) => {
  const answer = async (asking: Asking, id: string, command: ReportCommand, options: ActOptions) => {
    const here = ports.of(asking);
    const acted = await here.act(report, id, command, options);
    if (acted.kind === 'refused') return refusal(acted.code);
    return (await seen(here, id, reportEyesOf(asking)))?.page ?? refusal('unknown-report');
  };
  const changing = async (
    asking: Asking,
    input: OfReport,
    command: (here: Here, meeting: ReportedMeeting | null) => ReportCommand,
  ) => {
    const here = ports.of(asking);
    const eyes = reportEyesOf(asking);
    const found = await seen(here, input.reportId, eyes);
    if (!found) return refusal('unknown-report');
    if (!mayChange(found.page, asking)) return refusal('not-your-report');
    return answer(asking, input.reportId, command(here, found.meeting), input);
  };
  return {
    expectReport: async (_: unknown, { input }: Arguments<Place>, asking: Asking) => {
      const here = ports.of(asking);
      const reportId = here.newId(input.commandId);
      const [author] = await rolesOf(here, [input.author]);
      const place = await placing(here, input, reportId, reportEyesOf(asking));
      const command = { type: 'ExpectReport', ...place, author: author!, expectedOn: here.today() } as const;
      return answer(asking, reportId, command, input);
    },
    submitReport: async (_: unknown, { input }: Arguments<Submit>, asking: Asking) => {
      const here = ports.of(asking);
      const eyes = reportEyesOf(asking);
      if (input.reportId != null) {
        const expected = await seen(here, input.reportId, eyes);
        if (expected?.page.meetingId !== input.meetingId) return refusal('unknown-report');
        if (!mayChange(expected.page, asking)) return refusal('not-your-report');
      }
      const author = await authorOf(here, input.author, asking);
      if ('code' in author) return author;
      const reportId = input.reportId ?? here.newId(input.commandId);
      const place = await placing(here, input, reportId, eyes);
      const said = { content: contentOf(input.content), lateBecause: input.lateBecause ?? null };
      const command = { type: 'SubmitReport', ...place, author, ...said, submittedOn: here.today() } as const;
      return answer(asking, reportId, command, input);
    },
    reviseReport: (
      _: unknown,
      { input }: Arguments<OfReport & Submission & { readonly whatChanged: string }>,
      asking: Asking,
    ) =>
      changing(asking, input, (here, meeting) => ({
        ...{ type: 'ReviseReport', meeting, content: contentOf(input.content), whatChanged: input.whatChanged },
        ...{ submittedOn: here.today(), lateBecause: input.lateBecause ?? null },
      })),
    withdrawReport: (_: unknown, { input }: Arguments<OfReport & { readonly reason: string }>, asking: Asking) =>
      changing(asking, input, (here, meeting) => ({
        ...{ type: 'WithdrawReport', meeting, reason: input.reason, withdrawnOn: here.today() },
      })),
    attachReportFile: (_: unknown, { input }: Arguments<OfReport & FileInput>, asking: Asking) =>
      changing(asking, input, (here, meeting) => {
        const { digest, name, sizeBytes } = input;
        const mediaType = asStored<FileType>(input.mediaType);
        return { type: 'AttachReportFile', meeting, digest, name, mediaType, sizeBytes, attachedOn: here.today() };
      }),
    removeReportFile: (_: unknown, { input }: Arguments<OfReport & { readonly digest: string }>, asking: Asking) =>
      changing(asking, input, (here, meeting) => ({
        ...{ type: 'RemoveReportFile', meeting, digest: input.digest, removedOn: here.today() },
      })),
  };
};

export const reportResolvers = (ports: ContextPorts): Resolvers => {
  const ofMeeting = (asking: Asking, meetingId: string) =>
    ports
      .of(asking)
      .rows(reports)
      .find({ where: { meeting: meetingId } });
  return {
    Mutation: reportMutations(ports),
    Report: { mayChange: (page: ReportPage, _: unknown, asking: Asking) => mayChange(page, asking) },
    Meeting: {
      reports: async ({ id, row }: MeetingPage, _: unknown, asking: Asking) =>
        reportPages(await ofMeeting(asking, id), row.state.agenda, reportEyesOf(asking)),
      reportsDueBy: ({ row }: MeetingPage) => reportsDueBy(row.state),
    },
    PublicMeeting: {
      reports: async ({ id }: { readonly id: string }, _: unknown, asking: Asking) => {
        const row = await ports.of(asking).rows(meetings).get(id);
        return row ? reportPages(await ofMeeting(asking, id), row.state.agenda, publicEyes) : [];
      },
    },
  };
};
