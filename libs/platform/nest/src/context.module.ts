import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { contextPorts, Runtime, type Context, type ContextPorts, type RuntimePorts } from '@csp/platform-runtime';
import { Act, ActHandler, RUNTIME } from './act.handler.ts';

export const PORTS = Symbol('ports');

/** A context's ports, to be injected by its name: `@Inject(portsOf('meetings'))`. */
export const portsOf = (context: string): string => `ports of ${context}`;

/** A context as a Nest module, made from its one value. */
export const contextModule = (context: Context): DynamicModule => ({
  module: class {},
  providers: [
    {
      provide: portsOf(context.name),
      inject: [RUNTIME, PORTS, CommandBus],
      useFactory: (runtime: Runtime, ports: RuntimePorts, commands: CommandBus): ContextPorts =>
        contextPorts(context.name, runtime, ports, (request) => commands.execute(new Act(request))),
    },
  ],
  exports: [portsOf(context.name)],
});

/** Runs the given contexts on a platform's ports; starts with the application and stops with it. */
@Global()
@Module({})
export class PlatformModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  static of(contexts: readonly Context[], ports: RuntimePorts): DynamicModule {
    const modules = contexts.map(contextModule);
    return {
      module: PlatformModule,
      imports: [CqrsModule.forRoot(), ...modules],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: RUNTIME, useValue: new Runtime(contexts, ports) },
        ActHandler,
      ],
      exports: [RUNTIME, PORTS, CqrsModule, ...modules],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.runtime.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runtime.stop();
  }
}
