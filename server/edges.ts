import type { Publish } from '../shared/events.ts';
import type { Logger } from './logger.ts';

/** What every verb may need of the outside, handed over as an argument so that a test can hand over another. */
export type Edges = {
  /** The clock. */
  now: () => Date;
  /** Tells open browsers; called after the save. */
  publish: Publish;
  log: Logger;
  /** The instance's secret (AUTH_SECRET): keys for HMACs and for encryption at rest are derived from it. */
  secret: string;
  /** Names this process in leases and claims. */
  processName: string;
  /** Where people reach us, without a trailing slash, e.g. `https://crm.example.com`. */
  publicUrl: string;
};

/** What a job gets: the signal says "stop claiming"; what is under way is finished. */
export type JobEdges = Edges & { signal: AbortSignal };
