import { agencyName } from './meeting-shown.ts';
import { pointOf } from './point-changes.ts';
import type { Input, World } from './shapes.ts';

const [at, on] = ['2020-10-07T09:00:00.000Z', '2020-10-07'];

/** One that stands so, as the mock's worlds hold it. */
export const recommended = (id: string, status: string, more: Input = {}): Input => ({
  id,
  version: 1,
  source: 'STRATEGIC_ASSESSMENT',
  sourceTitle: 'Strategic assessment 2020/21',
  number: id.slice(1),
  text: 'Ask of every funded activity what it changed',
  agencyIds: ['cambs-constabulary'],
  targetOn: '2020-09-30',
  overdue: true,
  status,
  proposedOn: '2020-09-01',
  decision: status === 'PROPOSED' ? null : { meetingId: 'february', decisionId: 'd', on: '2020-02-11' },
  actionPointIds: [],
  takenUpByIds: [],
  whatWasDone: null,
  reason: null,
  history: [{ status: 'PROPOSED', at, on: '2020-09-01', note: null, agencyIds: [], actionPointIds: [] }],
  ...more,
});

const shownIn = (world: World) => {
  const agencies = (ids: readonly string[]) => ids.map((id) => ({ id, name: agencyName(world, id) }));
  const points = (ids: readonly string[]) =>
    world.points.filter(({ id }) => ids.includes(id)).map((point) => pointOf(world, point));
  return (one: Input | undefined): Input | null =>
    one
      ? {
          __typename: 'Recommendation',
          ...one,
          agencies: agencies(one['agencyIds']),
          takenUpBy: agencies(one['takenUpByIds']),
          actionPoints: points(one['actionPointIds']),
          history: one['history'].map((entry: Input) => ({
            ...entry,
            agencies: agencies(entry['agencyIds']),
            actionPoints: points(entry['actionPointIds']),
          })),
        }
      : null;
};

const steps: Readonly<Record<string, (one: Input, input: Input) => Input>> = {
  refuseRecommendation: (_, { reason }) => ({ status: 'REFUSED', reason }),
  takeUpRecommendation: (one, { actionPointIds = [], agencyIds = [] }) => ({
    status: 'TAKEN_UP',
    actionPointIds: [...one['actionPointIds'], ...actionPointIds],
    takenUpByIds: [...one['takenUpByIds'], ...agencyIds],
  }),
  completeRecommendation: (_, { whatWasDone }) => ({ status: 'DONE', whatWasDone, overdue: false }),
  withdrawRecommendation: (_, { reason }) => ({ status: 'WITHDRAWN', reason, overdue: false }),
};

/** The register of recommendations, as the graph asks for it and changes it. */
export const recommendationsOf = (world: World): object => {
  const shown = shownIn(world);
  const found = ({ id }: Input) => world.recommendations.find((one) => one['id'] === id);
  const step = (name: string) => [
    name,
    ({ input }: Input) => {
      const one = found(input)!;
      Object.assign(one, steps[name]!(one, input), { version: one['version'] + 1 });
      const { reason: note = input.whatWasDone ?? null, agencyIds = [], actionPointIds = [] } = input;
      one['history'].push({ status: one['status'], at, on, note, agencyIds, actionPointIds });
      return shown(one);
    },
  ];
  return {
    recommendation: (asked: Input) => shown(found(asked)),
    recommendations: ({ filter = {} }: Input) => {
      const fitting = world.recommendations.filter((one) =>
        Object.entries(filter).every(([name, value]) => one[name] === value),
      );
      return { nodes: fitting.map(shown), total: fitting.length };
    },
    proposeRecommendation: ({ input: { commandId: _, ...input } }: Input) => {
      const made = recommended(`r${input.number}`, 'PROPOSED', { overdue: false, ...input });
      world.recommendations.push(made);
      return shown(made);
    },
    ...Object.fromEntries(Object.keys(steps).map(step)),
  };
};
