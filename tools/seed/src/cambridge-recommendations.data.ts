import type { FeedbackPaper, RecommendationPaper } from './papers.ts';

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

export const cambridgeFeedback: readonly FeedbackPaper[] = [
  {
    key: 'impact',
    on: { fromToday: -167, weekday: 3 },
    recordedOn: { fromToday: -160, weekday: 3 },
    saidBy: 'scrutiny-committee',
    said: 'Reports say how many attended training. They should say what it changed.',
    answer: {
      on: { fromToday: -125, weekday: 3 },
      response: 'The board agreed: an update without its impact is not complete.',
      whatChanged: 'Health practices that were trained are asked why they refer so seldom, and what training changed.',
      publishedOn: { fromToday: -124, weekday: 3 },
    },
  },
  {
    key: 'lighting',
    on: { fromToday: -48, weekday: 3 },
    recordedOn: { fromToday: -41, weekday: 3 },
    saidBy: 'public',
    said: 'The way from the station to the river is dark after ten.',
    answer: { on: { fromToday: -20, weekday: 4 }, response: 'The county council has been asked to look at the lamps.' },
  },
];
