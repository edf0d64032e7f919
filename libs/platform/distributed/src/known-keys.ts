import type { Appended } from '@csp/kernel';
import { commitOf, type CommitDocument, type Commits, type NewDocument } from './commit-document.ts';

type Placed = Pick<CommitDocument, 'stream' | 'version'>;

const place = ({ stream, version }: Placed): string => `${version} ${stream}`;

/** Everything of a commit that no other commit of its log may have. No key of one kind reads like one of another. */
export const keysOf = ({ commandId, claim, ...placed }: NewDocument): string[] => [
  `command ${commandId}`,
  place(placed),
  ...(claim === undefined ? [] : [`claim ${claim}`]),
];

/** Looks up which keys of some documents are taken; gives what each is to be answered, and nothing where all of its are free. */
export const knownOf = async (
  commits: Commits,
  documents: readonly NewDocument[],
): Promise<(document: NewDocument) => Appended | undefined> => {
  const claims = documents.flatMap(({ claim }) => (claim === undefined ? [] : [claim]));
  const [repeated, placed, claimed] = await Promise.all([
    commits.find({ commandId: { $in: documents.map(({ commandId }) => commandId) } }).lean<CommitDocument[]>(),
    commits
      .find(
        {
          stream: { $in: [...new Set(documents.map(({ stream }) => stream))] },
          version: { $in: [...new Set(documents.map(({ version }) => version))] },
        },
        { stream: 1, version: 1 },
      )
      .lean<Placed[]>(),
    claims.length === 0 ? [] : commits.find({ claim: { $in: claims } }, { claim: 1 }).lean<{ claim?: string }[]>(),
  ]);
  const byCommand = new Map(repeated.map((found) => [found.commandId, found]));
  const places = new Set(placed.map(place));
  const names = new Set(claimed.map(({ claim }) => claim));
  return ({ commandId, claim, ...rest }) => {
    const first = byCommand.get(commandId);
    if (first) return { kind: 'repeated', commit: commitOf(first) };
    if (places.has(place(rest))) return { kind: 'conflict' };
    return claim !== undefined && names.has(claim) ? { kind: 'taken' } : undefined;
  };
};
