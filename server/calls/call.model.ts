import { z } from 'zod';
import { callSchema } from '../../shared/call.ts';
import { idSchema } from '../../shared/id.ts';
import { modelFrom } from '../database/model-from.ts';

/** The mail that a change of the call owes; written with the change, sent and cleared by `remindCalls`. */
const noticeSchema = z.enum(['confirmation', 'change', 'cancellation']).nullable().optional();
const storedSchema = callSchema.extend({
  /** To the customer. */
  notice: noticeSchema,
  /** The answer of the AI that tells it, invitation and all: the notice is owed once that mail will not leave any more. */
  carriedBy: idSchema.nullable().optional(),
  /** To the agent whose time it is. */
  agentNotice: noticeSchema,
  /** When this time was agreed on: by booking, or by moving the call. Absent on calls from before this was kept. */
  agreedAt: z.date().optional(),
  /** The minutes it takes (`slots/minutes-taken.ts`). Absent on calls from before this was kept. */
  minutes: z.array(z.string()).optional(),
});

export const CallModel = modelFrom('Call', storedSchema, (schema) => {
  // Booking is atomic: the second writer of one agent's time gets a duplicate key, also when the two only overlap, or when
  // two owners share the one line of the brokerage. Cancelled calls free the time.
  schema.index({ minutes: 1 }, { unique: true, partialFilterExpression: { state: 'booked', minutes: { $type: 'string' } } });
  schema.index({ agentId: 1, startsAt: 1 }, { unique: true, partialFilterExpression: { state: 'booked' } });
  // Nobody has two calls at once, even when two runs book for one customer with two agents.
  schema.index({ contactId: 1, startsAt: 1 }, { unique: true, partialFilterExpression: { state: 'booked' } });
  schema.index({ state: 1, remindAt: 1 });
  schema.index({ state: 1, startsAt: 1 });
  schema.index({ notice: 1 }, { partialFilterExpression: { notice: { $type: 'string' } } });
  schema.index({ agentNotice: 1 }, { partialFilterExpression: { agentNotice: { $type: 'string' } } });
  schema.index({ contactId: 1, startsAt: -1 });
  schema.index({ threadId: 1 });
  // Webhooks tell of what was agreed since they last looked.
  schema.index({ agreedAt: 1, _id: 1 });
  schema.index({ token: 1 }, { unique: true });
});
