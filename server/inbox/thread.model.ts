import { threadSchema } from '../../shared/thread.ts';
import { modelFrom } from '../database/model-from.ts';

export const ThreadModel = modelFrom('Thread', threadSchema, (schema) => {
  // The inbox list: one index per way of looking, newest first.
  schema.index({ isInInbox: 1, status: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ isInInbox: 1, kind: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ ownerId: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ 'needs.reason': 1, lastMessageAt: -1, _id: -1 });
  schema.index({ contactId: 1, lastMessageAt: -1 });
  schema.index({ campaignIds: 1, updatedAt: 1 });
  // The AI's queue.
  schema.index({ 'answer.state': 1, 'answer.dueAt': 1 });
  schema.index({ portalKey: 1 }, { partialFilterExpression: { portalKey: { $type: 'string' } } });
  // Follow-ups look for threads where we spoke last.
  schema.index({ lastAuthor: 1, lastOutboundAt: 1 });
});
