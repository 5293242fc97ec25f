import { z } from 'zod';
import { idSchema } from './id.ts';
import { deliveryStateSchema } from './message.ts';

/**
 * What the server tells open browsers: names and ids, nothing else; the browser asks again through tRPC.
 * The exception is the AI's draft text while it is being written.
 */
export const eventSchemas = {
  'thread.changed': z.object({ threadId: idSchema }),
  'message.arrived': z.object({ threadId: idSchema, messageId: idSchema }),
  'draft.streaming': z.object({ threadId: idSchema, messageId: idSchema, text: z.string() }),
  'delivery.changed': z.object({ threadId: idSchema, messageId: idSchema, state: deliveryStateSchema }),
  'campaign.changed': z.object({ campaignId: idSchema }),
  'contact.changed': z.object({ contactId: idSchema }),
  'import.changed': z.object({ importId: idSchema }),
  'audience.changed': z.object({ audienceId: idSchema }),
  'property.changed': z.object({ listingKey: z.string() }),
  'call.changed': z.object({ callId: idSchema }),
  'presence.changed': z.object({ threadId: idSchema, viewers: z.array(idSchema), typing: z.array(idSchema) }),
  'system.changed': z.object({ what: z.string() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventPayload<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;
/** Tells everybody who looks. Called after the save, in plain sight. */
export type Publish = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** What a browser tells the server. */
export const clientEventSchemas = {
  'presence.view': z.object({ threadId: idSchema.nullable() }),
  'presence.typing': z.object({ threadId: idSchema, typing: z.boolean() }),
} as const;
