import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildContact, buildMessage, buildOutbound, buildThread } from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { killBehindEachWrite } from '../../test/kill-after.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { TombstoneModel } from '../tombstone.model.ts';
import { receiveTogether } from './receive-together.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const empty = async () => {
  await Promise.all(
    [MessageModel, ThreadModel, ContactModel, TombstoneModel].map((model) => mongoose.model(model.modelName).deleteMany({})),
  );
  edges = createTestEdges();
};
beforeEach(empty);

const from = (name: string) => ({ address: `${name}@example.com`, name: `${name} Reyes` });
const mailOf = (name: string, change: Partial<IncomingMail> = {}) => buildIncoming({ from: from(name), ...change });

/** Everything but ids and the moments of writing; threads and contacts by what names them. */
async function stored() {
  const [mails, threads, contacts] = await Promise.all([
    // With what a search finds them by, which nobody reads who does not ask for it.
    MessageModel.find().select('+words').sort({ sortAt: 1 }).lean(),
    ThreadModel.find().lean(),
    ContactModel.find().sort({ email: 1 }).lean(),
  ]);
  const emailOf = new Map(contacts.map(({ _id, email }) => [_id, email]));
  const mailsOf = (threadId: string) => mails.filter((mail) => mail.threadId === threadId).map(({ identity }) => identity);
  const bare = ({ _id, createdAt: _, updatedAt: __, ...rest }: { _id: string; createdAt: Date; updatedAt: Date }) => rest;
  return {
    mails: mails.map((mail) => ({ ...bare(mail), threadId: mailsOf(mail.threadId)[0], contactId: emailOf.get(mail.contactId ?? '') })),
    threads: threads
      .map((thread) => ({ ...bare(thread), holds: mailsOf(thread._id), contactId: emailOf.get(thread.contactId ?? '') }))
      .filter(({ holds }) => holds.length > 0)
      .sort((a, b) => `${a.holds[0]}`.localeCompare(`${b.holds[0]}`)),
    contacts: contacts.map(bare),
  };
}

test('whatever customers write, taken in together it becomes what it becomes one by one, or is left alone', async () => {
  const wording = fc.record({
    person: fc.nat({ max: 3 }),
    isTwin: fc.nat({ max: 9 }).map((n) => n === 9),
    names: fc.array(fc.nat({ max: 7 }), { maxLength: 2 }),
    isPast: fc.boolean(),
    isJunk: fc.boolean(),
  });
  let together = 0;
  const cases = fc.asyncProperty(fc.array(wording, { minLength: 4, maxLength: 8 }), fc.nat({ max: 3 }), async (all, before) => {
    const mails = all.map(({ person, isTwin, names, isPast, isJunk }, n) => {
      const references = names.map((name) => `<${person}-${name}@x>`);
      const named = { messageId: `<${person}-${isTwin ? 0 : n}@x>`, references, inReplyTo: references.at(-1) ?? null };
      const folder = isJunk ? ('junk' as const) : ('inbox' as const);
      return mailOf(`p${person}`, { ...named, folder, isBackfill: isPast, visibleText: `words ${n}`, identity: `m:${n}` });
    });
    const [first, rest] = [mails.slice(0, before), mails.slice(before)];
    await empty();
    for (const mail of mails) await receiveMail(mail, edges);
    const oneByOne = await stored();
    await empty();
    for (const mail of first) await receiveMail(mail, edges);
    const taken = await receiveTogether([...Map.groupBy(rest, (mail) => mail.from.address).values()], edges);
    together += taken.size;
    for (const mail of rest) if (!taken.has(mail)) await receiveMail(mail, edges);
    expect(await stored()).toEqual(oneByOne);
  });
  await fc.assert(cases, { numRuns: 20 });
  expect(together).toBeGreaterThan(40);
}, 60_000);

test('strangers to each other, and one conversation out of order, come in with one write of each kind', async () => {
  const strands = [
    [mailOf('ana', { messageId: '<answer@x>', inReplyTo: '<question@x>' }), mailOf('ana', { messageId: '<question@x>' })],
    ...['ben', 'cleo', 'dora'].map((name) => [mailOf(name)]),
  ];
  const taken = await receiveTogether(strands, edges);
  expect(taken.size).toBe(5);
  const counts = (await ThreadModel.find().lean()).map(({ unread, messageCount }) => [unread, messageCount]);
  expect(counts.sort()).toEqual([...Array.from({ length: 3 }, () => [1, 1]), [2, 2]]);
  expect(edges.published.filter(({ name }) => name === 'message.arrived')).toHaveLength(5);
  expect(edges.published.filter(({ name }) => name === 'thread.changed')).toHaveLength(4);
});

test('nobody is lost, stored twice or counted twice, wherever the process dies', async () => {
  const contact = buildContact({ email: 'ben@example.com' });
  const thread = buildThread({ contactId: contact._id, isInInbox: true, messageCount: 1, participants: ['ben@example.com'] });
  const earlier = buildMessage({
    threadId: thread._id,
    contactId: contact._id,
    from: from('ben'),
    wireIds: ['<earlier@x>'],
    decisionId: 'x',
  });
  const strands = [
    [mailOf('ana', { messageId: '<a1@x>' }), mailOf('ana', { inReplyTo: '<a1@x>' })],
    [mailOf('ben', { inReplyTo: '<earlier@x>' })],
    [mailOf('cleo')],
  ];
  const writes = await killBehindEachWrite({
    begin: async () => {
      await empty();
      await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), MessageModel.create(earlier)]);
    },
    story: () => receiveTogether(strands, edges),
    repair: async () => {
      for (const mail of strands.flat()) await receiveMail(mail, edges);
      expect(await MessageModel.countDocuments()).toBe(5);
      expect(await ContactModel.countDocuments()).toBe(3);
      const threads = await ThreadModel.find({ isInInbox: true }).lean();
      expect(threads.map(({ messageCount, unread, answer }) => [messageCount, unread, answer.state]).sort()).toEqual([
        [1, 1, 'waiting'],
        [2, 1, 'waiting'],
        [2, 2, 'waiting'],
      ]);
    },
  });
  expect(writes).toBeGreaterThanOrEqual(4);
}, 60_000);

test('what is more than a plain mail is left alone with its strand, and its neighbours come in', async () => {
  const ours = buildIncoming({ from: { address: 'hello@larkinvale.example', name: 'Us' }, campaignNumber: 7 });
  const twice = mailOf('eve');
  const buried = mailOf('finn');
  await TombstoneModel.create({ _id: 'grave', identity: buried.identity, reason: 'conversation deleted' });
  const seen = mailOf('gus');
  await receiveMail(seen, edges);
  const report = { kind: 'bounce' as const, originalMessageIds: [], originalKeys: [], originalProofs: [], recipients: [] };
  const lead = { source: 'Portal', property: '1 Elm', phone: '' };
  const strands = [
    [mailOf('ana')],
    [ours],
    [twice, { ...twice }],
    [buried],
    [seen, mailOf('gus')],
    [mailOf('postmaster', { report })],
    [mailOf('hana', { portal: lead })],
    [mailOf('ida')],
  ];
  const taken = await receiveTogether(strands, edges);
  expect([...taken.keys()].map((mail) => mail.from.address)).toEqual(['ana@example.com', 'ida@example.com']);
  expect(await MessageModel.countDocuments()).toBe(3);
});

test('a mail that the database refuses leaves its strand for later and holds up no other', async () => {
  const poison = mailOf('ben');
  const plain = mailOf('ana');
  await MessageModel.collection.createIndex(
    { subject: 1 },
    { unique: true, name: 'refuses', partialFilterExpression: { subject: 'poison' } },
  );
  try {
    await MessageModel.create(buildMessage({ subject: 'poison' }));
    const taken = await receiveTogether([[plain], [{ ...poison, subject: 'poison' }]], edges);
    expect([...taken.keys()]).toEqual([plain]);
    expect(await ThreadModel.countDocuments()).toBe(1);
  } finally {
    await MessageModel.collection.dropIndex('refuses');
  }
});

test('a thread that stands hears of all its mails at once: counted, the newest words, the AI’s claim kept', async () => {
  const contact = buildContact({ email: 'ana@example.com' });
  await ContactModel.create(contact);
  const about = (change: Partial<ReturnType<typeof buildThread>>) =>
    buildThread({ contactId: contact._id, isInInbox: false, status: 'closed', participants: ['x@example.com'], ...change });
  const answer = { dueAt: null, claimedBy: 'me', claimedUntil: new Date(), attempts: 1, lastError: null };
  const threads = [
    about({ answer: { ...answer, state: 'claimed' }, aiState: 'thinking' }),
    about({ isTakenOver: true, aiState: 'standing_down' }),
    about({ aiState: 'review' }),
  ];
  await ThreadModel.create(threads);
  await MessageModel.create(
    threads.map((thread, n) =>
      buildOutbound({ threadId: thread._id, contactId: contact._id, wireIds: [`<ours${n}@x>`], delivery: { state: 'accepted' } }),
    ),
  );
  const strand = threads.flatMap((_, n) => [
    mailOf('ana', { inReplyTo: `<ours${n}@x>`, visibleText: 'first' }),
    mailOf('ana', { inReplyTo: `<ours${n}@x>`, visibleText: '$subject and $$ROOT' }),
  ]);
  expect((await receiveTogether([strand], edges)).size).toBe(6);
  const dueAt = new Date(edges.now().getTime() + 20_000);
  const heard = { messageCount: 3, unread: 2, isInInbox: true, status: 'open', lastWords: '$subject and $$ROOT' } as const;
  const after = await ThreadModel.find().sort({ _id: 1 }).lean();
  expect(after).toMatchObject([
    {
      ...heard,
      answer: { state: 'claimed', claimedBy: 'me', dueAt },
      aiState: 'thinking',
      participants: ['x@example.com', 'ana@example.com'],
    },
    { ...heard, answer: { state: 'waiting', claimedBy: null, dueAt }, aiState: 'standing_down' },
    { ...heard, answer: { state: 'waiting', dueAt }, aiState: 'review' },
  ]);
});
