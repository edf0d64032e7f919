import type { Here } from '@csp/platform-runtime';
import { digests } from '../digest/digests.view.ts';
import { mailboxes } from '../mailbox/mailboxes.view.ts';
import { partaking } from '../partnership/agencies.view.ts';
import { isOwnedBy, points, type PointRow } from '../points.view.ts';
import { links, type LinkRow } from './links.view.ts';
import { hashOf, isSecret } from './secret.ts';

/** Why a link can't be used, as the refusal's code. */
export type LinkFault = 'link-unknown' | 'link-used' | 'link-expired' | 'link-void' | 'point-closed';

export interface Found {
  readonly hash: string;
  readonly link: LinkRow;
  readonly point: PointRow;
  readonly agencyName: string;
  readonly fault: Exclude<LinkFault, 'link-unknown'> | null;
}

/** The link in all that it depends on: its age, its use, the mailbox it was sent to, its agency and its point. */
export const findLink = async (here: Here, secret: string): Promise<Found | undefined> => {
  if (!isSecret(secret)) return undefined;
  const hash = await hashOf(secret);
  const link = await here.rows(links).get(hash);
  const point = link && (await here.rows(points).get(link.actionPointId));
  if (!point) return undefined;
  const agency = await partaking(here, link.agencyId);
  const fault = await faultOf(here, link, point, agency !== undefined);
  return { hash, link, point, agencyName: agency?.name ?? link.agencyId, fault };
};

const faultOf = async (here: Here, link: LinkRow, point: PointRow, partakes: boolean): Promise<Found['fault']> => {
  const digest = await here.rows(digests).get(link.digestId);
  if (digest?.answered.includes(link.actionPointId)) return 'link-used';
  if (here.now() >= link.until) return 'link-expired';
  const mailbox = await here.rows(mailboxes).get(link.agencyId);
  const held = mailbox && mailbox.setAt <= link.sentAt && partakes;
  if (!held || !isOwnedBy(point, link.agencyId)) return 'link-void';
  return point.open ? null : 'point-closed';
};
