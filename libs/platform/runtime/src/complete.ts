import type { Feed, TenantId, TenantViews } from '@csp/kernel';
import type { AnyView } from './context.ts';

/**
 * The position up to which a view shows all of one tenant's events there is to show: no row of it will come later. Rows of a
 * batch may become visible one by one, and in any order, so what is read beyond it may have holes; and a parked stream's rows
 * come when the fault has been mended.
 */
export const completeUpTo = async (
  views: Pick<TenantViews, 'live' | 'checkpoint' | 'parked'>,
  view: AnyView,
  tenant: TenantId,
): Promise<number> => {
  const { number } = await views.live(view);
  if (number === 0) return 0;
  const feed: Feed = { consumer: `${view.name}@${number}`, source: view.source, tenant };
  // In this order: what was parked before the checkpoint moved past it is found.
  const checkpoint = await views.checkpoint(feed);
  const parked = await views.parked(feed);
  return Math.min(checkpoint, ...parked.map(({ position }) => position - 1));
};
