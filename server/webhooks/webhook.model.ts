import { webhookSchema } from '../../shared/webhook.ts';
import { modelFrom } from '../database/model-from.ts';

/** Few: what is asked of them needs no index but their id. */
export const WebhookModel = modelFrom('Webhook', webhookSchema);
