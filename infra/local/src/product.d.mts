/** A process each, beside the gateway. */
export const serviceNames: readonly string[];

/** One process of the product, which can be killed and started again where it was. */
export interface ProductProcess {
  pid(): number | undefined;
  /** Where it serves its metrics. */
  readonly metrics: string;
  /** Begins it again after it has ended. */
  start(): void;
  /** Settles when it takes requests. Rejects when it ended, or isn't ready within three minutes. */
  ready(): Promise<void>;
  /** Lets it finish what it has begun. */
  stop(): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
}

export interface RunningProduct {
  /** Of the gateway. */
  readonly url: string;
  /** The services' addresses by the gateway's settings: `MEETINGS_URL`. */
  readonly urls: Readonly<Record<string, string>>;
  /** By name: the services and `gateway`; of several each has a number: `gateway-2`. */
  readonly processes: Readonly<Record<string, ProductProcess>>;
  /** Where there are several of each, by the name of the service: how many requests each of them was given. */
  readonly balancers: Readonly<Record<string, { counts(): readonly number[] }>>;
  /** `MONGO_URL`, `KAFKA_BROKERS` and `CSP_PREFIX`, as the processes have them. */
  readonly servers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface ProductSettings {
  /** For all data. */
  readonly folder: string;
  readonly port?: number;
  /** Of databases and topics, on servers that others use too. */
  readonly prefix?: string;
  /** Whether to fill it with the demonstration the first time; yes where it is left out. */
  readonly demonstration?: boolean;
  /** Of each service and of the gateway, with a balancer in front of them; 1 when left out. */
  readonly replicas?: number;
  readonly say: (text: string) => void;
  /** Told of each line that a process writes to its log. */
  readonly heard?: (line: string) => void;
}

/** Brings the product up as services; settles when the gateway takes requests. */
export function startProduct(settings: ProductSettings): Promise<RunningProduct>;
