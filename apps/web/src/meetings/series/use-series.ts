import { useEffect, useRef, useState } from 'react';
import type { TopItem } from '../meeting.documents.ts';
import { renumbered } from '../numbers.ts';
import { moveItem } from '../projection.ts';
import type { Series } from './series.documents.ts';

export interface SeriesDesk {
  /** As it is, with what is on its way. */
  readonly series: Series;
  /** Gives a change when those before it are answered, with the version it is then decided on. */
  readonly inTurn: (give: (expectedVersion: number) => Promise<Series | undefined>) => Promise<Series | undefined>;
  /** Shows an item at its new place before the server knows. */
  readonly showMoved: (itemId: string, place: number) => void;
}

/** One series and its changes one after the other: who types on doesn't wait, and isn't told of a conflict with themselves. */
export const useSeries = (stored: Series): SeriesDesk => {
  const [answered, setAnswered] = useState(stored);
  const [ahead, setAhead] = useState<readonly TopItem[] | undefined>();
  const newest = answered.version > stored.version ? answered : stored;
  const version = useRef(newest.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  useEffect(() => {
    version.current = Math.max(version.current, stored.version);
  }, [stored.version]);
  const inTurn: SeriesDesk['inTurn'] = (give) => {
    waiting.current++;
    const turn = queue.current.then(async () => {
      const series = await give(version.current);
      waiting.current--;
      if (series) {
        version.current = series.version;
        setAnswered(series);
      }
      if (waiting.current === 0) setAhead(undefined);
      return series;
    });
    queue.current = turn;
    return turn;
  };
  const items = ahead ? [...ahead] : newest.items;
  return {
    series: { ...newest, items },
    inTurn,
    showMoved: (itemId, place) => setAhead(renumbered(moveItem(items, { itemId, place }))),
  };
};
