import { WebhookDeliveryModel } from './webhook-delivery.model.ts';

/** What waits to be told of one contact goes with another from now on. Again is the same. */
export async function repointDeliveries({ from, to }: { from: string; to: string }): Promise<void> {
  await WebhookDeliveryModel.updateMany({ contactId: from }, { $set: { contactId: to } });
}

/** An erased person is told to nobody any more, and the log forgets what it told. */
export async function forgetDeliveriesOf(contactId: string): Promise<void> {
  await WebhookDeliveryModel.deleteMany({ contactId });
}
