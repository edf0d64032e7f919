import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const shown = 'id meetingId text status reason answer askedOn';
const questionsOf = `query ($id: ID!) { meeting(id: $id) {
  publicQuestions { ${shown} } questionTime { closesOn closesAt closed noneReceived } } }`;
const publicly = `query ($id: ID!) { publicMeeting(id: $id) { publicQuestions { ${shown} } questionTime { noneReceived } } }`;
const nobody = askingAs('nobody');

const scheduled = async () => {
  const desk = new Desk();
  const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };
  const meetingId = String((await desk.change('scheduleMeeting', slot))['id']);
  await desk.change('addAgendaItem', { meetingId, title: 'Public questions' });
  await desk.change('publishAgenda', { meetingId });
  const step = async (name: string, input: object, asking = askingAs('support-officer')) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const inputType = desk.schema.getType(type) ? type : 'PublicQuestionInput';
    const source = `mutation ($input: ${inputType}!) { result: ${name}(input: $input) {
      __typename ... on Refusal { code } ... on PublicQuestion { ${shown} } } }`;
    return (await desk.query(source, asking, { input }))['result']!;
  };
  const ask = (text: string) => step('askPublicQuestion', { meetingId, text }, nobody);
  return { desk, meetingId, step, ask };
};

describe('a question from the public', () => {
  it('is sent in without signing in, looked at, answered, and then for all to read', async () => {
    const { desk, meetingId, step, ask } = await scheduled();
    const question = await ask('What is done about cycle theft?');
    expect(question).toMatchObject({ status: 'ASKED', askedOn: '2020-09-28' });
    const questionId = String(question['id']);
    const seen = async () => (await desk.query(publicly, nobody, { id: meetingId }))['publicMeeting'];
    expect(await seen()).toMatchObject({ publicQuestions: [] });
    expect(await step('answerPublicQuestion', { questionId, answer: 'Racks' })).toEqual({
      ...{ __typename: 'Refusal', code: 'question-not-accepted' },
    });
    await step('acceptPublicQuestion', { questionId });
    await step('answerPublicQuestion', { questionId, answer: 'More racks' });
    expect(await seen()).toMatchObject({ publicQuestions: [{ status: 'ANSWERED', answer: 'More racks' }] });
  });

  it('that was refused is seen with its reason by who asked it, and by nobody else of the public', async () => {
    const { desk, meetingId, step, ask } = await scheduled();
    const questionId = String((await ask('Why does Mr X …'))['id']);
    await step('refusePublicQuestion', { questionId, reason: 'It names a person' });
    const own = await desk.query(`query ($id: ID!) { publicQuestion(id: $id) { ${shown} } }`, nobody, {
      id: questionId,
    });
    expect(own['publicQuestion']).toMatchObject({ status: 'REFUSED', reason: 'It names a person' });
    const all = async (role: 'member' | 'agency-officer') =>
      (await desk.query(questionsOf, askingAs(role), { id: meetingId }))['meeting']!['publicQuestions'];
    expect(await all('member')).toHaveLength(1);
    expect(await all('agency-officer')).toEqual([]);
  });

  it('comes too late from 10:00 on the working day before; that none came is said then', async () => {
    const { desk, meetingId, ask } = await scheduled();
    const time = async () => (await desk.query(questionsOf, undefined, { id: meetingId }))['meeting']!['questionTime'];
    expect(await time()).toEqual({ closesOn: '2020-10-05', closesAt: '10:00', closed: false, noneReceived: false });
    // The specs' clock stands at 09:00 UTC, 10:00 in London.
    desk.memory.today = '2020-10-05';
    expect(await time()).toMatchObject({ closed: true, noneReceived: true });
    expect(await ask('Too late?')).toMatchObject({ code: 'questions-closed' });
  });

  it('needs a meeting to come', async () => {
    const { step } = await scheduled();
    const input = { meetingId: 'nobody', text: 'Who?' };
    expect(await step('askPublicQuestion', input, nobody)).toMatchObject({ code: 'no-questions-taken' });
  });
});
