import { mailboxCursorSchema } from '../../shared/mailbox.ts';
import { modelFrom } from '../database/model-from.ts';

export const MailboxCursorModel = modelFrom('MailboxCursor', mailboxCursorSchema, (schema) => {
  schema.index({ mailboxId: 1, path: 1, uidValidity: 1 }, { unique: true });
});
