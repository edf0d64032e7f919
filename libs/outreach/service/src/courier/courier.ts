import {
  isWorkingDay,
  onLondonClock,
  type Clock,
  type LocalTime,
  type Post,
  type TenantId,
  type Timers,
} from '@csp/kernel';
import { digest, digestIdOf, sayings, type DigestCommand } from '@csp/outreach-domain';
import type { ContextPorts, Here, Principal } from '@csp/platform-runtime';
import { digests, type DigestRow } from '../digest/digests.view.ts';
import { told } from '../digest/told.view.ts';
import { hashOf } from '../link/secret.ts';
import { mailboxes } from '../mailbox/mailboxes.view.ts';
import { partaking } from '../partnership/agencies.view.ts';
import { partnershipName } from '../partnership/partnership.view.ts';
import { isOwnedBy, openPoint, points } from '../points.view.ts';
import { letterOf, type LetterPoint } from './letter.ts';

export interface CourierPorts {
  readonly context: ContextPorts;
  readonly tenants: () => readonly TenantId[];
  readonly clock: Clock;
  readonly timers: Timers;
  readonly post: Post;
  /** 256 random bits as base64url, from a source that can't be guessed. */
  readonly secret: () => string;
  /** To be looked at by whoever runs this: a mail was given up, or a round could not be finished. Holds no address. */
  readonly alarm: (kind: 'mail-given-up' | 'courier-stopped', detail: Readonly<Record<string, unknown>>) => void;
}

export interface CourierSettings {
  /** How the site is reached: links begin with it. */
  readonly publicUrl: string;
  /** From when on, on working days, mails are put together: London time. */
  readonly sendAt: LocalTime;
  readonly linkDays: number;
}

const roundMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;
const courier: Principal = { id: 'courier', kind: 'machine', grants: [] };

/**
 * Sends each agency its mail of the day: what is to be sent is decided and stored, then that it is being tried, then it is sent, then
 * that it was. Any number of couriers may work on the same logs: the log lets one of them try at a time. One that dies in between
 * leaves a mail that is sent again, under the same Message-ID.
 */
export class Courier {
  /** The day a tenant's mails were last put together here. */
  private readonly looked = new Map<TenantId, string>();
  private cancel = (): void => {};
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly ports: CourierPorts,
    private readonly settings: CourierSettings,
  ) {}

  start(): void {
    this.working = this.round().finally(() => {
      if (!this.stopped) this.cancel = this.ports.timers.after(roundMilliseconds, () => this.start());
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.working;
  }

  /** Looks at every partnership once. Never rejects. */
  async round(): Promise<void> {
    for (const tenant of this.ports.tenants()) {
      if (this.stopped) return;
      try {
        await this.serve(tenant);
      } catch (error) {
        this.ports.alarm('courier-stopped', { tenant, reason: (error as Error).message });
      }
    }
  }

  private async serve(tenant: TenantId): Promise<void> {
    const here = this.ports.context.of({ tenant, principal: courier });
    const { date, time } = onLondonClock(this.ports.clock.now());
    if (!isWorkingDay(date) || time < this.settings.sendAt) return;
    if (this.looked.get(tenant) !== date) {
      await this.putTogether(here, date);
      this.looked.set(tenant, date);
    }
    for (const row of await here.rows(digests).find({ where: { pending: date } })) {
      if (this.stopped) return;
      await this.attempt(here, tenant, row);
    }
  }

  private async putTogether(here: Here, today: string): Promise<void> {
    const open = await here.rows(points).find({ where: { open: 1 } });
    for (const { agencyId } of await here.rows(mailboxes).find()) {
      if (!(await partaking(here, agencyId))) continue;
      const own = open.filter((point) => isOwnedBy(point, agencyId)).map(openPoint);
      const before = (await here.rows(told).get(agencyId)) ?? { lastAt: null, points: {} };
      const said = sayings(own, before, today);
      if (said.length === 0) continue;
      const digestId = digestIdOf(agencyId, today);
      await this.give(here, digestId, { type: 'DecideDigest', digestId, agencyId, points: said, decidedOn: today });
    }
  }

  private async attempt(here: Here, tenant: TenantId, row: DigestRow): Promise<void> {
    const { post, clock, alarm } = this.ports;
    const { id: digestId, agencyId, decidedOn } = row;
    const prepared = await this.prepare(here, tenant, row);
    if (!prepared) return;
    const attempt = row.attempts + 1;
    const linksUntil = new Date(clock.now() + this.settings.linkDays * dayMilliseconds).toISOString();
    const begun = { type: 'AttemptDigest', attempt, now: here.now(), links: prepared.links, linksUntil } as const;
    if (!(await this.give(here, digestId, begun))) return;
    try {
      await post.send(prepared.letter);
    } catch (error) {
      const reason = (error as Error).message;
      await this.give(here, digestId, { type: 'NoteDigestFailed', attempt, reason, now: here.now() });
      const after = await here.rows(digests).get(digestId);
      if (after?.status === 'GIVEN_UP') alarm('mail-given-up', { tenant, digestId, agencyId, reason });
      return;
    }
    await this.give(here, digestId, { type: 'NoteDigestSent', attempt, sentOn: decidedOn });
  }

  /** The letter, and the hashes of the links in it. Nothing where meanwhile nobody is to be written to, or nothing is left to say. */
  private async prepare(here: Here, tenant: TenantId, { id, agencyId, points: said }: DigestRow) {
    const { publicUrl, linkDays } = this.settings;
    const links: { actionPointId: string; hash: string }[] = [];
    const shown: LetterPoint[] = [];
    for (const { actionPointId, kind } of said) {
      const point = await here.rows(points).get(actionPointId);
      if (!point?.open || !isOwnedBy(point, agencyId)) continue;
      const secret = this.ports.secret();
      links.push({ actionPointId, hash: await hashOf(secret) });
      const roles = point.owners.filter((owner) => owner.agencyId === agencyId).map(({ role }) => role);
      const answerAt = new URL(`/t/${tenant}/answer/${secret}`, publicUrl).href;
      shown.push({ kind, reference: point.reference, text: point.text, roles, dueOn: point.dueOn, answerAt });
    }
    const mailbox = await here.rows(mailboxes).get(agencyId);
    const agency = await partaking(here, agencyId);
    if (!mailbox || !agency || shown.length === 0) return undefined;
    const letter = letterOf({
      to: mailbox.address,
      messageId: `<digest.${tenant}.${id}@${new URL(publicUrl).hostname}>`,
      partnershipName: await partnershipName(here),
      agencyName: agency.name,
      points: shown,
      linkDays,
    });
    return { links, letter };
  }

  /** Whether it was accepted; a refusal says that another courier was quicker. */
  private async give(here: Here, digestId: string, command: DigestCommand): Promise<boolean> {
    return (await here.act(digest, digestId, command)).kind === 'accepted';
  }
}
