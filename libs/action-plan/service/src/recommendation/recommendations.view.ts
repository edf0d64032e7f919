import { recommendationEvents, type RecommendationEvent, type RecommendationSource } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export type RecommendationStatus = 'PROPOSED' | 'AGREED' | 'TAKEN_UP' | 'DONE' | 'REFUSED' | 'WITHDRAWN';

export interface RecommendationEntry {
  readonly status: RecommendationStatus;
  readonly at: string;
  readonly on: string;
  readonly note: string | null;
  readonly agencyIds: readonly string[];
  readonly actionPointIds: readonly string[];
}

export interface RecommendationRow {
  readonly id: string;
  readonly version: number;
  readonly source: RecommendationSource;
  readonly sourceTitle: string;
  readonly number: string;
  readonly text: string;
  readonly agencyIds: readonly string[];
  readonly targetOn: string | null;
  readonly status: RecommendationStatus;
  readonly proposedOn: string;
  readonly agreedBy: { readonly meetingId: string; readonly decisionId: string; readonly on: string } | null;
  readonly actionPointIds: readonly string[];
  readonly takenUpByIds: readonly string[];
  readonly whatWasDone: string | null;
  /** Why it was refused or withdrawn. */
  readonly reason: string | null;
  readonly history: readonly RecommendationEntry[];
}

type Proposing = Extract<RecommendationEvent, { type: 'RecommendationProposed.v1' }>;
type Change = Exclude<RecommendationEvent, Proposing>;
type Entry = Pick<RecommendationEntry, 'status' | 'on'> & Partial<RecommendationEntry>;

const noEntry = { note: null, agencyIds: [], actionPointIds: [] };

const propose = ({ data: { recommendationId: id, ...facts } }: Proposing, at: string): RecommendationRow => ({
  ...facts,
  id,
  version: 1,
  status: 'PROPOSED',
  agreedBy: null,
  actionPointIds: [],
  takenUpByIds: [],
  whatWasDone: null,
  reason: null,
  history: [{ ...noEntry, status: 'PROPOSED', at, on: facts.proposedOn }],
});

/** What a change says, and what is otherwise from then on. */
const changeOf = (row: RecommendationRow, event: Change): readonly [Entry, Partial<RecommendationRow>] => {
  switch (event.type) {
    case 'RecommendationAgreed.v1': {
      const { meetingId, decisionId, agreedOn: on } = event.data;
      return [
        { status: 'AGREED', on },
        { agreedBy: { meetingId, decisionId, on }, reason: null },
      ];
    }
    case 'RecommendationRefused.v1': {
      const { reason, refusedOn: on } = event.data;
      return [{ status: 'REFUSED', on, note: reason }, { reason }];
    }
    case 'RecommendationTakenUp.v1': {
      const { actionPointIds, agencyIds, takenUpOn: on } = event.data;
      return [
        { status: 'TAKEN_UP', on, actionPointIds, agencyIds },
        {
          actionPointIds: [...row.actionPointIds, ...actionPointIds],
          takenUpByIds: [...row.takenUpByIds, ...agencyIds],
        },
      ];
    }
    case 'RecommendationDone.v1': {
      const { whatWasDone, doneOn: on } = event.data;
      return [{ status: 'DONE', on, note: whatWasDone }, { whatWasDone }];
    }
    case 'RecommendationWithdrawn.v1': {
      const { reason, withdrawnOn: on } = event.data;
      return [{ status: 'WITHDRAWN', on, note: reason }, { reason }];
    }
    default:
      return unreachable(event);
  }
};

const fold = (
  row: RecommendationRow | undefined,
  { event, at }: Recorded<RecommendationEvent>,
): RecommendationRow | undefined => {
  if (event.type === 'RecommendationProposed.v1') return propose(event, at);
  if (!row) return undefined;
  const [entry, changes] = changeOf(row, event);
  const history = [...row.history, { ...noEntry, ...entry, at }];
  return { ...row, ...changes, status: entry.status, version: row.version + 1, history };
};

/** Sorts after every date. */
const noDate = '9999-12-31';

/** The register of recommendations: one row each, with all that its page shows. Nothing restricted is in it. */
export const recommendations = view<RecommendationRow, RecommendationEvent>()({
  name: 'recommendations',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type in recommendationEvents ? [event.data.recommendationId] : []),
  fold,
  indexes: {
    status: ({ status }) => status,
    source: ({ source }) => source,
    target: ({ targetOn }) => targetOn ?? noDate,
  },
});
