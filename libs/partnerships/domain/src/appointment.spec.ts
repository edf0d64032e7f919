import { given as givenDecider } from '@csp/kernel';
import type { AppointmentEvent } from '@csp/partnerships-contract';
import { describe, it } from 'vitest';
import { appointment } from './appointment.ts';

const given = givenDecider(appointment);
const post = {
  appointmentId: 'p1',
  personId: '0198c0de-0000-7000-8000-000000000031',
  agencyId: 'cambs-constabulary',
  role: 'Chief Inspector',
  standing: 'board-member' as const,
  from: '2020-10-06',
  until: null,
};
const appoint = { type: 'AppointRepresentative', ...post, agencyListed: true } as const;
const appointed: AppointmentEvent = { type: 'RepresentativeAppointed.v1', data: post };
const end = { type: 'EndAppointment', on: '2021-10-05' } as const;
const ended: AppointmentEvent = { type: 'AppointmentEnded.v1', data: { appointmentId: 'p1', on: '2021-10-05' } };

describe('AppointRepresentative', () => {
  it('appoints', () => given().when(appoint).then(appointed));
  it('is for agencies that are listed', () =>
    given()
      .when({ ...appoint, agencyListed: false })
      .thenRefused('not-listed'));
  it('needs a role', () =>
    given()
      .when({ ...appoint, role: ' ' })
      .thenRefused('empty-text'));
  it('takes a person by id, so that no name slips in', () =>
    given()
      .when({ ...appoint, personId: 'A Name' })
      .thenRefused('bad-id'));
  it('takes no date that does not exist', () =>
    given()
      .when({ ...appoint, until: '2021-02-29' })
      .thenRefused('no-such-date'));
  it('takes no term that ends before it begins', () =>
    given()
      .when({ ...appoint, until: '2020-10-05' })
      .thenRefused('out-of-order'));
  it('is refused for an appointment that says something else', () =>
    given(appointed)
      .when({ ...appoint, role: 'Superintendent' })
      .thenRefused('already-appointed'));
  it('is refused once ended', () => given(appointed, ended).when(appoint).thenRefused('already-appointed'));
  it('a repeat is nothing', () => given(appointed).when(appoint).thenNothing());
});

describe('EndAppointment', () => {
  it('ends it', () => given(appointed).when(end).then(ended));
  it('is not before it began', () =>
    given(appointed)
      .when({ ...end, on: '2020-10-05' })
      .thenRefused('out-of-order'));
  it('does not draw out a fixed term', () =>
    given({ ...appointed, data: { ...post, until: '2021-03-31' } })
      .when(end)
      .thenRefused('out-of-order'));
  it('takes no date that does not exist', () =>
    given(appointed)
      .when({ ...end, on: '2021-13-01' })
      .thenRefused('no-such-date'));
  it('is refused before there is an appointment', () => given().when(end).thenRefused('unknown-appointment'));
  it('is refused for another day once ended', () =>
    given(appointed, ended)
      .when({ ...end, on: '2021-01-01' })
      .thenRefused('already-ended'));
  it('a repeat is nothing', () => given(appointed, ended).when(end).thenNothing());
});
