import { z } from 'zod';
import { type Message, messageSchema } from '../../shared/message.ts';
import { modelFrom } from '../database/model-from.ts';
import { mailWords } from './list/mail-words.ts';
import type { Drafted } from './outbox/drafted.ts';

/** What lies beside a message and goes out to nobody: see list/mail-words.ts and outbox/drafted.ts. */
const kept = { words: z.array(z.string()).optional(), drafted: z.custom<Drafted>().optional() };

/** Words of mails, each with its newest mail first. */
export const WORD_INDEX = { words: 1, sortAt: -1 } as const;

export const MessageModel = modelFrom('Message', messageSchema.extend(kept), (schema) => {
  schema.index({ identity: 1 }, { unique: true });
  schema.index({ 'delivery.key': 1 }, { unique: true, partialFilterExpression: { 'delivery.key': { $type: 'string' } } });
  // Threading and read-back look mail up by every Message-ID it was seen with.
  schema.index({ wireIds: 1 });
  schema.index({ references: 1 });
  schema.index({ threadId: 1, sortAt: 1, _id: 1 });
  schema.index({ contactId: 1, sortAt: -1 });
  // The outbox.
  schema.index({ 'delivery.state': 1, 'delivery.purpose': 1, 'delivery.dueAt': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.purpose': 1, 'delivery.holdUntil': 1 });
  schema.index({ 'delivery.state': 1, 'delivery.nextLookAt': 1 });
  schema.index({ campaignId: 1, 'delivery.state': 1 }, { partialFilterExpression: { campaignId: { $type: 'string' } } });
  // Corrections by people, which the model is shown.
  schema.index({ updatedAt: -1 }, { partialFilterExpression: { kindBy: 'person' } });
  // A campaign's ledger is read by what changed since the last look.
  schema.index({ campaignNumber: 1, updatedAt: 1 }, { partialFilterExpression: { campaignNumber: { $type: 'number' } } });
  // Insights read these without opening a mail: what came in, what answered it, which drafts a person had a hand in. They
  // are asked for by name: a planner that tries several for a month of mail takes longer than the count.
  schema.index(
    { sortAt: 1, kind: 1, kindBy: 1, threadId: 1 },
    { name: 'insights_arrivals', partialFilterExpression: { direction: 'inbound', isBackfill: false } },
  );
  schema.index(
    { 'answered.at': 1, author: 1, userId: 1, 'answered.waitedMs': 1, threadId: 1 },
    { name: 'insights_answers', partialFilterExpression: { 'answered.at': { $type: 'date' } } },
  );
  schema.index(
    { sortAt: 1, userId: 1 },
    { name: 'insights_touched', partialFilterExpression: { author: 'ai', userId: { $type: 'string' } } },
  );
  schema.index(WORD_INDEX);
  // A beginning of very many words is looked for in the newest mails.
  schema.index({ sortAt: -1 });
  // Hundreds of words that only the index is asked for: a conversation is read without them.
  schema.path('words').select(false);
  schema.path('drafted').select(false);
  schema.pre('save', function keepWords() {
    this.set('words', mailWords(this.toObject() as unknown as Message));
  });
});
