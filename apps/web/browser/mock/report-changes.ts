import { agencyName, itemsOf } from './meeting-shown.ts';
import type { Input, World } from './shapes.ts';

const lateNeedsReason = { __typename: 'Refusal', code: 'late-needs-reason', message: 'Say why it is late.' };

const versionOf = (number: number, { content, whatChanged = null, lateBecause }: Input): Input => ({
  ...{ number, ...content, restricted: content.restrictedBecause != null, whatChanged },
  ...{ submittedOn: '2020-09-30', late: true, lateBecause },
});

/** What the server does with papers for items, as far as the pages need it; each of them comes late here. */
export const reportSteps = (world: World): Readonly<Record<string, (given: Input) => object>> => {
  const all = () => world.meetings.flatMap(({ reports = [] }) => reports);
  const begin = ({ meetingId, itemId, author: { role, agencyId = null } }: Input): Input => {
    const meeting = world.meetings.find(({ id }) => id === meetingId)!;
    const item = itemsOf(meeting).find(({ id }) => id === itemId)!.number;
    const author = { role, agencyId, agencyName: agencyName(world, agencyId) };
    const report = {
      id: `report-${all().length + 1}`,
      version: 0,
      meetingId,
      itemId,
      item,
      author,
      versions: [],
      files: [],
      mayChange: true,
    };
    (meeting.reports ??= []).push(report);
    return report;
  };
  const changed = (report: Input, part: Input): object =>
    Object.assign(report, part, { __typename: 'Report', version: report['version'] + 1 });
  const submitted = (report: Input, input: Input): object => {
    const current = versionOf(report['versions'].length + 1, input);
    return changed(report, { status: 'SUBMITTED', current, versions: [current, ...report['versions']] });
  };
  const found = (reportId: string) => all().find(({ id }) => id === reportId)!;
  return {
    expectReport: ({ input }) => changed(begin(input), { status: 'EXPECTED', current: null }),
    submitReport: ({ input }) =>
      input.lateBecause ? submitted(input.reportId ? found(input.reportId) : begin(input), input) : lateNeedsReason,
    reviseReport: ({ input }) => submitted(found(input.reportId), input),
    removeReportFile: ({ input: { reportId, digest } }) => {
      const report = found(reportId);
      return changed(report, { files: report['files'].filter((file: Input) => file['digest'] !== digest) });
    },
    withdrawReport: ({ input }) =>
      changed(found(input.reportId), { status: 'WITHDRAWN', withdrawnBecause: input.reason }),
  };
};
