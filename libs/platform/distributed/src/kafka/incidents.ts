/** What a relay or an inbox has to tell, by the name it is counted under. */
export type Incident =
  /** Acknowledged by the broker. */
  | 'published'
  /** Publishing a tenant's log failed; it is tried again. */
  | 'relay-failed'
  /** Another process publishes now, and this one found out by being refused. */
  | 'relay-replaced'
  /** Acknowledged in an agency's topic. */
  | 'agency-told'
  /** Writing to agencies' topics failed; it is tried again. */
  | 'agency-topics-failed'
  /** Another process writes to agencies' topics now, and this one found out by being refused. */
  | 'agency-topics-replaced'
  /** An agency has an id that no topic can be named by: it is told nothing here. */
  | 'agency-unnamed'
  | 'taken-in'
  | 'repeat'
  /** Publications are missing before one that has come: the topic is read again. */
  | 'gap'
  /** They aren't in the topic either: that tenant's inbox stands still until they are published again. */
  | 'missing'
  /** An inbox that had a gap goes on. */
  | 'filled'
  /** The first offset after an assignment, or the next in a row, is not the one that was to come. */
  | 'offset-jump'
  /** Publications of a tenant whose founding hasn't arrived; they are kept. */
  | 'unknown-tenant'
  /** An event that this service's code has never heard of, or knows in another version only; it is kept. */
  | 'unknown-type'
  | `refused:${'foreign' | 'attributes' | 'type' | 'oversized' | 'body'}`
  /** The client gave up, and was begun again. */
  | 'crashed'
  /** The database failed; what was to be stored waits. */
  | 'storage'
  /** It failed for so long that this process has left what is to be taken in to the others, until it answers again. */
  | 'stood-aside';

export type Tell = (incident: Incident, detail: Readonly<Record<string, unknown>>) => void;

/** Counts for the metrics, and tells of what somebody should look at. */
export class Incidents {
  private readonly counts = new Map<Incident, number>();

  constructor(private readonly tell: Tell) {}

  count(incident: Incident, times = 1): void {
    if (times > 0) this.counts.set(incident, this.of(incident) + times);
  }

  report(incident: Incident, detail: Readonly<Record<string, unknown>>): void {
    this.count(incident);
    this.tell(incident, detail);
  }

  of(incident: Incident): number {
    return this.counts.get(incident) ?? 0;
  }

  all(): Readonly<Partial<Record<Incident, number>>> {
    return Object.fromEntries(this.counts);
  }
}
