import { z } from 'zod';
import { type Contact, contactSchema } from '../../shared/contact.ts';
import { idSchema } from '../../shared/id.ts';
import { modelFrom } from '../database/model-from.ts';
import { contactKeys } from './list/contact-keys.ts';

/** The name of the index of strays, for who asks for them alone. */
export const STRAYS = 'strays';

/** What lies beside a contact and goes out to nobody. */
const kept = {
  /** See list/contact-keys.ts. */
  searchKeys: z.array(z.string()).optional(),
  nameKey: z.string().optional(),
  areaKeys: z.array(z.string()).optional(),
  budgetMost: z.number().nullable().optional(),
  /** Campaigns whose mail a mail server took for them, and those they answered: the campaigns room tells. */
  campaignsSent: z.array(idSchema).optional(),
  campaignsReplied: z.array(idSchema).optional(),
  /** The main address and when a person typed it, for as long as it may be a slip of the pen. */
  typed: z.object({ email: z.string(), at: z.date() }).optional(),
  /** The import that brought them. */
  importId: idSchema.nullable().optional(),
};

export const ContactModel = modelFrom('Contact', contactSchema.extend(kept), (schema) => {
  schema.index({ email: 1 }, { unique: true });
  schema.index({ otherEmails: 1 });
  // The list is read the newest first, by name or by who wrote last; a filter that names few comes by its own index.
  schema.index({ nameKey: 1, _id: 1 });
  schema.index({ lastInboundAt: -1, _id: -1 });
  schema.index({ lastOutboundAt: -1 });
  // Who went quiet is counted, of one kind and mailable or not, without reading anybody.
  schema.index({ lastInboundAt: 1, lastOutboundAt: 1, contactTypes: 1, 'consent.state': 1 }, { name: 'quiet' });
  schema.index({ searchKeys: 1 });
  schema.index({ stage: 1, _id: -1 });
  // The columns of the pipeline: of one side, of one owner, and of those whose side nobody knows.
  schema.index({ contactTypes: 1, stage: 1, stageAt: -1, _id: -1 });
  schema.index({ ownerId: 1, stage: 1, stageAt: -1, _id: -1 });
  schema.index({ stage: 1, stageAt: -1, _id: -1 });
  schema.index({ ownerId: 1, _id: -1 });
  schema.index({ tags: 1, _id: -1 });
  schema.index({ contactTypes: 1, _id: -1 });
  schema.index({ 'consent.state': 1, _id: -1 });
  schema.index({ leadSource: 1, _id: -1 });
  schema.index({ preferredLanguage: 1, _id: -1 });
  schema.index({ areaKeys: 1, budgetMost: 1 });
  schema.index({ budgetMost: 1 });
  schema.index({ 'listings.listingKey': 1 });
  schema.index({ campaignsSent: 1, 'consent.state': 1 });
  schema.index({ campaignsReplied: 1 });
  // Strays are few: audiences count everybody and take them off.
  schema.index({ isStray: 1, 'consent.state': 1 }, { name: STRAYS, partialFilterExpression: { isStray: true } });
  // Duplicates are looked for by phone number.
  schema.index({ mobilePhone: 1 });
  schema.pre('save', function keepKeys() {
    this.set(contactKeys(this.toObject() as unknown as Contact));
  });
});
