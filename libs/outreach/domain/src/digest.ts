import { refuse, textFault, type Decider, type Decision, type LocalDate, type TextFault } from '@csp/kernel';
import type { DigestEvent, LinkOutcome } from '@csp/outreach-contract';
import type { Said } from './sayings.ts';

interface Link {
  readonly actionPointId: string;
  readonly until: string;
}

/** One day's mail to one agency: decided, then attempted until it is sent or given up. Its links may be used from the first attempt on. */
export interface Digest {
  readonly status: 'none' | 'decided' | 'attempting' | 'failed' | 'sent' | 'given-up';
  readonly digestId: string;
  readonly agencyId: string;
  readonly attempt: number;
  /** When it may be attempted: ISO 8601 instant. While another attempt is under way, once that one must have died. */
  readonly attemptFrom: string;
  /** By hash. */
  readonly links: Readonly<Record<string, Link>>;
  /** Points answered by a link of this mail. */
  readonly answered: readonly string[];
}

export type DigestCommand =
  | {
      readonly type: 'DecideDigest';
      readonly digestId: string;
      readonly agencyId: string;
      readonly points: readonly Said[];
      readonly decidedOn: LocalDate;
    }
  | {
      readonly type: 'AttemptDigest';
      /** The next one, as the sender knows it. */
      readonly attempt: number;
      /** ISO 8601 instant, as all below. */
      readonly now: string;
      readonly links: readonly { readonly actionPointId: string; readonly hash: string }[];
      readonly linksUntil: string;
    }
  | { readonly type: 'NoteDigestSent'; readonly attempt: number; readonly sentOn: LocalDate }
  | { readonly type: 'NoteDigestFailed'; readonly attempt: number; readonly reason: string; readonly now: string }
  | {
      readonly type: 'AnswerByLink';
      readonly hash: string;
      readonly outcome: LinkOutcome;
      readonly text: string;
      readonly now: string;
      readonly answeredOn: LocalDate;
    };

type Command<Type extends DigestCommand['type']> = Extract<DigestCommand, { type: Type }>;

export type DigestRefusal =
  TextFault | 'unknown-digest' | 'nothing-to-send' | 'link-unknown' | 'link-expired' | 'link-used';
type Outcome = Decision<DigestEvent, DigestRefusal>;

const minute = 60_000;
/** After each failed attempt; after the last one it is given up, in the afternoon of the same day. */
const backoffMinutes = [1, 5, 15, 60, 240];
/** Longer than any attempt takes: whoever made one and said nothing since has died. */
const attemptMinutes = 10;
const longestAnswer = 4_000;

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * minute).toISOString();

const attempt = ({ attempt, now, links, linksUntil }: Command<'AttemptDigest'>, state: Digest): Outcome => {
  const over = state.status === 'sent' || state.status === 'given-up';
  if (over || attempt !== state.attempt + 1 || now < state.attemptFrom) return refuse('nothing-to-send');
  const { digestId, agencyId } = state;
  const data = { digestId, agencyId, attempt, attemptedAt: now, links: [...links], linksUntil };
  return [{ type: 'DigestAttempted.v1', data }];
};

/** Of an earlier attempt too: it was slow and not dead, and the mail has gone. */
const noteSent = ({ attempt, sentOn }: Command<'NoteDigestSent'>, { status, digestId, agencyId }: Digest): Outcome =>
  status === 'sent' ? [] : [{ type: 'DigestSent.v1', data: { digestId, agencyId, attempt, sentOn } }];

const noteFailed = ({ attempt, reason, now }: Command<'NoteDigestFailed'>, state: Digest): Outcome => {
  if (state.status !== 'attempting' || state.attempt !== attempt) return [];
  const { digestId, agencyId } = state;
  const wait = backoffMinutes[attempt - 1];
  const retryAt = wait === undefined ? null : later(now, wait);
  return [{ type: 'DigestFailed.v1', data: { digestId, agencyId, attempt, reason, retryAt } }];
};

const answer = (command: Command<'AnswerByLink'>, state: Digest): Outcome => {
  const { hash, outcome, now, answeredOn } = command;
  const link = Object.hasOwn(state.links, hash) ? state.links[hash] : undefined;
  if (!link) return refuse('link-unknown');
  if (state.answered.includes(link.actionPointId)) return refuse('link-used');
  if (now >= link.until) return refuse('link-expired');
  const fault = textFault(command.text, longestAnswer);
  if (fault) return refuse(fault);
  const { digestId, agencyId } = state;
  const { actionPointId } = link;
  const text = command.text.trim();
  return [{ type: 'AnsweredByLink.v1', data: { digestId, agencyId, actionPointId, outcome, text, answeredOn } }];
};

const decide = (command: DigestCommand, state: Digest): Outcome => {
  if (command.type === 'DecideDigest') {
    if (state.status !== 'none') return [];
    const { type: _, points, ...data } = command;
    return points.length === 0 ? [] : [{ type: 'DigestDecided.v1', data: { ...data, points: [...points] } }];
  }
  if (state.status === 'none') return refuse(command.type === 'AnswerByLink' ? 'link-unknown' : 'unknown-digest');
  switch (command.type) {
    case 'AttemptDigest':
      return attempt(command, state);
    case 'NoteDigestSent':
      return noteSent(command, state);
    case 'NoteDigestFailed':
      return noteFailed(command, state);
    case 'AnswerByLink':
      return answer(command, state);
  }
};

const attempted = (state: Digest, { attempt, attemptedAt, links, linksUntil }: AttemptedData): Digest => ({
  ...state,
  status: state.status === 'sent' ? 'sent' : 'attempting',
  attempt,
  attemptFrom: later(attemptedAt, attemptMinutes),
  links: {
    ...state.links,
    ...Object.fromEntries(links.map(({ hash, actionPointId }) => [hash, { actionPointId, until: linksUntil }])),
  },
});
type AttemptedData = Extract<DigestEvent, { type: 'DigestAttempted.v1' }>['data'];

const evolve = (state: Digest, { type, data }: DigestEvent): Digest => {
  switch (type) {
    case 'DigestDecided.v1':
      return { ...state, status: 'decided', digestId: data.digestId, agencyId: data.agencyId };
    case 'DigestAttempted.v1':
      return attempted(state, data);
    case 'DigestSent.v1':
      return { ...state, status: 'sent' };
    case 'DigestFailed.v1':
      return { ...state, status: data.retryAt === null ? 'given-up' : 'failed', attemptFrom: data.retryAt ?? '' };
    case 'AnsweredByLink.v1':
      return { ...state, answered: [...state.answered, data.actionPointId] };
  }
};

/** The mail to one agency on one day, and the answers that came back by its links. */
export const digest: Decider<DigestCommand, Digest, DigestEvent, DigestRefusal> = {
  category: 'digest',
  initial: { status: 'none', digestId: '', agencyId: '', attempt: 0, attemptFrom: '', links: {}, answered: [] },
  decide,
  evolve,
};

/** `cambs-constabulary.2027-03-30`: at most one a day, whoever decides. */
export const digestIdOf = (agencyId: string, day: LocalDate): string => `${agencyId}.${day}`;
