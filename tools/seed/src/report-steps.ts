import { report, type ReportContent } from '@csp/meetings-domain';
import { idOf } from './ids.ts';
import { itemId, roleOf, type Desk, type When } from './meeting-steps.ts';
import type { ItemPaper } from './papers.ts';

/** The paper for an item, or that it is to follow. */
export const expectOrSubmit = (desk: Desk, { written, awaits }: ItemPaper, number: string, when: When): void => {
  const { meeting, papers, id: meetingId, give } = desk;
  const { date } = meeting;
  const reportId = idOf(meetingId, 'report', number);
  const of = {
    reportId,
    meeting: {
      meetingId,
      date,
      noticeWorkingDays: papers.settings.noticeWorkingDays,
      status: 'scheduled',
      hasItem: true,
    },
    itemId: itemId(desk, number),
    beside: 0,
  } as const;
  const name = `meeting/${meeting.key}/report/${number}`;
  if (awaits) {
    const command = { type: 'ExpectReport', ...of, author: roleOf(desk, awaits), expectedOn: when.date } as const;
    give(name, when, 'meetings', report, reportId, command);
  }
  if (!written) return;
  const { from, subject, purpose, sections, recommendations } = written;
  const content: ReportContent = {
    ...{ subject, purpose, recommendations, contact: null, marking: 'official', restrictedBecause: null },
    sections: sections.map(([heading, text]) => ({ heading, text })),
  };
  const lateBecause = 'The figures of the month before were not confirmed in time.';
  const said = { content, submittedOn: when.date, lateBecause };
  give(name, when, 'meetings', report, reportId, { type: 'SubmitReport', ...of, author: roleOf(desk, from), ...said });
};
