import { webhookCursorSchema } from '../../../shared/webhook.ts';
import { modelFrom } from '../../database/model-from.ts';

export const WebhookCursorModel = modelFrom('WebhookCursor', webhookCursorSchema);
