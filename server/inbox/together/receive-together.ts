import type { Message } from '../../../shared/message.ts';
import { findOrMakeContacts } from '../../contacts/find-or-make-contact.ts';
import { touchContacts } from '../../contacts/touch-contact.ts';
import { insertAll } from '../../database/insert-all.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { Received } from '../arrive/build-arrived.ts';
import { settledAt } from '../arrive/wait-for-answer.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { mailWords } from '../list/mail-words.ts';
import { MessageModel } from '../message.model.ts';
import { weighWriters } from '../people/weigh-writers.ts';
import { LOST_TIME } from '../restored/call-for-restored.ts';
import { TombstoneModel } from '../tombstone.model.ts';
import { noteArrivals, openThreads } from './note-arrivals.ts';
import { type Planned, planArrivals } from './plan-arrivals.ts';

/**
 * The story of `receiveMail` for many mails at once: a customer's mail that opens a conversation or goes on with one,
 * which nearly every mail does. Each strand is taken in whole and in order, or not at all: one with a mail that is
 * anything more (seen before, buried, a report, a portal's, one that joins two conversations…) is left for `receiveMail`.
 *
 * Mails first, then threads: what a crash leaves behind in between is found by the repeat, which is told by `receiveMail`.
 * @returns what became of the mails that were taken in
 */
export async function receiveTogether(strands: IncomingMail[][], edges: Edges): Promise<Map<IncomingMail, Received>> {
  const plain = await unseen(strands.filter((strand) => strand.every(isPlain)));
  if (plain.length === 0) return new Map();
  const contacts = await findOrMakeContacts(
    plain.flat().map(({ from }) => from),
    edges,
  );
  const planned = await planArrivals(plain, { contacts, edges });
  const saved = await save(planned);
  const isNews = saved.some(({ message }) => !message.isBackfill);
  const context = { ownAddresses: plain.flat()[0]?.ownAddresses ?? [], answerDueAt: isNews ? await settledAt(edges) : null, edges };
  const { opened, standing } = Object.groupBy(saved, ({ opens }) => (opens ? 'opened' : 'standing'));
  await Promise.all([
    openThreads(opened ?? [], context).then((refused) => noteArrivals([...(standing ?? []), ...refused], context)),
    touchContacts(newestOf(saved)),
  ]);
  await weighWriters(
    saved.map(({ message }) => message),
    edges,
  );
  for (const { message } of saved) edges.publish('message.arrived', { threadId: message.threadId, messageId: message._id });
  for (const threadId of new Set(saved.map(({ message }) => message.threadId))) edges.publish('thread.changed', { threadId });
  return new Map(
    saved.map(({ mail, message }) => [mail, { messageId: message._id, threadId: message.threadId, isNew: true, isConfirmation: false }]),
  );
}

function isPlain({ folder, report, portal, phoneLead, from, ownAddresses, flags }: IncomingMail): boolean {
  const isCustomer = from.address !== '' && !ownAddresses.includes(from.address);
  const isOfPortal = portal !== null || phoneLead !== undefined;
  return folder !== 'sent' && report === null && !isOfPortal && isCustomer && !flags.includes(LOST_TIME);
}

/** Strands of which nothing is stored or buried yet, and nothing is there twice. */
async function unseen(strands: IncomingMail[][]): Promise<IncomingMail[][]> {
  const identities = strands.flat().map(({ identity }) => identity);
  if (identities.length === 0) return [];
  const of = { identity: { $in: identities } };
  const known = (
    await Promise.all([TombstoneModel.find(of, { identity: 1 }).lean(), MessageModel.find(of, { identity: 1 }).lean()])
  ).flat();
  const old = new Set(known.map(({ identity }) => identity));
  const counts = Map.groupBy(identities, (identity) => identity);
  return strands.filter((strand) => strand.every(({ identity }) => !old.has(identity) && counts.get(identity)?.length === 1));
}

/** A strand of which the database refused a mail is told again one by one, like one that a crash left half done. */
async function save(planned: Planned[]): Promise<Planned[]> {
  const refused = await insertAll(
    MessageModel,
    planned.map(({ message }) => ({ ...message, words: mailWords(message) })),
  );
  const broken = new Set([...refused].map((n) => planned[n]?.strand));
  return planned.filter(({ strand }) => !broken.has(strand));
}

function newestOf(saved: Planned[]): Map<string, Date> {
  const newest = new Map<string, Date>();
  for (const { message } of saved) {
    const { contactId, sortAt } = message satisfies Stored<Message>;
    if (contactId && sortAt > (newest.get(contactId) ?? 0)) newest.set(contactId, sortAt);
  }
  return newest;
}
