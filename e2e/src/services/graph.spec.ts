import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServices, type Product } from '../harness/product.ts';
import type { Services } from '../harness/services.ts';

describe('the product as services', () => {
  let product: Product;
  let services: Services;
  beforeAll(async () => {
    ({ product, services } = await openServices());
  });
  afterAll(() => product.close());

  it('answers across services', async () => {
    const officer = await product.user('support officer');
    const answer = await officer.ask(`{
      viewer { signedIn roles }
      partnership { name agencies { id name } }
      nextMeeting { id title group { name } }
      actionPoints(first: 20) { total nodes { id reference status owners { role agency { id name class } } history { kind at } } }
      meetings(first: 3) { nodes { id group { name } actionPoints { reference actionPoint { status owners { agency { name } } } } } }
    }`);
    console.log(answer.text.slice(0, 1500));
    expect(answer.errors).toBeUndefined();
    const anonymous = await product.user('anonymous');
    console.log(
      (
        await anonymous.ask(
          '{ viewer { signedIn } partnership { name } publicMeetings { title } actionPoints { total } }',
        )
      ).text,
    );
    await services.down('partnerships');
    console.log(
      (
        await officer.ask(
          '{ viewer { signedIn } actionPoints(first: 2) { total } nextMeeting { id group { name } } partnership { name } }',
        )
      ).text,
    );
    console.log(
      (
        await officer.ask(
          '{ viewer { signedIn } actionPoints(first: 2) { total } nextMeeting { id group { id name } } }',
        )
      ).text,
    );
    await services.up('partnerships');
    console.log(
      (
        await officer.ask(
          '{ viewer { signedIn } actionPoints(first: 2) { total } nextMeeting { id group { name } } partnership { name } }',
        )
      ).text,
    );
    console.log(product.program.output());
  });
});
