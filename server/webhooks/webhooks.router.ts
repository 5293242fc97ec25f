import { z } from 'zod';
import { idSchema } from '../../shared/id.ts';
import { webhookDeliveryStateSchema, webhookDeliveryViewSchema, webhookInputSchema, webhookViewSchema } from '../../shared/webhook.ts';
import { listOf, pageInput } from '../keyset.ts';
import { type Context, procedure, room } from '../trpc.ts';
import { deliveryById, listDeliveries } from './list-deliveries.ts';
import { createWebhook, listWebhooks, removeWebhook, requireWebhook, updateWebhook } from './save-webhook.ts';
import { sendAgain, sendTest } from './send-again.ts';
import type { WebhookEdges } from './webhook-edges.ts';

const one = z.object({ webhookId: idSchema });
const aDelivery = z.object({ deliveryId: idSchema });
const forReceivers = ({ edges, services }: Pick<Context, 'edges' | 'services'>): WebhookEdges => ({
  ...edges,
  findReceiver: services.findReceiver,
});

/** Receivers outside that are told what happens here: docs/webhooks.md. */
export const webhooksRouter = room({
  list: procedure('admin', 'Every webhook with how it is doing, never with its secret.')
    .output(z.object({ items: z.array(webhookViewSchema) }))
    .query(async () => ({ items: await listWebhooks() })),

  create: procedure('admin', 'Makes a webhook and shows its signing secret this once.', { errors: 'CONFLICT' })
    .input(webhookInputSchema)
    .output(z.object({ webhook: webhookViewSchema, secret: z.string() }))
    .mutation(({ input, ctx }) => createWebhook({ ...input, createdBy: ctx.user.id }, forReceivers(ctx))),

  update: procedure('admin', 'Changes a webhook, or switches it off or on; its secret stays.', { errors: 'NOT_FOUND' })
    .input(
      one
        .extend(webhookInputSchema.partial().shape)
        .extend({ name: webhookInputSchema.shape.name.unwrap().optional(), isEnabled: z.boolean().optional() }),
    )
    .output(webhookViewSchema)
    .mutation(async ({ input, ctx }) => {
      const updated = await updateWebhook(input, forReceivers(ctx));
      ctx.services.nudge('deliver-webhooks');
      return updated;
    }),

  remove: procedure('admin', 'Removes a webhook with its secret and its log.')
    .input(one)
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await removeWebhook(input.webhookId, forReceivers(ctx));
      return null;
    }),

  deliveries: procedure('admin', 'The delivery log of a webhook, newest first.', { errors: 'NOT_FOUND' })
    .input(one.extend({ state: webhookDeliveryStateSchema.optional(), ...pageInput }))
    .output(listOf(webhookDeliveryViewSchema))
    .query(async ({ input }) => {
      await requireWebhook(input.webhookId);
      return listDeliveries(input);
    }),

  delivery: procedure('admin', 'One delivery with the words that are sent.', { errors: 'NOT_FOUND' })
    .input(aDelivery)
    .output(webhookDeliveryViewSchema.extend({ body: z.string() }))
    .query(({ input }) => deliveryById(input.deliveryId)),

  sendAgain: procedure('admin', 'Sends a delivery again, with the same id and words.', { errors: 'NOT_FOUND CONFLICT' })
    .input(aDelivery)
    .output(webhookDeliveryViewSchema)
    .mutation(async ({ input, ctx }) => {
      const due = await sendAgain(input.deliveryId, forReceivers(ctx));
      ctx.services.nudge('deliver-webhooks');
      return due;
    }),

  sendTest: procedure('admin', 'Sends a test to a webhook, waits, and says what came of it.', { errors: 'NOT_FOUND' })
    .input(one)
    .output(webhookDeliveryViewSchema)
    .mutation(({ input, ctx }) => sendTest(input.webhookId, forReceivers(ctx))),
});
