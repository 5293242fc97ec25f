import { z } from 'zod';
import { callSchema } from '../../shared/call.ts';
import { modelFrom } from '../database/model-from.ts';

/** The mail that a change of the call owes the customer; written with the change, sent and cleared by `remindCalls`. */
const CALL_NOTICES = ['confirmation', 'change', 'cancellation'] as const;

export const CallModel = modelFrom('Call', callSchema.extend({ notice: z.enum(CALL_NOTICES).nullable().optional() }), (schema) => {
  // Booking is atomic: the second writer of one agent's time gets a duplicate key. Cancelled calls free the time.
  schema.index({ agentId: 1, startsAt: 1 }, { unique: true, partialFilterExpression: { state: 'booked' } });
  schema.index({ state: 1, remindAt: 1 });
  schema.index({ notice: 1 }, { partialFilterExpression: { notice: { $type: 'string' } } });
  schema.index({ contactId: 1, startsAt: -1 });
  schema.index({ threadId: 1 });
  schema.index({ token: 1 }, { unique: true });
});
