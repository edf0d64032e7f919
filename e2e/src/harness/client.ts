/** How a request says who sends it: headers of a cookie session or of a bearer token; none for the public. */
export type Credentials = Readonly<Record<string, string>>;

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  /** The body as it came, to compare byte for byte. */
  readonly text: string;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: readonly GraphError[] | undefined;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Asks one partnership's graph as one user. */
export class GraphClient {
  /** Given each command's input before it is sent: to add a command id, or to let something else happen first. */
  prepare: ((input: Variables) => Promise<Variables>) | undefined;

  constructor(
    readonly site: string,
    readonly tenant: string,
    readonly credentials: Credentials = {},
  ) {}

  get address(): string {
    return `${this.site}/t/${this.tenant}/graphql`;
  }

  in(tenant: string): GraphClient {
    return new GraphClient(this.site, tenant, this.credentials);
  }

  /** Any body at all, as it is. */
  async post(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const answer = await fetch(this.address, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...this.credentials,
        ...headers,
      },
      body: body as string,
    });
    return answered(answer.status, answer.headers, await answer.text());
  }

  async ask<Data = Record<string, unknown>>(query: string, variables: Variables = {}): Promise<Answer<Data>> {
    return (await this.post(JSON.stringify({ query, variables }))) as Answer<Data>;
  }

  /** The data, or a failure that shows what came instead. */
  async read<Data = Record<string, never>>(query: string, variables: Variables = {}): Promise<Data> {
    const { data, errors, status, text } = await this.ask<Data>(query, variables);
    if (errors || !data) throw new Error(`${status}: ${text}`);
    return data;
  }

  /** Sends a command; the entity as it is now, or a failure with the refusal. */
  async act<Entity = Record<string, never>>(field: string, input: Variables, selection: string): Promise<Entity> {
    const outcome = await this.outcome<Entity>(field, input, selection);
    if ('refused' in (outcome as object)) throw new Error(`${field} was refused: ${JSON.stringify(outcome)}`);
    return outcome as Entity;
  }

  /** Sends a command; the entity, or `{ refused, message }`. */
  async outcome<Entity = Record<string, never>>(
    field: string,
    input: Variables,
    selection: string,
  ): Promise<Entity | Refusal> {
    const given = this.prepare ? await this.prepare(input) : input;
    const data = await this.read<Record<string, unknown>>(commandText(field, selection), { input: given });
    const { __typename, ...result } = data[field] as { __typename: string } & Record<string, unknown>;
    return __typename === 'Refusal'
      ? { refused: String(result['code']), message: String(result['message']) }
      : (result as Entity);
  }
}

export interface Refusal {
  readonly refused: string;
  readonly message: string;
}

/** The code a command was refused with; undefined when it was carried out. */
export const codeOf = (outcome: unknown): string | undefined => (outcome as Partial<Refusal>).refused;

const entityOf = (field: string): string => {
  if (field === 'changeFollowUpSettings') return 'FollowUpSettings';
  if (/Settings$/.test(field)) return 'Partnership';
  if (/Agency/.test(field)) return 'Agency';
  if (/Group$|OfReference$/.test(field)) return 'Group';
  if (/Mailbox$/.test(field)) return 'Mailbox';
  if (/Review(?:Recommendation|Stage|Progress)?$/.test(field)) return 'DomesticHomicideReview';
  if (/Feedback$/.test(field)) return 'ScrutinyFeedback';
  if (/Recommendation$/.test(field)) return 'Recommendation';
  if (/PublicQuestion$/.test(field)) return 'PublicQuestion';
  if (/MeetingSeries$|StandingItem$/.test(field)) return 'MeetingSeries';
  if (/Report(?:File)?$/.test(field)) return 'Report';
  if (/Representative$|Appointment$/.test(field)) return 'Appointment';
  return /^(raise|update|answer|close|reopen|carryForward|reassign|withdraw)ActionPoint$|DueDate$/.test(field)
    ? 'ActionPoint'
    : 'Meeting';
};

export const commandText = (field: string, selection: string): string => {
  const input = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const meeting = /^(publishAgenda|openMeeting|circulateMinutes)$/.test(field);
  const type = meeting ? 'MeetingInput' : field === 'acceptPublicQuestion' ? 'PublicQuestionInput' : input;
  return `mutation($input: ${type}!) { ${field}(input: $input) {
    __typename ... on ${entityOf(field)} { ${selection} } ... on Refusal { code message } } }`;
};

const answered = (status: number, headers: Headers, text: string): Answer => {
  let body: { data?: Record<string, unknown>; errors?: GraphError[] } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    // Not every refusal is JSON: `text` has it.
  }
  return { status, headers, text, data: body?.data, errors: body?.errors };
};
