import { given as givenDecider } from '@csp/kernel';
import type { ReportEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import type { AttachReportFile, RemoveReportFile } from './report.files.ts';
import type { ReportedMeeting } from './report.state.ts';
import { report } from './report.ts';

const given = givenDecider(report);
const meeting: ReportedMeeting = {
  ...{ meetingId: 'm1', date: '2020-10-06', noticeWorkingDays: 5, status: 'scheduled', hasItem: true },
};
const author = { role: 'Chief Inspector', agencyId: null, agencyName: null };
const of = { reportId: 'r1', meetingId: 'm1', itemId: 'i1', author };
const expected: ReportEvent = { type: 'ReportExpected.v1', data: { ...of, expectedOn: '2020-09-21' } };
const version = (number: number): ReportEvent => ({
  type: 'ReportSubmitted.v1',
  data: {
    ...{ ...of, version: number, subject: `Version ${number}`, purpose: 'To note', sections: [], recommendations: [] },
    ...{ contact: null, marking: 'official', restrictedBecause: null, whatChanged: null, submittedOn: '2020-09-22' },
    ...{ late: false, lateBecause: null },
  },
});
const withdrawn: ReportEvent = {
  type: 'ReportWithdrawn.v1',
  data: { reportId: 'r1', meetingId: 'm1', reason: 'No', withdrawnOn: '2020-09-30' },
};
const digestOf = (digit: string) => digit.repeat(64);
const attach: AttachReportFile = {
  ...{ type: 'AttachReportFile', meeting, digest: digestOf('a'), name: ' Figures.xlsx ', mediaType: 'xlsx' },
  ...{ sizeBytes: 18_432, attachedOn: '2020-09-28' },
};
const attached = (
  part: Partial<Extract<ReportEvent, { type: 'ReportFileAttached.v1' }>['data']> = {},
): ReportEvent => ({
  type: 'ReportFileAttached.v1',
  data: {
    ...{ reportId: 'r1', meetingId: 'm1', version: 1, digest: digestOf('a'), name: 'Figures.xlsx', mediaType: 'xlsx' },
    ...{ sizeBytes: 18_432, attachedOn: '2020-09-28', ...part },
  },
});
const remove: RemoveReportFile = {
  ...{ type: 'RemoveReportFile', meeting, digest: digestOf('a'), removedOn: '2020-09-29' },
};
const removed: ReportEvent = {
  type: 'ReportFileRemoved.v1',
  data: { reportId: 'r1', meetingId: 'm1', digest: digestOf('a'), removedOn: '2020-09-29' },
};

describe('AttachReportFile', () => {
  it('goes with the newest version', () => {
    given(version(1)).when(attach).then(attached());
    given(version(1), version(2))
      .when(attach)
      .then(attached({ version: 2 }));
  });
  it('attached again to a later version goes with that, and under another name has that', () => {
    given(version(1), attached(), version(2))
      .when(attach)
      .then(attached({ version: 2 }));
    given(version(1), attached())
      .when({ ...attach, name: 'September.xlsx' })
      .then(attached({ name: 'September.xlsx' }));
  });
  it('needs a paper that is there', () => {
    given().when(attach).thenRefused('unknown-report');
    given(expected).when(attach).thenRefused('report-not-submitted');
    given(version(1), withdrawn).when(attach).thenRefused('report-withdrawn');
  });
  it.each([
    [{ meeting: { ...meeting, status: 'held' } }, 'already-held'],
    [{ meeting: { ...meeting, hasItem: false } }, 'unknown-item'],
    [{ name: ' ' }, 'empty-text'],
    [{ name: 'x'.repeat(201) }, 'too-long'],
    [{ name: 'a\u0000.pdf' }, 'unreadable-text'],
    [{ digest: 'A'.repeat(64) }, 'bad-digest'],
    [{ digest: '../../etc/passwd' }, 'bad-digest'],
    [{ sizeBytes: 0 }, 'no-such-size'],
    [{ sizeBytes: 10 * 1024 * 1024 + 1 }, 'no-such-size'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(version(1))
      .when({ ...attach, ...change })
      .thenRefused(code),
  );
  it('ends at ten files', () => {
    const ten = [...'0123456789'].map((digit) => attached({ digest: digestOf(digit) }));
    given(version(1), ...ten)
      .when(attach)
      .thenRefused('too-many-files');
    given(version(1), ...ten)
      .when({ ...attach, digest: digestOf('9') })
      .thenNothing();
  });
  it('a repeat is nothing', () => given(version(1), attached()).when(attach).thenNothing());
});

describe('RemoveReportFile', () => {
  it('takes it away', () => given(version(1), attached()).when(remove).then(removed));
  it('also where the item is gone, but not once the meeting is over', () => {
    given(version(1), attached())
      .when({ ...remove, meeting: { ...meeting, hasItem: false } })
      .then(removed);
    given(version(1), attached())
      .when({ ...remove, meeting: { ...meeting, status: 'held' } })
      .thenRefused('already-held');
  });
  it('needs a file that is there', () => {
    given().when(remove).thenRefused('unknown-report');
    given(version(1), attached(), withdrawn).when(remove).thenRefused('report-withdrawn');
    given(version(1)).when(remove).thenRefused('unknown-file');
  });
  it('a repeat finds none', () => given(version(1), attached(), removed).when(remove).thenRefused('unknown-file'));
});
