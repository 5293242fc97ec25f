import { z } from 'zod';
import { slotNameSchema } from '../shared/contact.ts';
import { INTENTS, MOVES } from '../shared/decision.ts';
import { mailKindSchema } from '../shared/message.ts';

const intents = z.array(z.enum(INTENTS));
const slots = z.array(slotNameSchema);
const oneOrMore = <T extends z.ZodType>(type: T) => z.union([type.transform((one) => [one]), z.array(type)]);
const slotValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);

/** How the thread and its contact stand before the mail comes. Left out: a stranger's first mail. */
const givenSchema = z.strictObject({
  exchanges: z.number().default(0),
  callRefusedAt: z.number().nullable().default(null),
  isTakenOver: z.boolean().default(false),
  kind: mailKindSchema.nullable().default(null),
  contactStage: z.string().nullable().default(null),
  known: z.partialRecord(slotNameSchema, slotValue).default({}),
  bookedCall: z.iso.datetime().nullable().default(null),
  history: z
    .array(
      z.strictObject({
        us: z.string().optional(),
        agent: z.string().optional(),
        customer: z.string().optional(),
        /** Starts of the times that this mail of ours offered. */
        offered: z.array(z.iso.datetime()).default([]),
      }),
    )
    .default([]),
});

const expectation = {
  kind: oneOrMore(mailKindSchema),
  /** ISO 639-1; left out or empty: nobody asks. */
  language: z.string().default(''),
  injection: z.boolean().default(false),
  move: oneOrMore(z.enum(MOVES)),
  /** Whether this mail must, may or must never be answered with a call. */
  call: z.enum(['must', 'may', 'never']),
  consent: z.enum(['subscribed', 'unsubscribed']).optional(),
  /** Words that no answer may hold, besides those of the whole set. */
  neverSay: z.array(z.string()).default([]),
};

/** One labelled mail of `mails/`. The keys are explained in README.md. */
const mailLabelSchema = z
  .strictObject({
    id: z.string(),
    from: z.string().optional(),
    subject: z.string().optional(),
    text: z.string().optional(),
    /** The whole mail instead of the three above. */
    raw: z.string().optional(),
    given: givenSchema.prefault({}),
    ...expectation,
    alsoKind: z.array(mailKindSchema).default([]),
    intents,
    mayIntents: intents.default([]),
    refusesCall: z.boolean().default(false),
    asksForPerson: z.boolean().default(false),
    slots: z.array(z.tuple([slotNameSchema, slotValue, z.string()])),
    optionalSlots: slots.default([]),
    maySlots: slots.default([]),
    neverSlots: slots.default([]),
    valueMayDiffer: slots.default([]),
  })
  .refine(({ raw, from, text }) => (raw === undefined) === (from !== undefined && text !== undefined), 'either raw, or from and text');
export const mailFileSchema = z.array(mailLabelSchema);
type MailLabel = z.infer<typeof mailLabelSchema>;

/** One labelled conversation of `conversations/`. */
const conversationSchema = z.strictObject({
  id: z.string(),
  about: z.string(),
  customer: z.string(),
  subject: z.string(),
  turns: z
    .array(
      z.strictObject({
        text: z.string(),
        headers: z.record(z.string(), z.string()).default({}),
        ...expectation,
        known: z.partialRecord(slotNameSchema, slotValue).default({}),
        notKnown: slots.default([]),
        /** A call is booked once this mail is dealt with. */
        books: z.boolean().optional(),
      }),
    )
    .min(2),
  neverSay: z.array(z.string()).default([]),
});
export const conversationFileSchema = z.array(conversationSchema);
type Conversation = z.infer<typeof conversationSchema>;

export type Half = 'dev' | 'held-out';
export type Given = z.infer<typeof givenSchema>;
/** What only single mails are labelled with: intents and slots. */
export type Reading = Pick<
  MailLabel,
  'intents' | 'mayIntents' | 'refusesCall' | 'asksForPerson' | 'slots' | 'optionalSlots' | 'maySlots' | 'neverSlots' | 'valueMayDiffer'
>;
/** One mail with what is expected of it. */
export type Turn = {
  text: string;
  raw: string | null;
  headers: Record<string, string>;
  reading: Reading | null;
  known: Conversation['turns'][number]['known'];
  notKnown: Conversation['turns'][number]['notKnown'];
  books?: boolean;
} & Pick<MailLabel, 'kind' | 'language' | 'injection' | 'move' | 'call' | 'consent' | 'neverSay'>;
/** A single mail is a case of one turn, a conversation one of several. */
export type EvalCase = { id: string; half: Half; from: string; subject: string; given: Given; turns: Turn[] };

export function caseOfMail(label: MailLabel, half: Half): EvalCase {
  const { id, from = '', subject = '', text = '', raw = null, given, alsoKind, ...expected } = label;
  const turn: Turn = {
    ...expected,
    kind: [...expected.kind, ...alsoKind],
    text,
    raw,
    headers: {},
    reading: expected,
    known: {},
    notKnown: [],
  };
  return { id, half, from, subject, given, turns: [turn] };
}

export function caseOfConversation({ id, customer, subject, turns, neverSay }: Conversation, half: Half): EvalCase {
  const all = turns.map((turn) => ({ ...turn, raw: null, reading: null, neverSay: [...neverSay, ...turn.neverSay] }));
  return { id, half, from: customer, subject, given: givenSchema.parse({}), turns: all };
}
