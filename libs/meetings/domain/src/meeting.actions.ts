import { isLocalDate, refuse, type LocalDate } from '@csp/kernel';
import type { ReviewOutcome } from '@csp/meetings-contract';
import { referenceOf } from './action-references.ts';
import { placedItem } from './agenda-numbers.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known, type Minuting } from './meeting.state.ts';
import { faultOf, kept, keptIfAny, longest, roleFault, type RoleOfAgency } from './texts.ts';

const maxActionPoints = 500;
const maxOwners = 10;

export interface MinuteActionPoint {
  readonly type: 'MinuteActionPoint';
  readonly actionPointId: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly owners: readonly RoleOfAgency[];
  /** None: the group's next meeting. */
  readonly dueOn: LocalDate | null;
  /** The day of the group's next meeting; none while it isn't set. */
  readonly nextMeetingOn: LocalDate | null;
  /** The first number of this meeting's month (or year) that nothing else in the register has. */
  readonly firstFreeNumber: number;
}

export interface WithdrawActionPoint {
  readonly type: 'WithdrawMinutedActionPoint';
  readonly actionPointId: string;
}

export interface ReviewActionPoint {
  readonly type: 'ReviewActionPoint';
  readonly actionPointId: string;
  /** As it stands in this meeting's review; none when it doesn't. */
  readonly underReview: { readonly reference: string; readonly closed: boolean } | null;
  readonly outcome: ReviewOutcome;
  readonly response: string | null;
  /** None: the group's next meeting. */
  readonly dueOn: LocalDate | null;
  readonly nextMeetingOn: LocalDate | null;
}

export const minuteActionPoint = (command: MinuteActionPoint, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { actionPointId, paragraphId } = command;
  if (sitting.actionPoints.some(({ id }) => id === actionPointId)) return [];
  if (sitting.actionPoints.length >= maxActionPoints) return refuse('too-many-action-points');
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  const fault = faultOf([kept(command.text), longest.actionPoint]) ?? ownersFault(command.owners, sitting.date);
  if (fault) return refuse(fault);
  const dueOn = command.dueOn ?? command.nextMeetingOn;
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  const owners = command.owners.map(({ role, agency }) => ({ agencyId: agency?.agencyId ?? '', role: kept(role) }));
  return [
    {
      type: 'ActionPointMinuted.v1',
      data: {
        meetingId: sitting.id,
        actionPointId,
        reference: nextReference(sitting, command.firstFreeNumber),
        paragraphId,
        paragraph: paragraph.number,
        text: kept(command.text),
        owners,
        ownerAgencyNames: command.owners.map(({ agency }) => agency?.name ?? ''),
        dueOn,
        raisedOn: sitting.date,
        restricted: placedItem(sitting.agenda, paragraph.itemId)?.restricted ?? true,
      },
    },
  ];
};

/** Only until the minutes go round: afterwards people may have begun. */
export const withdrawActionPoint = ({ actionPointId }: WithdrawActionPoint, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (!sitting.actionPoints.some(({ id }) => id === actionPointId)) return refuse('unknown-action-point');
  return [
    {
      type: 'MinutedActionPointWithdrawn.v1',
      data: { meetingId: sitting.id, actionPointId, withdrawnOn: sitting.date },
    },
  ];
};

/** What the meeting makes of an earlier point. Said again it is nothing; said otherwise it takes the place of what was said. */
export const reviewActionPoint = (command: ReviewActionPoint, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { actionPointId, underReview, outcome } = command;
  const response = keptIfAny(command.response);
  const dueOn = outcome === 'closed' ? null : (command.dueOn ?? command.nextMeetingOn);
  const said = sitting.reviews[actionPointId];
  if (said?.outcome === outcome && said.response === response && said.dueOn === dueOn) return [];
  if (!underReview) return refuse('not-under-review');
  const { reference, closed } = underReview;
  const fault = reviewFault(outcome, response, closed) ?? faultOf([response, longest.response]);
  if (fault) return refuse(fault);
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  return [
    {
      type: 'ActionPointReviewed.v1',
      data: {
        meetingId: sitting.id,
        actionPointId,
        reference,
        outcome,
        response,
        dueOn,
        reviewedOn: sitting.date,
      },
    },
  ];
};

/** Own numbers go on from the last; numbers that others have taken meanwhile are left out. */
const nextReference = ({ lastReference, actionReferences, date }: Minuting, firstFree: number): string =>
  referenceOf(actionReferences, date, Math.max(lastReference, firstFree - 1) + 1);

/** A point is closed with an answer, unless it is noted that the register has one; it is reopened for a reason. */
const reviewFault = (outcome: ReviewOutcome, response: string | null, closed: boolean): MeetingRefusal | undefined => {
  if (outcome === 'carried-forward' && closed) return 'closed-in-register';
  if (outcome === 'reopened' && !closed) return 'open-in-register';
  const needed = outcome === 'reopened' || (outcome === 'closed' && !closed);
  return needed && response === null ? 'empty-text' : undefined;
};

const ownersFault = (owners: readonly RoleOfAgency[], on: LocalDate): MeetingRefusal | undefined => {
  if (owners.length === 0) return 'no-owner';
  if (owners.length > maxOwners) return 'too-many-owners';
  if (owners.some(({ agency }) => !agency)) return 'owner-without-agency';
  return owners.map((owner) => roleFault(owner, on)).find(Boolean);
};
