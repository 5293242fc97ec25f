import { WebhookModel } from './webhook.model.ts';
import { WebhookDeliveryModel } from './webhook-delivery.model.ts';

/** What waits to be told of one contact goes with another from now on. Again is the same. */
export async function repointDeliveries({ from, to }: { from: string; to: string }): Promise<void> {
  await WebhookDeliveryModel.updateMany({ contactId: from }, { $set: { contactId: to } });
}

/** An erased person is told to nobody any more, and the log forgets what it told, also of conversations about them. */
export async function forgetDeliveriesOf(contactId: string, { threadIds }: { threadIds: string[] }): Promise<void> {
  await WebhookDeliveryModel.deleteMany({ contactId });
  const webhooks = await WebhookModel.find({}, { _id: 1 }).lean();
  await WebhookDeliveryModel.deleteMany({ webhookId: { $in: webhooks.map(({ _id }) => _id) }, lane: { $in: threadIds } });
}
