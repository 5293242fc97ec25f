import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { eraseContact } from '../../contacts/erase/erase-contact.ts';
import { newId } from '../../database/model-from.ts';
import { forgetContact } from '../../follow-contact.ts';
import { queueCampaignMails } from '../../inbox/campaign-mail/queue-campaign-mails.ts';
import { confirmSent } from '../../inbox/ledger/confirm-sent.ts';
import { claimNextLook, noteNotFound } from '../../inbox/ledger/look-for-sent.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import { listUnsettled } from '../../inbox/queues/list-unsettled.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildContact } from '../../test/build.ts';
import { queueAnswer, readMessage, saveMailbox, saveThread } from '../../test/build-outbox.ts';
import { findWords } from '../../test/find-words.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { sendOutbox } from './send-outbox.ts';

let database: TestDatabase;
let sink: Sink;
let edges: TestEdges & { connections: number };
let mailboxId: string;

beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  sink = await startSink();
  edges = { ...createTestEdges(), connections: 1 };
  mailboxId = (await saveMailbox(sink, edges))._id;
});
afterEach(() => sink.stop());

const erase = (contactId: string) => eraseContact(contactId, { edges, forget: forgetContact });

/** A mail without a fence, as reminders and people's replies are, to somebody whose address is found nowhere else. */
async function queueUnfenced() {
  const saved = await saveThread(mailboxId);
  await ContactModel.updateOne({ _id: saved.contact._id }, { $set: { email: 'zelda@quixote.example' } });
  const to = { address: 'zelda@quixote.example', name: 'Zelda' };
  const unfenced = { purpose: 'reminder', author: 'system', epoch: null, basedOn: null, to } as const;
  return { contactId: saved.contact._id, mail: await queueAnswer(saved, edges, unfenced) };
}

async function expectWithdrawn(id: string, lastError: string) {
  expect(sink.received).toHaveLength(0);
  expect((await readMessage(id)).delivery).toMatchObject({ state: 'voided', claimedBy: null, lastError });
  // And so it stays.
  edges.advance(86_400_000);
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(0);
  expect((await readMessage(id)).delivery.state).toBe('voided');
  expect(await findWords(/zelda/i)).toEqual([]);
}

test('a mail that is claimed when its contact is erased does not leave', async () => {
  const { contactId, mail } = await queueUnfenced();
  sink.script.waitAtRcpt = () => erase(contactId);
  expect(await sendOutbox(edges)).toMatchObject({ sent: 0, uncertain: 0, failed: 0 });
  await expectWithdrawn(mail._id, 'the contact was erased');
});

test('nor does one whose sender has just written that it hands it over', async () => {
  const { contactId, mail } = await queueUnfenced();
  const { findById } = ThreadModel;
  let looks = 0;
  // The third look at the thread is the last one, behind `handing_over`.
  ThreadModel.findById = ((...args: Parameters<typeof findById>) => {
    looks += 1;
    if (looks !== 3) return findById.apply(ThreadModel, args);
    return { lean: () => erase(contactId).then(() => findById.apply(ThreadModel, args).lean()) };
  }) as typeof findById;
  try {
    expect(await sendOutbox(edges)).toMatchObject({ sent: 0, voided: 1 });
  } finally {
    ThreadModel.findById = findById;
  }
  await expectWithdrawn(mail._id, 'the conversation is gone');
});

test.each(['as its turn comes', 'ahead of its turn'])(
  'nor does a mail of a campaign that is claimed %s',
  async (when) => {
    const contacts = Array.from({ length: when === 'as its turn comes' ? 1 : 40 }, (_, n) =>
      buildContact({ email: `miller@mill${n}.example` }),
    );
    await ContactModel.insertMany(contacts);
    await queueCampaignMails(
      contacts.map((contact) => ({
        ...{ contact, campaignId: 'c1', campaignNumber: 1000, opensThread: true, threadId: newId(), mailboxId },
        ...{ key: `campaign:c1:${contact._id}`, from: { address: 'hello@larkinvale.example', name: 'Larkin' } },
        ...{ to: { address: contact.email, name: '' }, subject: 'New homes', text: 'Three.', epoch: null, holdUntil: edges.now() },
        ...{ state: 'holding' as const },
      })),
      edges,
    );
    let erased: string | null = null;
    sink.script.waitAtRcpt = async (address) => {
      // Those that are claimed ahead are neither this one nor one before it.
      const begun = [address, ...sink.received.flatMap(({ to }) => to)];
      const claimed = await MessageModel.findOne({ 'delivery.state': 'handing_over', 'to.address': { $nin: begun } }).lean();
      if (erased || (when === 'ahead of its turn' && !claimed)) return;
      const contact = contacts.find(({ _id, email }) => (claimed ? _id === claimed.contactId : email === address));
      erased = contact?.email ?? '';
      await erase(contact?._id ?? '');
    };
    await sendOutbox({ ...edges, runMs: 20_000 });
    expect(erased).toBeString();
    expect(sink.received.flatMap(({ to }) => to)).not.toContain(erased ?? '');
    await MessageModel.updateMany({ 'delivery.state': 'holding' }, { $set: { 'delivery.holdUntil': edges.now() } });
    await sendOutbox({ ...edges, runMs: 20_000 });
    expect(sink.received).toHaveLength(contacts.length - 1);
    expect(await MessageModel.find({ to: [] }, { delivery: 1 }).lean()).toMatchObject([{ delivery: { state: 'voided' } }]);
  },
  60_000,
);

test('one that may have left is looked for in Sent, and is nobody’s to decide when it is not there', async () => {
  const { contactId, mail } = await queueUnfenced();
  sink.script.dropAfterDot = () => true;
  expect(await sendOutbox(edges)).toMatchObject({ uncertain: 1 });
  await erase(contactId);
  expect((await readMessage(mail._id)).delivery.state).toBe('uncertain');
  for (let look = 0; look < 5; look++) {
    edges.advance(3_600_000);
    const looked = await claimNextLook({ mailboxIds: [mailboxId] }, edges);
    if (looked) await noteNotFound(looked, edges);
  }
  expect((await readMessage(mail._id)).delivery).toMatchObject({ state: 'voided', nextLookAt: null });
  // Found after all, it has left.
  await confirmSent({ wireId: null, openhouseMessage: mail._id, at: edges.now() }, edges);
  expect((await readMessage(mail._id)).delivery.state).toBe('confirmed');
  expect(await findWords(/zelda/i)).toEqual([]);
});

test('one that only a person could decide about is settled by the erasure', async () => {
  const { contactId, mail } = await queueUnfenced();
  await MessageModel.updateOne({ _id: mail._id }, { $set: { 'delivery.state': 'uncertain', 'delivery.nextLookAt': null } });
  await erase(contactId);
  expect((await readMessage(mail._id)).delivery.state).toBe('voided');
});

test('one that failed is shown to nobody any more', async () => {
  const { contactId, mail } = await queueUnfenced();
  await MessageModel.updateOne({ _id: mail._id }, { $set: { 'delivery.state': 'failed' } });
  expect((await listUnsettled({ limit: 10 })).items).toHaveLength(1);
  await erase(contactId);
  expect((await listUnsettled({ limit: 10 })).items).toEqual([]);
});

test('what is written while its contact is erased is not kept', async () => {
  const { contact, thread } = await saveThread(mailboxId);
  await erase(contact._id);
  const late = { threadId: thread._id, contactId: contact._id, mailboxId, key: 'reply:late', purpose: 'reply', author: 'agent' } as const;
  const words = { to: { address: contact.email, name: '' }, subject: 's', text: 'Dear Zelda', epoch: null, state: 'holding' } as const;
  await expect(queueMessage({ ...late, ...words }, edges)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await findWords(/zelda/i)).toEqual([]);
});
