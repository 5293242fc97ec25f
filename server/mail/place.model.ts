import { placeSchema } from '../../shared/mailbox.ts';
import { modelFrom } from '../database/model-from.ts';

export const PlaceModel = modelFrom('Place', placeSchema, (schema) => {
  schema.index({ mailboxId: 1, path: 1, uidValidity: 1, uid: 1 }, { unique: true });
  schema.index({ messageId: 1 });
  // The same bytes at another place: a mail that was moved or copied.
  schema.index({ rawHash: 1, mailboxId: 1 });
  schema.index({ state: 1 });
});
