import { webhookDeliverySchema } from '../../shared/webhook.ts';
import { modelFrom } from '../database/model-from.ts';

export const WebhookDeliveryModel = modelFrom('WebhookDelivery', webhookDeliverySchema, (schema) => {
  // An event is written once, however often it is found.
  schema.index({ webhookId: 1, key: 1 }, { unique: true });
  // What is due, and in its lane the oldest first.
  schema.index({ webhookId: 1, state: 1, dueAt: 1, at: 1, _id: 1 });
  schema.index({ webhookId: 1, lane: 1, state: 1, at: 1, _id: 1 });
  // The log, all of it and by state.
  schema.index({ webhookId: 1, createdAt: -1, _id: -1 });
  schema.index({ webhookId: 1, state: 1, createdAt: -1, _id: -1 });
  // Erasing and merging people, and forgetting what is old.
  schema.index({ contactId: 1 });
  schema.index({ createdAt: 1 });
});
