import { given as givenDecider } from '@csp/kernel';
import { describe, it } from 'vitest';
import { agenda, cancelled, open, published, scheduled } from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);

describe('PublishAgenda', () => {
  const publish = { type: 'PublishAgenda', publishedOn: '2020-09-28' } as const;
  it('publishes, with the notice given', () =>
    given(scheduled, ...agenda)
      .when(publish)
      .then(published));
  it('says when it is late, and publishes', () =>
    given(scheduled, ...agenda)
      .when({ ...publish, publishedOn: '2020-09-29' })
      .then({
        type: 'AgendaPublished.v1',
        data: { meetingId: 'm1', publishedOn: '2020-09-29', clearWorkingDays: 4, required: 5, late: true },
      }));
  it('needs something on the agenda', () => given(scheduled).when(publish).thenRefused('empty-agenda'));
  it('knows no day that does not exist', () =>
    given(scheduled, ...agenda)
      .when({ ...publish, publishedOn: '2020-02-30' })
      .thenRefused('no-such-date'));
  it('is refused once cancelled', () =>
    given(scheduled, ...agenda, cancelled)
      .when(publish)
      .thenRefused('meeting-cancelled'));
  it('is refused once the meeting has begun', () =>
    given(...open)
      .when(publish)
      .thenRefused('already-opened'));
  it('a repeat is nothing, whatever the day', () =>
    given(scheduled, ...agenda, published)
      .when({ ...publish, publishedOn: '2020-10-01' })
      .thenNothing());
});
