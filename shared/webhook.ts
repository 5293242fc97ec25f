import { z } from 'zod';
import { callSchema } from './call.ts';
import { campaignSchema } from './campaign.ts';
import { WEBHOOK_EVENTS } from './choices.ts';
import { contactSchema, slotSchema } from './contact.ts';
import { idSchema } from './id.ts';
import { messageSchema } from './message.ts';
import { threadSchema } from './thread.ts';

const webhookEventSchema = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** One try to hand an event over. `status` is null when nobody answered. */
const trySchema = z.object({ at: z.date(), status: z.number().nullable(), error: z.string().nullable(), ms: z.number() });

/** A place outside that is told what happens here. */
export const webhookSchema = z.object({
  id: idSchema,
  url: z.string(),
  /** What it is for, in an admin's words. */
  name: z.string(),
  events: z.array(webhookEventSchema),
  /** The signing secret, encrypted with AUTH_SECRET. */
  secretSealed: z.string(),
  isEnabled: z.boolean(),
  /** Why it was switched off without a person's hand; null otherwise. */
  stoppedBecause: z.string().nullable(),
  /** Nothing that happened before this moment is told: it was made, or switched on again, then. */
  since: z.date(),
  lastTry: trySchema.nullable(),
  createdBy: idSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Webhook = z.infer<typeof webhookSchema>;

const DELIVERY_STATES = ['waiting', 'delivered', 'gave_up'] as const;
export const webhookDeliveryStateSchema = z.enum(DELIVERY_STATES);

/** One event for one webhook: written once, sent until it is taken or given up. */
export const webhookDeliverySchema = z.object({
  id: idSchema,
  webhookId: idSchema,
  /** What happened, named so that it is written once: unique per webhook. */
  key: z.string(),
  type: z.enum([...WEBHOOK_EVENTS, 'webhook.test']),
  /** Deliveries of one lane go one after the other: the thread's id, or what else it is about. */
  lane: z.string(),
  /** Whose data the body holds: it goes with them. */
  contactId: idSchema.nullable(),
  /** When it happened: the order within a lane. */
  at: z.date(),
  /** The JSON that is signed and sent, the same at every try. */
  body: z.string(),
  state: webhookDeliveryStateSchema,
  /** Not tried before. Whoever claims it moves this on, so that nobody else does until then. */
  dueAt: z.date(),
  /** The process that is sending it. */
  claimedBy: z.string().nullable(),
  /** Counts the claims; what an older claim has to say finds nothing. */
  fence: z.number(),
  attempts: z.number(),
  /** The newest tries, oldest first. */
  tries: z.array(trySchema),
  deliveredAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** How far one kind of change has been looked through. */
export const webhookCursorSchema = z.object({ id: z.string(), seenUpTo: z.date(), lookedBackAt: z.date() });

/** A webhook as Settings shows it: without its secret, with how it is doing. */
export const webhookViewSchema = webhookSchema.omit({ secretSealed: true }).extend({
  waiting: z.number(),
  gaveUp: z.number(),
});
export type WebhookView = z.infer<typeof webhookViewSchema>;

/** A line of the delivery log. */
export const webhookDeliveryViewSchema = webhookDeliverySchema
  .pick({ id: true, webhookId: true, type: true, at: true, state: true, dueAt: true, attempts: true, tries: true, deliveredAt: true })
  .extend({ isUnderWay: z.boolean() });
export type WebhookDeliveryView = z.infer<typeof webhookDeliveryViewSchema>;

export const webhookInputSchema = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://example.com/hook' })
    .max(2000)
    .refine((url) => !/^[a-z]+:\/\/[^/?#]*@/i.test(url), 'must not hold a name or password'),
  name: z.string().trim().max(100).default(''),
  events: z.array(webhookEventSchema).min(1, 'Choose at least one').max(WEBHOOK_EVENTS.length),
});
export type WebhookInput = z.output<typeof webhookInputSchema>;

/** In JSON a moment is text (ISO 8601); read with these shapes it is a Date again. */
const moment = z.coerce.date();
const maybeMoment = z.union([z.null(), moment]);

const personSchema = contactSchema.pick({ id: true, email: true, firstName: true, lastName: true, mobilePhone: true, stage: true });
const threadDataSchema = threadSchema
  .pick({ id: true, contactId: true, subject: true, kind: true, stage: true, status: true, ownerId: true, isTakenOver: true })
  .extend({
    ...threadSchema.pick({ aiState: true, messageCount: true, lastAuthor: true, lastWords: true, campaignIds: true, listingKeys: true })
      .shape,
    /** Why a person is needed; null when nobody is. */
    needs: z.string().nullable(),
    lastMessageAt: moment,
    updatedAt: moment,
  });
const messageDataSchema = messageSchema
  .pick({ id: true, threadId: true, contactId: true, from: true, to: true, subject: true, listingKeys: true })
  .extend({
    /** Null until it is classified; the thread changes then. */
    kind: messageSchema.shape.kind,
    /** What they wrote, without quoted history and signature; cut at 50,000 characters. */
    text: z.string(),
    attachments: z.array(z.object({ fileName: z.string(), contentType: z.string(), size: z.number() })),
    arrivedAt: moment,
  });
const callDataSchema = callSchema
  .pick({ id: true, contactId: true, threadId: true, agentId: true, state: true, topic: true })
  .extend({ startsAt: moment, endsAt: moment });
const campaignDataSchema = campaignSchema
  .pick({ id: true, number: true, name: true, subject: true })
  .extend({ startedAt: maybeMoment, finishedAt: maybeMoment });

const event = <T extends string, D extends z.ZodType>(type: T, data: D) => z.object({ type: z.literal(type), timestamp: moment, data });
const person = personSchema.nullable();

/** What a webhook is sent, as `schema.parse(JSON.parse(body))` reads it. The signature is over the body as it came. */
export const webhookPayloadSchema = z.discriminatedUnion('type', [
  event('message.arrived', z.object({ message: messageDataSchema, contact: person })),
  event('thread.changed', z.object({ thread: threadDataSchema, contact: person })),
  event(
    'lead.qualified',
    z.object({
      thread: threadDataSchema,
      contact: person,
      /** What is known of their wishes, by slot. */
      qualification: z.array(slotSchema.pick({ slot: true, value: true })),
    }),
  ),
  event('call.booked', z.object({ call: callDataSchema, contact: person })),
  event('campaign.finished', z.object({ campaign: campaignDataSchema })),
  event('webhook.test', z.object({ words: z.string() })),
]);
export type WebhookPayload = z.infer<typeof webhookPayloadSchema>;
