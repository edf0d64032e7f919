import { agencyName } from './meeting-shown.ts';
import type { Input, MockPoint, World } from './shapes.ts';

type Change = (point: MockPoint, input: Input) => { readonly kind: string; readonly note: string | null };

const stateOf = (answer: string) => ({ answer, heardOn: '2020-10-07' });

/** What each command of the register makes of a point. */
export const pointChanges: Readonly<Record<string, Change>> = {
  updateActionPoint: (point, { note }) => {
    point.status = 'IN_PROGRESS';
    point.silentForDays = null;
    return { kind: 'UPDATED', note };
  },
  answerActionPoint: (point, { agencyId, answer, note = null }) => {
    const standing = point.answers.find((one) => one.agencyId === agencyId);
    if (standing) Object.assign(standing, stateOf(answer), { note });
    point.declined = answer === 'DECLINED';
    point.silentForDays = null;
    return { kind: answer, note };
  },
  reassignActionPoint: (point, { owners, reason }) => {
    point.owners = owners;
    point.declined = false;
    point.answers = owners.map(({ agencyId }: Input) => standing(agencyId));
    return { kind: 'REASSIGNED', note: reason };
  },
  closeActionPoint: (point, { answer }) => {
    point.status = 'CLOSED';
    return { kind: 'CLOSED', note: answer };
  },
  reopenActionPoint: (point, { reason }) => {
    point.status = 'OPEN';
    return { kind: 'REOPENED', note: reason };
  },
  carryForwardActionPoint: (_, { reason = null }) => ({ kind: 'CARRIED_FORWARD', note: reason }),
  changeActionPointDueDate: (point, { dueOn = null, reason }) => {
    point.dueOn = dueOn;
    return { kind: 'DUE_DATE_CHANGED', note: reason };
  },
  withdrawActionPoint: (point, { reason }) => {
    point.status = 'WITHDRAWN';
    return { kind: 'WITHDRAWN', note: reason };
  },
};

/** An owner who has said nothing so far. */
export const standing = (agencyId: string): MockPoint['answers'][number] => ({
  agencyId,
  askedOn: '2020-02-11',
  answer: null,
  note: null,
  heardOn: null,
});

/** What owners are and have said when a point is raised. */
export const ownedBy = (...owners: MockPoint['owners']) => ({
  owners,
  originalOwners: owners,
  answers: owners.map(({ agencyId }) => standing(agencyId)),
  declined: false,
  silentForDays: null,
});

export const changePoint = (point: MockPoint, name: string, input: Input): void => {
  const { kind, note } = pointChanges[name]!(point, input);
  point.version += 1;
  const [at, on] = ['2020-10-07T09:00:00.000Z', '2020-10-07'];
  const { agencyId = null, owners = null, dueOn = null } = input;
  point.history.push({ kind, at, on, note, dueOn, agencyId, owners });
};

export const pointOf = (world: World, point: MockPoint | undefined): object | null => {
  if (!point) return null;
  const agency = (id: string) => ({ id, name: agencyName(world, id), class: 'OTHER' });
  const named = (owners: MockPoint['owners']) =>
    owners.map(({ agencyId, role }) => ({ role, agency: agency(agencyId) }));
  return {
    ...point,
    owners: named(point.owners),
    originalOwners: named(point.originalOwners),
    answers: point.answers.map(({ agencyId, ...said }) => ({ ...said, agency: agency(agencyId) })),
    history: point.history.map(({ agencyId, owners, ...entry }) => ({
      ...entry,
      agency: agencyId ? agency(agencyId) : null,
      owners: owners ? named(owners) : null,
    })),
  };
};

/** The part of the register that a filter asks for. */
export const pointsFor = ({ points }: World, filter: Input): readonly MockPoint[] =>
  points
    .filter(({ status }) => (status === 'WITHDRAWN') === (filter['withdrawn'] ?? false))
    .filter(({ status }) => filter['open'] == null || (status !== 'CLOSED') === filter['open'])
    .filter(({ overdue }) => !filter['overdue'] || overdue)
    .filter(({ declined }) => !filter['declined'] || declined)
    .filter(({ silentForDays }) => !filter['silent'] || silentForDays !== null)
    .filter(({ text }) => !filter['words'] || text.toLowerCase().includes(filter['words'].toLowerCase()))
    .filter(
      ({ owners }) => !filter['ownerAgencyId'] || owners.some(({ agencyId }) => agencyId === filter['ownerAgencyId']),
    );
