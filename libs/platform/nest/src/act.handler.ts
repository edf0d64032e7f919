import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Acted, ActRequest, Runtime } from '@csp/platform-runtime';

/** The system's one command: something to do to one aggregate. */
export class Act {
  constructor(readonly request: ActRequest) {}
}

export const RUNTIME = Symbol('runtime');

/** The one handler: where every change passes. */
@CommandHandler(Act)
export class ActHandler implements ICommandHandler<Act, Acted> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute({ request }: Act): Promise<Acted> {
    return this.runtime.act(request);
  }
}
