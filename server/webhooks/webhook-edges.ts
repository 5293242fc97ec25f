import type { Edges } from '../edges.ts';

/**
 * The addresses of a receiver, looked at anew each time.
 * @throws AppError BAD_INPUT for one inside our own network
 */
export type FindReceiver = (host: string) => Promise<string[]>;

export type WebhookEdges = Edges & { findReceiver: FindReceiver };
