import type { Contact } from '../../../shared/contact.ts';
import { type WebhookEvent, type WebhookPayload, webhookPayloadSchema } from '../../../shared/webhook.ts';
import type { Stored } from '../../database/model-from.ts';

/** Something that happened here and that receivers may want to know of, before it is addressed to any. */
export type Happening = {
  type: WebhookEvent;
  /** Names it, so that each receiver is told once however often it is found. */
  key: string;
  lane: string;
  contactId: string | null;
  at: Date;
  data: Record<string, unknown>;
};

/** The JSON that is sent: what the shape names and nothing else of what is stored. */
export function bodyOf({ type, at, data, contactId }: Happening, contacts: Map<string, Stored<Contact>>): string {
  const contact = contactId ? contacts.get(contactId) : undefined;
  const given = {
    type,
    timestamp: at,
    data: { ...data, contact: contact ? { ...contact, id: contact._id } : null, qualification: contact?.qualification ?? [] },
  };
  const payload: WebhookPayload = webhookPayloadSchema.parse(given);
  return JSON.stringify(payload);
}
