// The package brings no types; these are the parts used here.
declare module 'oidc-provider' {
  type Request = import('node:http').IncomingMessage;
  type Response = import('node:http').ServerResponse;

  export interface Grant {
    accountId?: string;
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
  }
  /** Koa's context during one request, as the hooks of the configuration get it. */
  export interface ProviderContext {
    type: string;
    body: unknown;
    readonly oidc: {
      readonly client?: { readonly clientId: string };
      readonly session: {
        readonly accountId?: string;
        readonly state?: { readonly secret: string };
        grantIdFor(clientId: string): string | undefined;
      };
      urlFor(route: string): string;
    };
  }
  export class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    readonly Grant: {
      new (grant: { clientId: string; accountId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    readonly Client: { readonly prototype: { clientSecret: string; compareClientSecret(secret: string): boolean } };
    callback(): (request: Request, response: Response) => Promise<void>;
    interactionDetails(request: Request, response: Response): Promise<Interaction>;
    /** The address to go on to. */
    interactionResult(request: Request, response: Response, result: object): Promise<string>;
    on(event: string, listener: (context: unknown, error: unknown) => void): this;
  }
  export const errors: {
    readonly SessionNotFound: new () => Error;
    readonly InvalidTarget: new () => Error;
    readonly InvalidGrant: new (detail: string) => Error;
  };
}
