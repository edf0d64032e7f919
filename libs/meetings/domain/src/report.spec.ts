import { given as givenDecider } from '@csp/kernel';
import type { ReportEvent } from '@csp/meetings-contract';
import { describe, expect as expectThat, it } from 'vitest';
import {
  report,
  reportsDueBy,
  type ExpectReport,
  type ReviseReport,
  type SubmitReport,
  type WithdrawReport,
} from './report.ts';
import type { ReportedMeeting } from './report.state.ts';

const given = givenDecider(report);
// A Tuesday; five clear working days before it: Monday 28 September is the last day.
const meeting: ReportedMeeting = {
  ...{ meetingId: 'm1', date: '2020-10-06', noticeWorkingDays: 5, status: 'scheduled', hasItem: true },
};
const agency = { agencyId: 'police', name: 'Cambridgeshire Constabulary', until: null };
const placed = { reportId: 'r1', meeting, itemId: 'i1', author: { role: ' Chief Inspector ', agency }, beside: 0 };
const author = { role: 'Chief Inspector', agencyId: 'police', agencyName: 'Cambridgeshire Constabulary' };
const content = {
  ...{ subject: ' Cycle theft ', purpose: 'To agree what is done.', contact: ' ', restrictedBecause: null },
  sections: [{ heading: 'Background ', text: ' Reports rose.\nBy a third.' }],
  recommendations: [' That racks be lit '],
  marking: 'official',
} as const;
const said = {
  ...{ subject: 'Cycle theft', purpose: 'To agree what is done.', contact: null, restrictedBecause: null },
  sections: [{ heading: 'Background', text: 'Reports rose.\nBy a third.' }],
  recommendations: ['That racks be lit'],
  marking: 'official',
} as const;

const expect: ExpectReport = { type: 'ExpectReport', ...placed, expectedOn: '2020-09-21' };
const of = { reportId: 'r1', meetingId: 'm1', itemId: 'i1', author };
const expected: ReportEvent = { type: 'ReportExpected.v1', data: { ...of, expectedOn: '2020-09-21' } };
const submit: SubmitReport = {
  ...{ type: 'SubmitReport', ...placed, content, submittedOn: '2020-09-28', lateBecause: ' Dropped ' },
};
const inTime = { late: false, lateBecause: null, submittedOn: '2020-09-28' };
const first = { ...of, version: 1, ...said, whatChanged: null, ...inTime };
const submitted: ReportEvent = { type: 'ReportSubmitted.v1', data: { ...first, ...mutable() } };
const revise: ReviseReport = {
  ...{ type: 'ReviseReport', meeting, submittedOn: '2020-09-29', whatChanged: ' The figures ' },
  ...{ content: { ...content, purpose: 'To agree what is done next.' }, lateBecause: ' They came on Tuesday ' },
};
const revised: ReportEvent = {
  type: 'ReportSubmitted.v1',
  data: {
    ...{ ...first, ...mutable(), version: 2, purpose: 'To agree what is done next.', whatChanged: 'The figures' },
    ...{ submittedOn: '2020-09-29', late: true, lateBecause: 'They came on Tuesday' },
  },
};
const withdraw: WithdrawReport = {
  ...{ type: 'WithdrawReport', meeting, reason: ' It goes to December ', withdrawnOn: '2020-10-01' },
};
const withdrawn: ReportEvent = {
  type: 'ReportWithdrawn.v1',
  data: { reportId: 'r1', meetingId: 'm1', reason: 'It goes to December', withdrawnOn: '2020-10-01' },
};

/** Events hold lists that can be written to. */
function mutable() {
  return { sections: [...said.sections], recommendations: [...said.recommendations] };
}

const badPlaces = [
  [{ meeting: null }, 'unknown-meeting'],
  [{ meeting: { ...meeting, status: 'cancelled' } }, 'meeting-cancelled'],
  [{ meeting: { ...meeting, status: 'held' } }, 'already-held'],
  [{ meeting: { ...meeting, status: 'agreed' } }, 'already-held'],
  [{ meeting: { ...meeting, hasItem: false } }, 'unknown-item'],
  [{ beside: 20 }, 'too-many-reports'],
  [{ author: { role: 'Officer', agency: { ...agency, name: null } } }, 'unknown-agency'],
  [{ author: { role: 'Officer', agency: { ...agency, until: '2020-10-05' } } }, 'agency-left'],
  [{ author: { role: ' ', agency } }, 'empty-text'],
] as const;

const badContents = [
  [{ subject: 'x'.repeat(100_000) }, 'too-long'],
  [{ subject: '\u0000' }, 'unreadable-text'],
  [{ purpose: ' ' }, 'empty-text'],
  [{ sections: [{ heading: '', text: 'Body' }] }, 'empty-text'],
  [{ sections: Array.from({ length: 31 }, () => ({ heading: 'H', text: 'T' })) }, 'too-many-sections'],
  [{ sections: Array.from({ length: 11 }, () => ({ heading: 'H', text: 'T'.repeat(10_000) })) }, 'too-long'],
  [{ recommendations: Array.from({ length: 31 }, () => 'That') }, 'too-many-recommendations'],
  [{ recommendations: ['That', ' '] }, 'empty-text'],
  [{ restrictedBecause: ' ' }, 'empty-text'],
  [{ marking: 'official-sensitive' }, 'sensitive-needs-reason'],
] as const;

describe('ExpectReport', () => {
  it('waits for it', () => given().when(expect).then(expected));
  it.each(badPlaces)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...expect, ...change })
      .thenRefused(code),
  );
  it('a repeat is nothing', () => given(expected).when(expect).thenNothing());
});

describe('SubmitReport', () => {
  it('is version 1, on the last day of full notice in time', () => given().when(submit).then(submitted));
  it('is the one that was expected, with its item', () =>
    given(expected)
      .when({ ...submit, itemId: 'another' })
      .then(submitted));
  it('a day later is late, and says why', () => {
    const late = { ...submit, submittedOn: '2020-09-29' };
    given()
      .when({ ...late, lateBecause: null })
      .thenRefused('late-needs-reason');
    given()
      .when({ ...late, lateBecause: ' ' })
      .thenRefused('late-needs-reason');
    const data = { ...first, ...mutable(), submittedOn: '2020-09-29', late: true, lateBecause: 'Dropped' };
    given().when(late).then({ type: 'ReportSubmitted.v1', data });
  });
  it('looks at the reason even where it isn’t late', () =>
    given()
      .when({ ...submit, lateBecause: 'x'.repeat(501) })
      .thenRefused('too-long'));
  it('can be tabled while the meeting is held', () =>
    given()
      .when({ ...submit, meeting: { ...meeting, status: 'open' } })
      .then(submitted));
  it.each(badPlaces)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...submit, ...change })
      .thenRefused(code),
  );
  it.each(badContents)('%#: what it says is refused as %s', (change, code) =>
    given()
      .when({ ...submit, content: { ...content, ...change } })
      .thenRefused(code),
  );
  it('may be sensitive for a reason', () => {
    const sensitive = { marking: 'official-sensitive', restrictedBecause: 'It names a victim' } as const;
    given()
      .when({ ...submit, content: { ...content, ...sensitive } })
      .then({ type: 'ReportSubmitted.v1', data: { ...first, ...mutable(), ...sensitive } });
  });
  it('another first version is refused', () =>
    given(submitted)
      .when({ ...submit, content: { ...content, subject: 'Another' } })
      .thenRefused('report-submitted'));
  it('is refused once withdrawn', () => given(expected, withdrawn).when(submit).thenRefused('report-withdrawn'));
  it('a repeat is nothing', () => given(submitted).when(submit).thenNothing());
});

describe('ReviseReport', () => {
  it('is the next version, late for itself, and says what changed', () => given(submitted).when(revise).then(revised));
  it('needs to say what changed', () =>
    given(submitted)
      .when({ ...revise, whatChanged: ' ' })
      .thenRefused('empty-text'));
  it('needs a first version', () => {
    given().when(revise).thenRefused('unknown-report');
    given(expected).when(revise).thenRefused('report-not-submitted');
  });
  it('is refused once withdrawn', () => given(submitted, withdrawn).when(revise).thenRefused('report-withdrawn'));
  it('is refused once the meeting is over, or the item is gone', () => {
    given(submitted)
      .when({ ...revise, meeting: { ...meeting, status: 'held' } })
      .thenRefused('already-held');
    given(submitted)
      .when({ ...revise, meeting: { ...meeting, hasItem: false } })
      .thenRefused('unknown-item');
  });
  it('ends at twenty versions', () => {
    const versions = Array.from({ length: 20 }, (_, place): ReportEvent => {
      const data = { ...first, ...mutable(), version: place + 1, subject: `Version ${place + 1}` };
      return { type: 'ReportSubmitted.v1', data };
    });
    given(...versions)
      .when(revise)
      .thenRefused('too-many-versions');
  });
  it('a repeat is nothing', () => given(submitted, revised).when(revise).thenNothing());
});

describe('WithdrawReport', () => {
  it('says why', () => given(submitted).when(withdraw).then(withdrawn));
  it('is also no longer waiting for it', () => given(expected).when(withdraw).then(withdrawn));
  it('needs a reason, and a report', () => {
    given(submitted)
      .when({ ...withdraw, reason: ' ' })
      .thenRefused('empty-text');
    given().when(withdraw).thenRefused('unknown-report');
  });
  it('is refused once the meeting is over, but not because its item is gone', () => {
    given(submitted)
      .when({ ...withdraw, meeting: { ...meeting, status: 'circulated' } })
      .thenRefused('already-held');
    given(submitted)
      .when({ ...withdraw, meeting: { ...meeting, hasItem: false } })
      .then(withdrawn);
  });
  it('a repeat is nothing', () => given(submitted, withdrawn).when(withdraw).thenNothing());
});

it('the last day is that of publishing in full notice', () => {
  expectThat(reportsDueBy(meeting)).toBe('2020-09-28');
  expectThat(reportsDueBy({ date: '2020-10-06', noticeWorkingDays: 0 })).toBe('2020-10-06');
});
