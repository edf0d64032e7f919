import { fold, given as givenDecider } from '@csp/kernel';
import type { PartnershipEvent, PartnershipSettings } from '@csp/partnerships-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partnership, type PartnershipCommand } from './partnership.ts';

const given = givenDecider(partnership);
const settings: PartnershipSettings = {
  noticeWorkingDays: 5,
  minuteNumbering: 'item-and-paragraph',
  actionReferences: 'month-and-number',
  quorumAgencies: 3,
  ragLegend: [],
};
const facts = {
  slug: 'fenland',
  name: 'Fenland Community Safety Partnership',
  kind: 'district' as const,
  district: 'Fenland',
  council: 'Fenland District Council',
};
const found = { type: 'FoundPartnership', ...facts, settings } as const;
const founded: PartnershipEvent = { type: 'PartnershipFounded.v1', data: { ...facts, settings } };
const legend = [
  { colour: 'green', meaning: 'on target, minimal risk of failure' },
  { colour: 'amber', meaning: 'intervention required to meet target' },
  { colour: 'red', meaning: 'urgent intervention required' },
];
const change = { type: 'ChangeSettings', settings: { ragLegend: legend } } as const;
const changed: PartnershipEvent = {
  type: 'SettingsChanged.v1',
  data: { settings: { ...settings, ragLegend: legend } },
};
const listing = {
  agencyId: 'ccg',
  name: 'Clinical Commissioning Group',
  class: 'responsible-authority' as const,
  from: '2013-04-01',
};
const list = { type: 'ListAgency', ...listing } as const;
const listed: PartnershipEvent = { type: 'AgencyListed.v1', data: listing };
const ending = { agencyId: 'ccg', until: '2022-06-30', succeededBy: 'icb' };
const end = { type: 'EndAgencyListing', ...ending } as const;
const ended: PartnershipEvent = { type: 'AgencyListingEnded.v1', data: ending };

describe('FoundPartnership', () => {
  it('founds it with its habits', () => given().when(found).then(founded));
  it('founds the county board, which serves no district', () =>
    given()
      .when({ ...found, slug: 'county', kind: 'county', district: null, council: null })
      .then({
        type: 'PartnershipFounded.v1',
        data: { ...facts, slug: 'county', kind: 'county', district: null, council: null, settings },
      }));
  it('keeps no blanks around names', () =>
    given()
      .when({ ...found, name: `  ${facts.name}\n` })
      .then(founded));
  it('needs a name', () =>
    given()
      .when({ ...found, name: ' ' })
      .thenRefused('empty-text'));
  it('keeps a name to 200 characters', () =>
    given()
      .when({ ...found, name: 'x'.repeat(201) })
      .thenRefused('too-long'));
  it('takes no half characters', () =>
    given()
      .when({ ...found, council: 'a\ud800' })
      .thenRefused('unreadable-text'));
  it('takes no slug that could not stand in an address', () =>
    given()
      .when({ ...found, slug: '../county' })
      .thenRefused('bad-id'));
  it('founds only once', () =>
    given(founded)
      .when({ ...found, name: 'Another' })
      .thenRefused('already-founded'));
  it('a repeat is nothing, even after changes', () => given(founded, changed).when(found).thenNothing());
});

describe('ChangeSettings', () => {
  it('replaces what is given and keeps the rest', () => given(founded).when(change).then(changed));
  it.each([-1, 31, 2.5, Number.NaN])('takes no notice of %s days', (noticeWorkingDays) =>
    given(founded).when({ type: 'ChangeSettings', settings: { noticeWorkingDays } }).thenRefused('out-of-range'),
  );
  it.each([-1, 51])('takes no quorum of %s agencies', (quorumAgencies) =>
    given(founded).when({ type: 'ChangeSettings', settings: { quorumAgencies } }).thenRefused('out-of-range'),
  );
  it('takes at most ten colours', () =>
    given(founded)
      .when({
        type: 'ChangeSettings',
        settings: { ragLegend: Array.from({ length: 11 }, (_, n) => ({ colour: `c${n}`, meaning: 'm' })) },
      })
      .thenRefused('too-many-colours'));
  it('takes each colour once', () =>
    given(founded)
      .when({ type: 'ChangeSettings', settings: { ragLegend: [legend[0]!, { colour: 'Green ', meaning: 'fine' }] } })
      .thenRefused('colour-twice'));
  it('needs a meaning for each colour', () =>
    given(founded)
      .when({ type: 'ChangeSettings', settings: { ragLegend: [{ colour: 'red', meaning: '' }] } })
      .thenRefused('empty-text'));
  it('is refused before there is a partnership', () => given().when(change).thenRefused('not-founded'));
  it('a repeat is nothing', () => given(founded, changed).when(change).thenNothing());
});

describe('ListAgency', () => {
  it('lists it with its class', () => given(founded).when(list).then(listed));
  it('may leave open since when', () =>
    given(founded)
      .when({ ...list, from: null })
      .then({ type: 'AgencyListed.v1', data: { ...listing, from: null } }));
  it('is refused when it is listed otherwise', () =>
    given(founded, listed)
      .when({ ...list, class: 'invited' })
      .thenRefused('already-listed'));
  it('lists one that had left and comes back', () =>
    given(founded, listed, ended)
      .when({ ...list, from: '2024-04-01' })
      .then({ type: 'AgencyListed.v1', data: { ...listing, from: '2024-04-01' } }));
  it('takes none back from a day on which it was still there, the last one included', () => {
    given(founded, listed, ended).when(list).thenRefused('out-of-order');
    given(founded, listed, ended)
      .when({ ...list, from: ending.until })
      .thenRefused('out-of-order');
  });
  it('takes no date that does not exist', () =>
    given(founded)
      .when({ ...list, from: '2021-02-29' })
      .thenRefused('no-such-date'));
  it.each(['', ' ', 'a b', '__proto__', 'x'.repeat(81)])('takes no id like %j', (agencyId) =>
    given(founded)
      .when({ ...list, agencyId })
      .thenRefused('bad-id'),
  );
  it('needs a name', () =>
    given(founded)
      .when({ ...list, name: '' })
      .thenRefused('empty-text'));
  it('lists at most 1,000', () =>
    given(
      founded,
      ...Array.from({ length: 1_000 }, (_, n): PartnershipEvent => ({
        type: 'AgencyListed.v1',
        data: { ...listing, agencyId: `a${n}` },
      })),
    )
      .when(list)
      .thenRefused('too-many-agencies'));
  it('a repeat is nothing', () => given(founded, listed).when(list).thenNothing());
});

describe('EndAgencyListing', () => {
  it('ends it and names its successor', () => given(founded, listed).when(end).then(ended));
  it('is refused for one that is not listed', () => given(founded).when(end).thenRefused('not-listed'));
  it('is refused for one that has left', () =>
    given(founded, listed, ended)
      .when({ ...end, until: '2023-01-01' })
      .thenRefused('not-listed'));
  it('takes no last day before the first', () =>
    given(founded, listed)
      .when({ ...end, until: '2013-03-31' })
      .thenRefused('out-of-order'));
  it('takes no date that does not exist', () =>
    given(founded, listed)
      .when({ ...end, until: '2022-06-31' })
      .thenRefused('no-such-date'));
  it('takes no agency as its own successor', () =>
    given(founded, listed)
      .when({ ...end, succeededBy: 'ccg' })
      .thenRefused('own-successor'));
  it('takes no successor that cannot be an id', () =>
    given(founded, listed)
      .when({ ...end, succeededBy: '' })
      .thenRefused('bad-id'));
  it('a repeat is nothing', () => given(founded, listed, ended).when(end).thenNothing());
});

describe('any order of commands', () => {
  const commands = fc.array(
    fc.constantFrom<PartnershipCommand>(
      found,
      { ...found, name: 'Another' },
      change,
      list,
      { ...list, class: 'other', from: null },
      end,
      { ...end, until: '2023-01-01' },
    ),
    { maxLength: 20 },
  );

  it('founds at most once, and each accepted command changes nothing when it comes again at once', () => {
    fc.assert(
      fc.property(commands, (all) => {
        let events: PartnershipEvent[] = [];
        for (const command of all) {
          const decision = partnership.decide(command, fold(partnership.evolve, partnership.initial, events));
          if ('refused' in decision) continue;
          events = [...events, ...decision];
          expect(partnership.decide(command, fold(partnership.evolve, partnership.initial, events))).toEqual([]);
        }
        expect(events.filter(({ type }) => type === 'PartnershipFounded.v1').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
