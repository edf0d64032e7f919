import type { Meeting, PaperInput, Partnership } from '@csp/documents';
import type { TenantId } from '@csp/kernel';
import { anonymous, grantsIn, type Principal } from '@csp/platform-runtime';
import type { Ask } from '../graph-asker.ts';
import type { DocumentsLibrary } from './library.ts';

/** Whose papers of which meeting; `pack`: with the minutes of the meeting before it. */
export interface Wanted {
  readonly tenant: TenantId;
  readonly id: string;
  readonly pack: boolean;
}

export type ReadPapers = (wanted: Wanted) => Promise<PaperInput | undefined>;

/** How far back the last minutes are looked for. */
const mostLooked = 20;

const isBefore = (one: Pick<Meeting, 'date' | 'startsAt'>, other: Pick<Meeting, 'date' | 'startsAt'>): boolean =>
  `${one.date} ${one.startsAt}` < `${other.date} ${other.startsAt}`;

const withLast = (meeting: Meeting, partnership: unknown, last: Meeting | undefined): PaperInput => ({
  meeting,
  partnership: partnership as Partnership,
  ...(last && { last }),
});

const seals = 'sealed { number seal corrections { number seal } }';

/** What anyone may read: the papers of what is published. */
export const publicPapers =
  (ask: Ask, { publicMeetingSelection, meetingOfPublic }: DocumentsLibrary): ReadPapers =>
  async ({ tenant, id, pack }) => {
    const asking = { tenant, principal: anonymous };
    const selection = `${publicMeetingSelection} ${seals}`;
    const one = async (meetingId: string) =>
      ask(asking, `query ($id: ID!) { partnership { slug name } publicMeeting(id: $id) { ${selection} } }`, {
        id: meetingId,
      });
    const { partnership, publicMeeting } = await one(id);
    if (!publicMeeting) return undefined;
    const meeting = meetingOfPublic(publicMeeting);
    if (!pack) return withLast(meeting, partnership, undefined);
    const { publicMeetings } = await ask(asking, '{ publicMeetings { id title date startsAt minutesAgreed } }');
    // The public isn't told a group's id; its meetings bear its name.
    const before = (publicMeetings as (Meeting & { readonly minutesAgreed: boolean })[]).find(
      (other) => other.title === meeting.title && other.minutesAgreed && isBefore(other, meeting),
    );
    const last = before && meetingOfPublic((await one(before.id))['publicMeeting'] as object);
    return withLast(meeting, partnership, last);
  };

export interface Reader {
  readonly principal: Principal;
  /** Whether it is going to be published: without what is restricted, and without what was said of drafts. */
  readonly publicCopy: boolean;
}

/** What those who are signed in may read, each as far as the graph lets them. */
export const papersFor =
  (ask: Ask, { meetingSelection, commentsSelection, meetingOf }: DocumentsLibrary, reader: Reader): ReadPapers =>
  async ({ tenant, id, pack }) => {
    const { principal, publicCopy } = reader;
    const asking = { tenant, principal: publicCopy ? withoutRestricted(principal, tenant) : principal };
    const selection = `${meetingSelection} ${publicCopy ? '' : commentsSelection} ${seals}`;
    const { partnership, meeting: found } = await ask(
      asking,
      `query ($id: ID!) { partnership { slug name } meeting(id: $id) { ${selection} } }`,
      { id },
    );
    if (!found) return undefined;
    const meeting = meetingOf(found);
    if (!pack) return withLast(meeting, partnership, undefined);
    const { meetings } = await ask(
      asking,
      `query ($groupId: ID!, $to: LocalDate!, $first: Int!) {
        meetings(filter: { groupId: $groupId, to: $to }, first: $first) { nodes { id date startsAt minutesStatus } } }`,
      { groupId: (found as { readonly group: { readonly id: string } }).group.id, to: meeting.date, first: mostLooked },
    );
    const before = (meetings as { readonly nodes: readonly Meeting[] }).nodes.find(
      (other) => other.minutesStatus !== 'NONE' && isBefore(other, meeting),
    );
    if (!before) return withLast(meeting, partnership, undefined);
    const { meeting: last } = await ask(asking, `query ($id: ID!) { meeting(id: $id) { ${selection} } }`, {
      id: before.id,
    });
    return withLast(meeting, partnership, meetingOf(last as object));
  };

/**
 * Somebody with no more rights here than an officer of an agency that isn't listed: the graph then leaves out what is restricted. For
 * the copy of a paper that is going to be published.
 */
export const withoutRestricted = (principal: Principal, tenant: TenantId): Principal => ({
  ...principal,
  grants: grantsIn(principal, tenant).map(() => ({ tenant, role: 'agency-officer', agencyId: 'public-copy' })),
});
