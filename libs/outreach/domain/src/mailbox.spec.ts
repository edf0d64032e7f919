import { given as givenDecider } from '@csp/kernel';
import type { MailboxEvent } from '@csp/outreach-contract';
import { describe, expect, it } from 'vitest';
import { mailbox } from './mailbox.ts';

const given = givenDecider(mailbox);
const agencyId = 'police';
const address = 'community-safety@police.example';
const wasSet: MailboxEvent = { type: 'MailboxSet.v1', data: { agencyId, address, setOn: '2027-03-29' } };
const removed: MailboxEvent = { type: 'MailboxRemoved.v1', data: { agencyId, removedOn: '2027-03-30' } };
const set = (text: string) => ({ type: 'SetMailbox', agencyId, address: text, setOn: '2027-03-29' }) as const;
const remove = { type: 'RemoveMailbox', agencyId, removedOn: '2027-03-30' } as const;

describe('SetMailbox', () => {
  it('sets the address, without the spaces around it', () =>
    given()
      .when(set(` ${address} `))
      .then(wasSet));
  it('a repeat changes nothing', () => given(wasSet).when(set(address)).thenNothing());
  it('sets it again after it was removed', () => given(wasSet, removed).when(set(address)).then(wasSet));
  it.each([
    '',
    'police',
    'a@b',
    'a b@police.example',
    'a@police.example, b@police.example',
    '"a"@police.example',
    'Police <a@police.example>',
    'a@police.example\r\nBcc: b@police.example',
    'a@-police.example',
    'ä@police.example',
    `a@${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}.${'x'.repeat(63)}.example`,
    `${'x'.repeat(65)}@police.example`,
  ])('refuses what is no address: %j', (text) => given().when(set(text)).thenRefused('not-an-address'));
  it('takes no time over a text that almost is one', () => {
    const began = performance.now();
    given()
      .when(set(`${'a.'.repeat(100_000)}@`))
      .thenRefused('not-an-address');
    given()
      .when(set(`a@${'a-'.repeat(120)}`))
      .thenRefused('not-an-address');
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('RemoveMailbox', () => {
  it('removes it', () => given(wasSet).when(remove).then(removed));
  it('a repeat changes nothing', () => given(wasSet, removed).when(remove).thenNothing());
});
