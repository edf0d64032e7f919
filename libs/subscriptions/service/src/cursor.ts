import type { TenantId } from '@csp/kernel';
import { GraphQLError } from 'graphql';
import { beginning, placeOf } from './feed.view.ts';

/** What the content begins with. Raise it when the rest changes its meaning: old cursors are then refused, not misread. */
const version = '1';

/** A place in one tenant's feed as clients keep it: base64url of version, position, index and tenant. */
export const cursorAt = (tenant: TenantId, place: string): string => {
  if (place === beginning) return '0';
  const [position, index] = place.split('.').map(Number);
  return btoa(`${version}:${position}.${index}:${tenant}`).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

/** Throws BAD_CURSOR for whatever `cursorAt` can't have made for this tenant. */
export const placeAt = (tenant: TenantId, cursor: string): string => {
  if (cursor === '0') return beginning;
  const [, position, index] = /^1:([1-9]\d{0,14})\.(0|[1-9]\d{0,4}):/.exec(decoded(cursor)) ?? [];
  if (position === undefined || index === undefined) throw badCursor();
  const place = placeOf(Number(position), Number(index));
  // Base64 has several spellings of the same content, and a cursor belongs to one partnership: only what we gave comes back.
  if (cursorAt(tenant, place) !== cursor) throw badCursor();
  return place;
};

const decoded = (cursor: string): string => {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
};

/** One answer for cursors that are malformed, made up, another partnership's, or from before an older copy was restored. */
export const badCursor = (): GraphQLError =>
  new GraphQLError(
    'This cursor was not given out here. Hand back one you received, or "0" to start at the beginning.',
    {
      extensions: { code: 'BAD_CURSOR' },
    },
  );
