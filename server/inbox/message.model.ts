import { messageSchema } from '../../shared/message.ts';
import { modelFrom } from '../database/model-from.ts';

export const MessageModel = modelFrom('Message', messageSchema, (schema) => {
  schema.index({ identity: 1 }, { unique: true });
  schema.index({ 'delivery.key': 1 }, { unique: true, partialFilterExpression: { 'delivery.key': { $type: 'string' } } });
  // Threading and read-back look mail up by every Message-ID it was seen with.
  schema.index({ wireIds: 1 });
  schema.index({ references: 1 });
  schema.index({ threadId: 1, sortAt: 1, _id: 1 });
  schema.index({ contactId: 1, sortAt: -1 });
  // The outbox.
  schema.index({ 'delivery.state': 1, 'delivery.purpose': 1, 'delivery.dueAt': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.purpose': 1, 'delivery.holdUntil': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.nextLookAt': 1 });
  schema.index({ campaignId: 1, 'delivery.state': 1 }, { partialFilterExpression: { campaignId: { $type: 'string' } } });
  // Corrections by people, which the model is shown.
  schema.index({ updatedAt: -1 }, { partialFilterExpression: { kindBy: 'person' } });
  // A campaign's ledger is read by what changed since the last look.
  schema.index({ campaignNumber: 1, updatedAt: 1 }, { partialFilterExpression: { campaignNumber: { $type: 'number' } } });
  // Insights read these without opening a mail: what came in, what answered it, which drafts a person had a hand in. They
  // are asked for by name: a planner that tries several for a month of mail takes longer than the count.
  schema.index(
    { sortAt: 1, kind: 1, kindBy: 1, threadId: 1 },
    { name: 'insights_arrivals', partialFilterExpression: { direction: 'inbound', isBackfill: false } },
  );
  schema.index(
    { 'answered.at': 1, author: 1, userId: 1, 'answered.waitedMs': 1, threadId: 1 },
    { name: 'insights_answers', partialFilterExpression: { 'answered.at': { $type: 'date' } } },
  );
  schema.index(
    { sortAt: 1, userId: 1 },
    { name: 'insights_touched', partialFilterExpression: { author: 'ai', userId: { $type: 'string' } } },
  );
  schema.index({ subject: 'text', text: 'text' });
  // Words that stand in very many mails are looked for in the newest.
  schema.index({ sortAt: -1 });
});
