import { mailboxSchema } from '../../shared/mailbox.ts';
import { modelFrom } from '../database/model-from.ts';

export const MailboxModel = modelFrom('Mailbox', mailboxSchema, (schema) => {
  schema.index({ source: 1, address: 1 }, { unique: true });
});
