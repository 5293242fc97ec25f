import { contactSchema } from '../../shared/contact.ts';
import { modelFrom } from '../database/model-from.ts';

export const ContactModel = modelFrom('Contact', contactSchema, (schema) => {
  schema.index({ email: 1 }, { unique: true });
  schema.index({ otherEmails: 1 });
  schema.index({ tags: 1 });
  schema.index({ stage: 1, _id: -1 });
  schema.index({ ownerId: 1, _id: -1 });
});
