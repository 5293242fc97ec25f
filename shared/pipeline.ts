import { z } from 'zod';
import { callSchema } from './call.ts';
import { contactSchema, stageSchema } from './contact.ts';
import { idSchema } from './id.ts';
import { threadSchema } from './thread.ts';

/** Renters stand with the buyers; `others` are leads of whom nobody knows yet what they want. */
const PIPELINE_SIDES = ['buyers', 'sellers', 'others'] as const;
export const pipelineSideSchema = z.enum(PIPELINE_SIDES);
export type PipelineSide = z.infer<typeof pipelineSideSchema>;

const amountsSchema = z.object({ known: z.number(), sum: z.number() });

/** A column's figures. Money is whole units of the brokerage's currency, `rent` per month; `known` counts who named an amount. */
export const columnTotalsSchema = z.object({ count: z.number(), isMore: z.boolean(), price: amountsSchema, rent: amountsSchema });
export type ColumnTotals = z.infer<typeof columnTotalsSchema>;

/** One lead on the board: the contact, the newest conversation, the next call. */
export const leadCardSchema = z.object({
  contactId: idSchema,
  name: z.string(),
  email: z.string(),
  contactTypes: contactSchema.shape.contactTypes,
  stage: stageSchema,
  stageAt: z.date().nullable(),
  ownerId: idSchema.nullable(),
  ownerName: z.string().nullable(),
  /** Whether who asks may move it: an agent moves their own leads and those nobody has. */
  mayMove: z.boolean(),
  budgetMin: z.number().nullable(),
  budgetMax: z.number().nullable(),
  priceExpectation: z.number().nullable(),
  areas: z.array(z.string()),
  sellingAddress: z.string().nullable(),
  thread: threadSchema
    .pick({ id: true, subject: true, kind: true, lastWords: true, lastAuthor: true, lastMessageAt: true, unread: true })
    .extend(threadSchema.pick({ aiState: true, sendingAt: true, needs: true, isTakenOver: true }).shape)
    .nullable(),
  nextCall: callSchema.pick({ id: true, startsAt: true }).nullable(),
});
export type LeadCard = z.infer<typeof leadCardSchema>;
