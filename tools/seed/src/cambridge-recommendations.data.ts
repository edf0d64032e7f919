import type { RecommendationPaper } from './papers.ts';

// What was asked of the plan of 2020 is the scrutiny panel's; the rest is made up in its manner.

const city = 'cambridge-city-council';
const plan = { source: 'scrutiny', sourceTitle: 'Annual scrutiny of the plan' } as const;

export const cambridgeRecommendations: readonly RecommendationPaper[] = [
  {
    ...plan,
    key: 'impact',
    on: { fromToday: -160, weekday: 3 },
    number: '1',
    text: 'Say of every activity, above all of training, what it changed and not only how many attended.',
    targetOn: { fromToday: 60, weekday: 3 },
    takenUp: { on: { fromToday: -120, weekday: 4 }, actions: ['health-referrals'], agencyIds: [city] },
  },
  {
    ...plan,
    key: 'more-meetings',
    on: { fromToday: -160, weekday: 3 },
    number: '2',
    text: 'Hold a meeting of the board each month.',
    refused: {
      on: { fromToday: -138, weekday: 3 },
      reason: 'The Multi-Agency Steering Group meets between the meetings of the board.',
    },
  },
  {
    key: 'peers',
    on: { fromToday: -20, weekday: 2 },
    source: 'peer-review',
    sourceTitle: 'Peer review of the night-time economy',
    number: '4',
    text: 'Share figures of injuries at night by hour and street with all who work there at night.',
    agencyIds: ['cuh', 'cambs-constabulary'],
    targetOn: { fromToday: 120, weekday: 2 },
  },
];
