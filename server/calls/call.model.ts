import { callSchema } from '../../shared/call.ts';
import { modelFrom } from '../database/model-from.ts';

export const CallModel = modelFrom('Call', callSchema, (schema) => {
  // Booking is atomic: the second writer of one agent's time gets a duplicate key. Cancelled calls free the time.
  schema.index({ agentId: 1, startsAt: 1 }, { unique: true, partialFilterExpression: { state: 'booked' } });
  schema.index({ state: 1, remindAt: 1 });
  schema.index({ contactId: 1, startsAt: -1 });
  schema.index({ threadId: 1 });
  schema.index({ token: 1 }, { unique: true });
});
