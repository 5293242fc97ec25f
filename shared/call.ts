import { z } from 'zod';
import { idSchema } from './id.ts';

export const CALL_STATES = ['booked', 'cancelled', 'completed', 'no_show'] as const;

export const callSchema = z.object({
  id: idSchema,
  contactId: idSchema,
  threadId: idSchema.nullable(),
  /** The agent whose time this is; null: the brokerage's line. Unique with `startsAt` while booked. */
  agentId: idSchema.nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  state: z.enum(CALL_STATES),
  topic: z.string(),
  /** iCalendar identity (RFC 5545): the UID stays, the sequence counts changes. */
  uid: z.string(),
  sequence: z.number(),
  /** The unguessable part of `/calls/<token>.ics`. */
  token: z.string(),
  remindAt: z.date().nullable(),
  remindedAt: z.date().nullable(),
  outcome: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Call = z.infer<typeof callSchema>;

/** Hours in minutes after local midnight, per ISO weekday (1 Monday – 7 Sunday). */
export const openHoursSchema = z.object({ weekday: z.number().int().min(1).max(7), from: z.number().int(), to: z.number().int() });

/** Days away, the first and the last, as ISO dates in the brokerage's zone. */
const vacationSchema = z.object({ from: z.string(), to: z.string() });

/** When one agent takes calls; with null the brokerage's closed days, its hours are in Settings. */
export const availabilitySchema = z.object({
  id: idSchema,
  agentId: idSchema.nullable(),
  /** None: this agent takes no calls. */
  hours: z.array(openHoursSchema),
  /** Days off, as ISO dates in the brokerage's zone. */
  daysOff: z.array(z.string()),
  vacations: z.array(vacationSchema),
  /** Where invitations and reminders for this agent go; empty: nowhere. */
  inviteAddress: z.string(),
  /** The unguessable part of the agent's feed, `/calls/<token>.ics`. */
  feedToken: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Availability = z.infer<typeof availabilitySchema>;

const isoDateSchema = z.iso.date();
const minuteSchema = z.number().int().min(0).max(1440);

/** What somebody says of when they take calls; every span ends after it begins. */
export const availabilityChangeSchema = z.object({
  hours: z
    .array(
      z
        .object({ weekday: z.number().int().min(1).max(7), from: minuteSchema, to: minuteSchema })
        .refine(({ from, to }) => from < to, 'must end after it begins'),
    )
    .max(28),
  daysOff: z.array(isoDateSchema).max(366),
  vacations: z
    .array(z.object({ from: isoDateSchema, to: isoDateSchema }).refine(({ from, to }) => from <= to, 'must end after it begins'))
    .max(50),
  inviteAddress: z.union([z.literal(''), z.email().max(320)]),
});

/** When a line takes calls, as its owner sees it. */
export const availabilityViewSchema = z.object({
  agentId: idSchema.nullable(),
  /** False while an agent never said when: then calls go to others. */
  isSet: z.boolean(),
  hours: z.array(openHoursSchema),
  daysOff: z.array(z.string()),
  vacations: z.array(vacationSchema),
  inviteAddress: z.string(),
  /** The calendar to subscribe to; null until hours are set. */
  feedPath: z.string().nullable(),
});
export type AvailabilityView = z.infer<typeof availabilityViewSchema>;

/** A time that a mail of ours offers and that nobody has chosen yet. */
export const proposedCallSchema = z.object({
  slotId: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  threadId: idSchema,
  contactId: idSchema.nullable(),
  /** Whether a person wrote the mail, and not the AI. */
  isByPerson: z.boolean(),
});
export type ProposedCall = z.infer<typeof proposedCallSchema>;

export const callSlotSchema = z.object({
  slotId: z.string(),
  agentId: idSchema.nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  label: z.string(),
});
/** A free time; `slotId` is the ISO start, so that a model can name it; `label` is for people, zone included. */
export type CallSlot = z.infer<typeof callSlotSchema>;
