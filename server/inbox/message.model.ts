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
  schema.index({ 'delivery.state': 1, 'delivery.dueAt': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.holdUntil': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.nextLookAt': 1 });
  schema.index({ campaignId: 1, 'delivery.state': 1 }, { partialFilterExpression: { campaignId: { $type: 'string' } } });
  // Corrections by people, which the model is shown.
  schema.index({ updatedAt: -1 }, { partialFilterExpression: { kindBy: 'person' } });
  // A campaign's ledger is read by what changed since the last look.
  schema.index({ campaignNumber: 1, updatedAt: 1 }, { partialFilterExpression: { campaignNumber: { $type: 'number' } } });
  schema.index({ subject: 'text', text: 'text' });
  // Words that stand in very many mails are looked for in the newest.
  schema.index({ sortAt: -1 });
});
