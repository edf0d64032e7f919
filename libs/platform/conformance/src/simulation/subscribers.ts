import type { TenantId } from '@csp/kernel';
import type { ContextPorts } from '@csp/platform-runtime';
import type { Draw } from './draw.ts';
import type { Outgoing, System } from './system.ts';

/** Someone who follows one tenant, is cut off at any event, and goes on from the last cursor. */
export class Subscriber {
  readonly heard: Outgoing[] = [];
  /** Stays on the line. */
  patient = false;
  private connection: AbortController | undefined;

  constructor(
    readonly tenant: TenantId,
    private readonly draw: Draw,
    private readonly follow: NonNullable<System['follow']>,
  ) {}

  get connected(): boolean {
    return this.connection !== undefined;
  }

  connect(ports: (context: string) => ContextPorts): void {
    const connection = new AbortController();
    this.connection = connection;
    void this.listen(connection, ports).finally(() => {
      if (this.connection === connection) this.connection = undefined;
    });
  }

  hangUp(): void {
    this.connection?.abort();
    this.connection = undefined;
  }

  private async listen(connection: AbortController, ports: (context: string) => ContextPorts): Promise<void> {
    const after = this.heard.at(-1)?.cursor;
    try {
      for await (const one of this.follow(ports, this.tenant, after, connection.signal)) {
        // What arrives after the line was cut never reached them.
        if (connection.signal.aborted) return;
        this.heard.push(one);
        if (!this.patient && this.draw.chance(0.15)) return;
      }
    } catch {
      // The line broke: they come back with the last cursor they have.
    }
  }
}
