import { given as givenDecider } from '@csp/kernel';
import type { GroupEvent } from '@csp/partnerships-contract';
import { describe, it } from 'vitest';
import { group } from './group.ts';

const given = givenDecider(group);
const body = {
  groupId: 'g1',
  name: 'Executive Group',
  kind: 'executive',
  cadence: 'monthly',
  setUpOn: '2005-04-01',
};
const setUp = { type: 'SetUpGroup', ...body, takenNames: ['CDRP Board'] } as const;
const wasSetUp: GroupEvent = { type: 'GroupSetUp.v1', data: body };
const rename = { type: 'RenameGroup', name: 'Officers Group', on: '2010-10-25', takenNames: ['CDRP Board'] } as const;
const renamed: GroupEvent = {
  type: 'GroupRenamed.v1',
  data: { groupId: 'g1', name: 'Officers Group', on: '2010-10-25' },
};
const disband = { type: 'DisbandGroup', on: '2011-07-26' } as const;
const disbanded: GroupEvent = { type: 'GroupDisbanded.v1', data: { groupId: 'g1', on: '2011-07-26' } };

describe('SetUpGroup', () => {
  it('sets it up', () => given().when(setUp).then(wasSetUp));
  it('may leave open how often it meets and since when', () =>
    given()
      .when({ ...setUp, cadence: null, setUpOn: null })
      .then({ type: 'GroupSetUp.v1', data: { ...body, cadence: null, setUpOn: null } }));
  it('needs a name no other active group has, however it is written', () =>
    given()
      .when({ ...setUp, name: ' cdrp board ' })
      .thenRefused('name-taken'));
  it('needs a name', () =>
    given()
      .when({ ...setUp, name: '' })
      .thenRefused('empty-text'));
  it('needs a kind', () =>
    given()
      .when({ ...setUp, kind: ' ' })
      .thenRefused('empty-text'));
  it('keeps a cadence to 500 characters', () =>
    given()
      .when({ ...setUp, cadence: 'x'.repeat(501) })
      .thenRefused('too-long'));
  it('takes no date that does not exist', () =>
    given()
      .when({ ...setUp, setUpOn: '2005-04-31' })
      .thenRefused('no-such-date'));
  it('is refused for a group that is there', () =>
    given(wasSetUp)
      .when({ ...setUp, kind: 'board' })
      .thenRefused('already-set-up'));
  it('is refused for one that was disbanded', () =>
    given(wasSetUp, disbanded).when(setUp).thenRefused('already-set-up'));
  it('a repeat is nothing', () => given(wasSetUp).when(setUp).thenNothing());
});

describe('RenameGroup', () => {
  it('gives another name', () => given(wasSetUp).when(rename).then(renamed));
  it('needs a name no other active group has', () =>
    given(wasSetUp)
      .when({ ...rename, name: 'CDRP BOARD' })
      .thenRefused('name-taken'));
  it('needs a name', () =>
    given(wasSetUp)
      .when({ ...rename, name: '' })
      .thenRefused('empty-text'));
  it('is not from before the group was there', () =>
    given(wasSetUp)
      .when({ ...rename, on: '2005-03-31' })
      .thenRefused('out-of-order'));
  it('takes no date that does not exist', () =>
    given(wasSetUp)
      .when({ ...rename, on: '2010-02-30' })
      .thenRefused('no-such-date'));
  it('is refused before there is a group', () => given().when(rename).thenRefused('unknown-group'));
  it('is refused once disbanded', () => given(wasSetUp, disbanded).when(rename).thenRefused('already-disbanded'));
  it('a repeat is nothing', () => given(wasSetUp, renamed).when(rename).thenNothing());
});

describe('DisbandGroup', () => {
  it('disbands it', () => given(wasSetUp, renamed).when(disband).then(disbanded));
  it('is not from before the group was there', () =>
    given(wasSetUp)
      .when({ ...disband, on: '2005-03-31' })
      .thenRefused('out-of-order'));
  it('takes no date that does not exist', () =>
    given(wasSetUp)
      .when({ ...disband, on: 'soon' })
      .thenRefused('no-such-date'));
  it('is refused before there is a group', () => given().when(disband).thenRefused('unknown-group'));
  it('is refused for another day once disbanded', () =>
    given(wasSetUp, disbanded)
      .when({ ...disband, on: '2011-10-25' })
      .thenRefused('already-disbanded'));
  it('a repeat is nothing', () => given(wasSetUp, disbanded).when(disband).thenNothing());
});

describe('AdoptTermsOfReference', () => {
  const adopt = {
    type: 'AdoptTermsOfReference',
    text: ' To meet ',
    adoptedOn: '2020-10-06',
    reviewOn: '2021-10-01',
    decided: { meetingId: 'm1', decisionId: 'd1' },
  } as const;
  const adopted: GroupEvent = {
    type: 'TermsOfReferenceAdopted.v2',
    data: {
      ...{ groupId: 'g1', version: 1, text: 'To meet', adoptedOn: '2020-10-06', reviewOn: '2021-10-01' },
      decided: { meetingId: 'm1', decisionId: 'd1' },
    },
  };
  it('gives the group its terms', () => given(wasSetUp).when(adopt).then(adopted));
  it('also without a decision, as when they are older than the record', () =>
    given(wasSetUp)
      .when({ ...adopt, decided: null })
      .then({ ...adopted, data: { ...adopted.data, decided: null } } as GroupEvent));
  it('counts versions', () =>
    given(wasSetUp, adopted)
      .when({ ...adopt, text: 'To act' })
      .then({ ...adopted, data: { ...adopted.data, version: 2, text: 'To act' } } as GroupEvent));
  it.each([
    [{ text: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(10_001) }, 'too-long'],
    [{ adoptedOn: '2020-02-30' }, 'no-such-date'],
    [{ reviewOn: '2020-02-30' }, 'no-such-date'],
    [{ reviewOn: '2020-10-05' }, 'out-of-order'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(wasSetUp)
      .when({ ...adopt, ...change })
      .thenRefused(code),
  );
  it('never goes back in time', () =>
    given(wasSetUp, adopted)
      .when({ ...adopt, text: 'To act', adoptedOn: '2020-10-05', reviewOn: null })
      .thenRefused('out-of-order'));
  it('a repeat is nothing', () => given(wasSetUp, adopted).when(adopt).thenNothing());
});
