import { threadSchema } from '../../shared/thread.ts';
import { modelFrom } from '../database/model-from.ts';

export const ThreadModel = modelFrom('Thread', threadSchema, (schema) => {
  // The inbox list: one index per way of looking, newest first. Views of several kinds merge as many scans of one index.
  schema.index({ isInInbox: 1, status: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ isInInbox: 1, status: 1, kind: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ isInInbox: 1, status: 1, stage: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ isInInbox: 1, status: 1, ownerId: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ 'needs.reason': 1, status: 1, lastMessageAt: -1, _id: -1 });
  schema.index({ campaignIds: 1, isInInbox: 1, lastMessageAt: -1, _id: -1 });
  // Searching: threads about a listing whose address was typed.
  schema.index({ listingKeys: 1, lastMessageAt: -1 });
  // Waking: few threads are snoozed.
  schema.index({ snoozedUntil: 1 }, { partialFilterExpression: { status: 'snoozed' } });
  // Whom a note calls has the thread under "Needs you" and "Mine".
  schema.index({ 'openMentions.userId': 1, lastMessageAt: -1, _id: -1 });
  schema.index({ contactId: 1, lastMessageAt: -1 });
  schema.index({ campaignIds: 1, updatedAt: 1 });
  // Webhooks look through what changed since they last looked.
  schema.index({ updatedAt: 1, _id: 1 });
  // The AI's queue.
  schema.index({ 'answer.state': 1, 'answer.dueAt': 1 });
  schema.index({ portalKey: 1 }, { partialFilterExpression: { portalKey: { $type: 'string' } } });
  // Follow-ups look for threads where we spoke last.
  schema.index({ lastAuthor: 1, lastOutboundAt: 1 });
  // Who waits for an answer.
  schema.index({ lastAuthor: 1, status: 1, isInInbox: 1, kind: 1, lastMessageAt: -1, _id: -1 }, { name: 'insights_unanswered' });
  // The funnel of Insights, read without opening a thread, and by campaign.
  const steps = ['answeredAt', 'qualifiedAt', 'listingsSentAt', 'callOfferedAt', 'callBookedAt', 'source'];
  schema.index(
    { 'milestones.wroteAt': 1, kind: 1, ...Object.fromEntries(steps.map((step) => [`milestones.${step}`, 1])) },
    { name: 'insights_funnel' },
  );
  schema.index({ campaignIds: 1, 'milestones.wroteAt': 1 }, { name: 'insights_campaigns' });
});
