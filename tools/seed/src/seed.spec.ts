import { readFileSync } from 'node:fs';
import { actionPoint } from '@csp/action-plan-domain';
import type { ActionPointEvent } from '@csp/action-plan-contract';
import { fold, isRefused, weekday, type Decision } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { meeting, noticeOf, placedItems, quorumOf, timingOf, type Meeting } from '@csp/meetings-domain';
import type { GroupEvent, PartnershipEvent } from '@csp/partnerships-contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './ids.ts';
import { stepsOf } from './office.ts';
import { partnershipPapers } from './partnerships.ts';
import { demoAccounts, seed, SeedRefused } from './index.ts';
import { inMemory } from './testing/memory.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8'));
const county = read('county.json') as County;
const papers = read('cambridge-city-meetings-2020.json') as Cambridge;

const today = '2026-11-23';
const memory = inMemory(today);
beforeAll(() => seed(memory.ports));

const slugs = partnershipPapers.map(({ slug }) => slug);
const meetingIn = (slug: string, key: string): Meeting =>
  fold(
    meeting.evolve,
    meeting.initial,
    memory.stream<MeetingEvent>('meetings', slug, `meeting-${idOf(slug, 'meeting', key)}`),
  );
type Begun = Extract<Meeting, { paragraphs: unknown }>;
const begun = (slug: string, key: string): Begun => meetingIn(slug, key) as Begun;
const meetingsOf = (slug: string): Exclude<Meeting, { status: 'none' }>[] =>
  partnershipPapers
    .find((one) => one.slug === slug)!
    .meetings.map(({ key }) => meetingIn(slug, key) as Exclude<Meeting, { status: 'none' }>);
const pointsOf = (slug: string) => {
  const events = memory
    .events<ActionPointEvent>('action-plan', slug)
    .filter(({ data }) => data.actionPointId !== undefined);
  return [...new Set(events.map(({ data }) => data.actionPointId))].map((id) => {
    const own = events.filter(({ data }) => data.actionPointId === id);
    return { state: fold(actionPoint.evolve, actionPoint.initial, own), raised: raisedIn(own) };
  });
};
const raisedIn = (events: readonly ActionPointEvent[]) => {
  const [first] = events;
  if (first?.type !== 'ActionPointRaised.v1') throw new Error('It begins by being raised.');
  return first.data;
};

describe('seeding', () => {
  it('is refused nothing, whenever the demonstration is first started', async () => {
    const days = [
      '2026-11-24',
      '2026-12-24',
      '2027-01-01',
      '2027-03-28',
      '2027-04-01',
      '2027-10-31',
      '2028-02-29',
      '2031-07-06',
    ];
    for (const day of days) await expect(seed(inMemory(day).ports), day).resolves.toBeUndefined();
  });

  it('adds nothing the second time, not even on another day', async () => {
    const again = inMemory(today);
    await seed(again.ports);
    const before = JSON.stringify(again.all());
    await seed(again.ports);
    await seed({ ...again.ports, today: '2026-11-24' });
    expect(JSON.stringify(again.all())).toBe(before);
  });

  it('gives the same bytes on every machine', () => {
    const another = inMemory(today);
    return seed(another.ports).then(() => expect(another.all()).toEqual(memory.all()));
  });

  it('gives commands in the order of time, each under an id of its own', () => {
    for (const one of partnershipPapers) {
      const { all } = stepsOf(one, today);
      expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort());
      expect(new Set(all.map(({ commandId }) => commandId)).size).toBe(all.length);
      expect(all.at(-1)!.at < `${today}T00:00:00.000Z`, one.slug).toBe(true);
    }
  });

  it('says which command was refused, and why', async () => {
    const broken = { ...memory.ports, act: async () => ({ kind: 'refused', code: 'too-long' }) as const };
    await expect(seed(broken)).rejects.toThrow(SeedRefused);
    await expect(seed(broken)).rejects.toThrow(/county.*FoundPartnership.*too-long/);
  });

  it('waits for what the minutes bring about in the action plan', async () => {
    const slow = inMemory(today);
    let early = 3;
    await seed({
      ...slow.ports,
      act: async (step) =>
        step.context === 'action-plan' && early-- > 0
          ? { kind: 'refused', code: 'unknown-action-point' }
          : slow.ports.act(step),
    });
    expect(slow.all()).toEqual(memory.all());
  });

  it('leaves policies nothing to be refused but what the register had before the meeting said so', () => {
    expect([...new Set(memory.refusals)]).toEqual(['follow-what-a-meeting-made-of-it: already-closed']);
  });

  it('names no person: people are role and agency', () => {
    expect(memory.all().some(({ events }) => events.some(({ type }) => type.startsWith('Representative')))).toBe(false);
  });
});

describe('partnerships', () => {
  it('are the six districts and the county board', () => {
    expect([...slugs].sort()).toEqual([...county.tenants.map(({ slug }) => slug), 'county'].sort());
    for (const { slug, names, district, council } of county.tenants) {
      const own = partnershipPapers.find((one) => one.slug === slug)!;
      expect(own).toMatchObject({ kind: 'district', district, council });
      if (names) expect(names).toContain(own.name);
    }
  });

  it.each(
    county.agencies.flatMap(({ listed, ...one }) =>
      listed.map((listing) => [listing.partnership, one.id, { ...one, listing }] as const),
    ),
  )('%s lists %s as its papers do', (slug, id, { name, kind, listing }) => {
    const agency = partnershipPapers.find((one) => one.slug === slug)?.agencies.find((one) => one.id === id);
    expect(agency).toMatchObject({ name, class: listing.listedAs === 'statutory' ? 'responsible-authority' : kind });
  });

  it('keep agencies that ended, with those that took their places', () => {
    const ended = memory
      .events<PartnershipEvent>('partnerships', 'cambridge-city')
      .flatMap((event) => (event.type === 'AgencyListingEnded.v1' ? [event.data] : []));
    expect(ended).toEqual([
      { agencyId: 'bench-crc', until: '2021-06-25', succeededBy: 'probation-service' },
      { agencyId: 'ccg', until: '2022-06-30', succeededBy: 'icb' },
    ]);
  });

  it.each(county.tenants.map((tenant) => [tenant.slug, tenant] as const))('%s has its groups', (slug, { groups }) => {
    const left = ['not established', 'to be formed', 'proposed'];
    const expected = groups.filter(({ status }) => !left.includes(status)).map(({ name }) => name);
    const events = memory.events<GroupEvent>('partnerships', slug);
    const setUp = events.flatMap((event) => (event.type === 'GroupSetUp.v1' ? [event.data.name] : []));
    // Nothing is known of Huntingdonshire's: it has two that every partnership has.
    expect(setUp.sort()).toEqual(slug === 'huntingdonshire' ? expect.any(Array) : expected.sort());
    const gone = events.flatMap((event) => (event.type === 'GroupDisbanded.v1' ? [event.data.on] : []));
    expect(gone).toEqual(groups.filter(({ status }) => status === 'disbanded').map(() => '2011-04-26'));
  });

  it.each(['fenland', 'south-cambs'])('%s has the legend of its plan', (slug) => {
    const legend = partnershipPapers.find((one) => one.slug === slug)!.settings.ragLegend;
    const known = county.tenants.find((one) => one.slug === slug)!.habits!.ragLegend!;
    expect(legend.map(({ meaning }) => meaning)).toEqual(known.map(({ meaning }) => meaning));
    for (const [place, { colour }] of known.entries()) if (colour) expect(legend[place]!.colour).toBe(colour);
  });
});

describe('Cambridge, 11 February 2020', () => {
  it('has every paragraph under its number', () =>
    expect(begun('cambridge-city', '2020-02').paragraphs.map(({ number }) => number)).toEqual(
      papers.minutes.paragraphs.map(({ no }) => no),
    ));

  it('says in sentences every figure of the paragraphs', () => {
    const texts = new Map(begun('cambridge-city', '2020-02').paragraphs.map(({ number, text }) => [number, text]));
    for (const text of texts.values()) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(texts.get('6.1.1')).toMatch(/122 arrests.*£55,405.*£61,982.*42 visits/);
    expect(texts.get('5.2')).toMatch(/£24,000 a year for two years, until March 2021/);
    for (const { no, fact } of papers.minutes.paragraphs)
      for (const [figure] of fact.matchAll(/\d{2,}(?::\d\d)?(?!-)/g))
        if (!/^\d{4}-|^0/.test(figure)) expect(texts.get(no), `${no}: ${figure}`).toContain(figure);
  });

  it('has every action point with its reference, paragraph and owner, due at the next meeting', () => {
    const { actionPoints, paragraphs } = begun('cambridge-city', '2020-02');
    const shown = actionPoints.map(({ reference, paragraphId, owners, dueOn }) => ({
      ref: reference,
      paragraph: paragraphs.find(({ id }) => id === paragraphId)?.number,
      agencies: owners.map(({ agencyId }) => agencyId),
      dueOn,
    }));
    expect(shown).toEqual(
      papers.minutes.actionPoints.map(({ ref, paragraph, owner }) => ({
        ref,
        paragraph,
        agencies: [agencyOf(owner.agency)],
        dueOn: '2020-10-06',
      })),
    );
    for (const [place, { owners }] of actionPoints.entries())
      expect(owners[0]!.role.startsWith(papers.minutes.actionPoints[place]!.owner.role)).toBe(true);
  });

  it('has every decision in its paragraph', () => {
    const { decisions, paragraphs } = begun('cambridge-city', '2020-02');
    const shown = decisions.map(({ paragraphId, verb }) => ({
      paragraph: paragraphs.find(({ id }) => id === paragraphId)?.number,
      verb,
    }));
    expect(shown).toEqual(papers.minutes.decisions.map(({ paragraph, verb }) => ({ paragraph, verb })));
  });

  it('has everyone who was there or sent apologies, in their lists', () => {
    const { attendance } = begun('cambridge-city', '2020-02');
    const listed = (roles: readonly Role[], capacity: string) =>
      roles.map(({ agency }) => ({ agencyId: agencyOf(agency), capacity }));
    const { attendance: present, apologies } = papers.minutes;
    expect(attendance!.present).toMatchObject([
      ...listed(present.board, 'board'),
      ...listed(present.members, 'member'),
    ]);
    expect(attendance!.apologies).toMatchObject([
      ...listed(apologies.board, 'board'),
      ...listed(apologies.members, 'member'),
      ...listed(apologies.others, 'other'),
    ]);
    expect(attendance!.publicCount).toBe(0);
    expect(quorumOf(begun('cambridge-city', '2020-02')).met).toBe(true);
  });

  it('was agreed on 6 October as a correct record', () =>
    expect(meetingIn('cambridge-city', '2020-02')).toMatchObject({
      status: 'agreed',
      agreement: { agreedOn: '2020-10-06' },
    }));
});

describe('Cambridge, 6 October 2020', () => {
  it('has the agenda of the papers, item by item', () => {
    const items = papers.agenda.items.flatMap(({ subItems = [], ...item }) => [item, ...subItems]);
    const shown = placedItems(begun('cambridge-city', '2020-10').agenda);
    const day = (title: string) => title.replace('2020-02-11', '11 February 2020');
    expect(shown.map(({ number, item }) => [number, item.title, item.minutesAllotted])).toEqual(
      items.map(({ no, title, minutes }) => [String(no), day(title), minutes]),
    );
    expect(shown.map(({ item }) => item.purpose)).toEqual(
      items.map(({ purpose }) => (purpose === 'verbal' ? 'verbal-update' : purpose)),
    );
    for (const [place, { item }] of shown.entries()) {
      const { lead } = items[place]!;
      expect(item.leads).toHaveLength(lead === null ? 0 : Array.isArray(lead) ? lead.length : 1);
    }
  });

  it('adds up to the 110 minutes from 10:00 to 11:50, with full notice', () => {
    const { agenda, startsAt, endsAt, ...rest } = begun('cambridge-city', '2020-10');
    expect(timingOf(agenda, startsAt, endsAt)).toMatchObject({ allotted: 110, available: 110 });
    expect(noticeOf(rest, '2020-10-06').late).toBe(false);
  });

  it('went through the five action points, which the register has closed', () => {
    expect(Object.values(begun('cambridge-city', '2020-10').reviews).map(({ outcome }) => outcome)).toEqual(
      papers.actionReview.rows.map(({ status }) => status),
    );
    const events = memory.events<ActionPointEvent>('action-plan', 'cambridge-city');
    for (const { ref, closedOn } of papers.actionReview.rows) {
      const id = idOf('cambridge-city', 'action', ref);
      const closed = events.filter((event) => event.data.actionPointId === id && event.type === 'ActionPointClosed.v1');
      expect(closed).toHaveLength(1);
      expect(closed[0]!.data).toMatchObject({ closedOn: closedOn ?? '2020-10-06' });
    }
  });

  it('has draft minutes, and the meetings of the timetable after it', () => {
    expect(meetingIn('cambridge-city', '2020-10').status).toBe('held');
    const dates = meetingsOf('cambridge-city').map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(papers.timetable.meetings.map(({ date }) => date.slice(0, 10))));
  });
});

describe('the present', () => {
  it('has these figures: meetings, action points, of these open, of these overdue', () => {
    const figures = slugs.map((slug) => {
      const points = pointsOf(slug).map(({ state }) => state);
      const open = points.filter(({ status }) => status === 'open' || status === 'in-progress');
      const overdue = open.filter((point) => point.status !== 'none' && point.dueOn !== null && point.dueOn < today);
      return [slug, meetingsOf(slug).length, points.length, open.length, overdue.length];
    });
    expect(figures).toEqual([
      ['county', 3, 6, 4, 1],
      ['fenland', 3, 9, 5, 2],
      ['east-cambs', 4, 8, 4, 2],
      ['south-cambs', 3, 8, 4, 2],
      ['huntingdonshire', 3, 7, 4, 2],
      ['cambridge-city', 9, 15, 7, 2],
      ['peterborough', 3, 8, 6, 3],
    ]);
  });

  it.each(slugs)('%s has a meeting to come and others with minutes behind it', (slug) => {
    const meetings = meetingsOf(slug);
    const coming = meetings.filter(({ date, status }) => date > today && status !== 'cancelled');
    expect(coming.length).toBeGreaterThan(0);
    for (const { date, place } of coming) {
      expect([2, 3, 4]).toContain(weekday(date));
      expect(place).toBeTruthy();
    }
    const held = meetings.filter(
      ({ date, status }) => date > '2026-01-01' && ['held', 'circulated', 'agreed'].includes(status),
    );
    expect(held.length).toBeGreaterThanOrEqual(2);
    expect(held.some(({ status }) => status === 'agreed')).toBe(true);
    expect(held.some(({ status }) => status !== 'agreed')).toBe(true);
  });

  it.each(slugs)('%s has action points that are open, overdue and closed, of several agencies', (slug) => {
    const points = pointsOf(slug);
    const open = points.filter(({ state }) => state.status === 'open' || state.status === 'in-progress');
    const overdue = open.filter(({ state }) => state.status !== 'none' && state.dueOn !== null && state.dueOn < today);
    const closed = points.filter(({ state }) => state.status === 'closed');
    expect(points.length).toBeGreaterThanOrEqual(6);
    expect(points.length).toBeLessThanOrEqual(20);
    expect(open.length).toBeGreaterThan(overdue.length);
    expect(overdue.length).toBeGreaterThan(0);
    expect(closed.length).toBeGreaterThan(0);
    expect(new Set(points.flatMap(({ raised }) => raised.owners.map(({ agencyId }) => agencyId))).size).toBeGreaterThan(
      3,
    );
    expect(open.some(({ raised }) => raised.owners.some(({ agencyId }) => agencyId === 'cambs-constabulary'))).toBe(
      true,
    );
  });

  it('has points that owners accepted, one that was declined, and owners of it who have said nothing', () => {
    const points = pointsOf('cambridge-city').flatMap(({ state }) => (state.status === 'open' ? [state] : []));
    const answers = points.map(({ answers: said }) => Object.values(said).map(({ answer }) => answer));
    expect(answers).toContainEqual(['accepted', 'accepted']);
    const declined = points.find(({ answers: said }) =>
      Object.values(said).some(({ answer }) => answer === 'declined'),
    );
    expect(declined!.owners.filter(({ agencyId }) => !declined!.answers[agencyId])).toHaveLength(1);
  });

  it.each(slugs)('%s gives each action point the reference its minutes say, none twice in a year', (slug) => {
    const references = pointsOf(slug).map(({ raised }) => `${raised.raisedOn.slice(0, 4)} ${raised.reference}`);
    expect(new Set(references).size).toBe(references.length);
    const reviewed = memory
      .events<MeetingEvent>('meetings', slug)
      .flatMap((event) => (event.type === 'ActionPointReviewed.v1' ? [event.data] : []));
    for (const { actionPointId, reference } of reviewed)
      expect(pointsOf(slug).find(({ raised }) => raised.actionPointId === actionPointId)?.raised.reference).toBe(
        reference,
      );
  });

  it('runs the numbers of South Cambridgeshire on from meeting to meeting', () => {
    const numbers = ['spring', 'summer'].flatMap((key) =>
      begun('south-cambs', key).paragraphs.map(({ number }) => Number(number)),
    );
    expect(numbers).toEqual(numbers.map((_, place) => 412 + place));
    expect(numbers.length).toBeGreaterThan(10);
  });

  it('fills the agendas that are out, and says nothing of others', () => {
    for (const slug of slugs)
      for (const one of meetingsOf(slug)) {
        if (
          one.status === 'scheduled' ||
          one.status === 'cancelled' ||
          one.agenda.every((item) => !item.minutesAllotted)
        )
          continue;
        const { allotted, available } = timingOf(one.agenda, one.startsAt, one.endsAt);
        expect(Math.abs(available - allotted), `${slug} ${one.date}: ${allotted} of ${available}`).toBeLessThanOrEqual(
          15,
        );
      }
  });

  it('has restricted points, a short notice, a cancelled and a moved meeting, and minutes agreed with an alteration', () => {
    const types = new Set<string>();
    for (const slug of slugs)
      for (const { type, data } of memory.events<MeetingEvent>('meetings', slug)) {
        types.add(type);
        if (type === 'AgendaPublished.v1' && data.late) types.add('late');
        if (type === 'ActionPointMinuted.v1' && data.restricted) types.add('restricted');
      }
    const rare = ['late', 'restricted', 'MeetingCancelled.v1', 'MeetingRescheduled.v1', 'MinuteAltered.v1'];
    expect([...types]).toEqual(expect.arrayContaining(rare));
  });
});

describe('series of meetings', () => {
  it('have the recent and coming meetings of two boards, the farthest of them with the standing items', () => {
    const seriesOf = (slug: string) =>
      meetingsOf(slug)
        .filter(({ seriesId }) => seriesId === idOf(slug, 'series', 'board'))
        .map(({ agenda }) => agenda.length);
    expect(seriesOf('fenland')).toHaveLength(3);
    const cambridge = seriesOf('cambridge-city');
    expect(cambridge).toHaveLength(4);
    expect(cambridge.at(-1)).toBe(10);
  });
});

describe('accounts', () => {
  it('are one for each kind of user, in partnerships that exist, for agencies that are listed there', () => {
    for (const { grants } of demoAccounts)
      for (const { tenant, role, agencyId } of grants) {
        const own = partnershipPapers.find(({ slug }) => slug === tenant);
        expect(own).toBeDefined();
        if (role === 'agency-officer') expect(own!.agencies.map(({ id }) => id)).toContain(agencyId);
      }
    for (const slug of slugs)
      expect(demoAccounts).toContainEqual(
        expect.objectContaining({
          login: `officer@${slug}.example`,
          grants: [{ tenant: slug, role: 'support-officer' }],
        }),
      );
  });

  it('let the constabulary act wherever it is listed, as a person and as a machine', () => {
    const police = demoAccounts.filter(({ grants }) =>
      grants.some(({ agencyId }) => agencyId === 'cambs-constabulary'),
    );
    expect(police.map(({ kind }) => kind).sort()).toEqual(['machine', 'person']);
    for (const { grants } of police) expect(grants.map(({ tenant }) => tenant).sort()).toEqual([...slugs].sort());
  });
});

describe('the deciders themselves', () => {
  it('would refuse the papers if they broke a rule', () => {
    const { all } = stepsOf(partnershipPapers[0]!, today);
    const close = all.find(({ command }) => (command as { type: string }).type === 'CloseMeeting')!;
    const decision: Decision<unknown> = close.decider.decide(close.command as never, close.decider.initial);
    expect(isRefused(decision)).toBe(true);
  });
});

/** The agency behind a name of the papers, with or without its unit in brackets. */
const agencyOf = (name: string | null): string | undefined => {
  const known = (text: string) => county.agencies.find((one) => one.name === text || one.aliases.includes(text))?.id;
  return name === null ? undefined : (known(name) ?? known(name.replace(/ \([^)]*\)$/, '')));
};

interface Role {
  readonly role: string;
  readonly agency: string | null;
}
interface County {
  readonly tenants: readonly {
    readonly slug: string;
    readonly names: readonly string[] | null;
    readonly district: string;
    readonly council: string;
    readonly groups: readonly { readonly name: string; readonly status: string }[];
    readonly habits: {
      readonly ragLegend: readonly { readonly colour?: string; readonly meaning: string }[] | null;
    } | null;
  }[];
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly kind: string;
    readonly listed: readonly { readonly partnership: string; readonly listedAs: string }[];
  }[];
}
interface Item {
  readonly no: number | string;
  readonly title: string;
  readonly lead: Role | readonly Role[] | null;
  readonly minutes: number | null;
  readonly purpose: string | null;
  readonly subItems?: readonly Item[];
}
interface Cambridge {
  readonly agenda: { readonly items: readonly Item[] };
  readonly minutes: {
    readonly attendance: { readonly board: readonly Role[]; readonly members: readonly Role[] };
    readonly apologies: Readonly<Record<'board' | 'members' | 'others', readonly Role[]>>;
    readonly paragraphs: readonly { readonly no: string; readonly fact: string }[];
    readonly decisions: readonly { readonly paragraph: string; readonly verb: string }[];
    readonly actionPoints: readonly { readonly ref: string; readonly paragraph: string; readonly owner: Role }[];
  };
  readonly actionReview: {
    readonly rows: readonly { readonly ref: string; readonly status: string; readonly closedOn: string | null }[];
  };
  readonly timetable: { readonly meetings: readonly { readonly date: string }[] };
}
