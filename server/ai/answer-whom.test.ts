import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Triage } from '../../shared/decision.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { receiveMail } from '../inbox/arrive/receive-mail.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { approveDraft } from '../inbox/outbox/update-draft.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { TEST_NOW } from '../test/build.ts';
import { buildIncoming } from '../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type Stage, scriptedModel, startStage } from '../test/start-stage.ts';
import { answerThreads } from './answer-threads.ts';
import { DecisionModel } from './decision.model.ts';
import type { DraftData } from './prompt-data.ts';

/** One for each answer: the guard stops an answer that repeats our last. */
const PROSE = [
  'Thank you for your mail about the homes that you are looking for; we have had a look at all that is on the market near you at the moment, and we will go on looking with you until the right one is found.',
  'It is good to hear from you again: knowing more about the home that you have in mind helps us to look in the right places for you, and to leave out what would only cost you an evening and bring you no closer.',
  'We have gone through the market once more with your words in mind, and we will write as soon as there is a home that you should see; until then we keep what you told us, so that you need not say it twice.',
];
const VICTIM = { address: 'vi@example.com', name: 'Vi Moreau' };
const RIVAL = { address: 'seller@rival.example', name: 'Ri Vale' };
const SECRET = 'Between us: I can go up to $910,000.';

let database: TestDatabase;
let stage: Stage;
/** What the model was given for its drafts, and what it says a mail is. */
let drafted: DraftData[];
let triage: (text: string) => Partial<Triage>;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  drafted = [];
  triage = () => ({ intents: ['asks_for_listings'] });
  stage = await startStage(
    scriptedModel({
      triage: ({ mail }) => triage(mail.text),
      learn: ({ mail: { text } }) => (text.includes('$910,000') ? [{ slot: 'budgetMax', value: 910_000, quote: 'up to $910,000' }] : []),
      draft: (data) => {
        drafted.push(data);
        return {
          paragraphs: [PROSE[data.conversation.filter(({ author }) => author === 'us').length] ?? ''],
          question: ['When would you like to move?'],
        };
      },
    }),
  );
}, 20_000);
afterEach(() => stage.stop());

const sentTo = () => stage.sink.received.map(({ to }) => String(to));

test('a Reply-To that is not known to be the customer’s waits for a person, who may let it go there', async () => {
  const { threadId } = await stage.arrive('What do you know of me?', { replyTo: [{ address: 'mallory@evil.example', name: '' }] });
  await stage.play();
  expect(sentTo()).toEqual([]);
  const reply = await stage.replyOn(threadId);
  expect(reply?.delivery?.state).toBe('review');
  expect((await ThreadModel.findById(threadId).lean())?.needs?.detail).toContain('another address');
  await approveDraft({ messageId: reply?._id ?? '', userId: 'agent-1' }, stage.edges);
  await sendOutbox({ ...stage.edges, connections: 1 });
  expect(sentTo()).toEqual(['mallory@evil.example']);
});

test('a Reply-To of another address that we know to be theirs is followed', async () => {
  const { contactId } = await stage.arrive('What do you have?', { replyTo: [{ address: 'ana@home.example', name: '' }] });
  await ContactModel.updateOne({ _id: contactId }, { $set: { otherEmails: ['ana@home.example'] } });
  await stage.play();
  expect(sentTo()).toEqual(['ana@home.example']);
});

test('many senders with one Reply-To bury nobody in answers', async () => {
  for (let n = 0; n < 6; n++)
    await stage.arrive(`I look for a home ${n}.`, { replyTo: [{ address: 'buried@elsewhere.example', name: '' }] });
  await stage.play();
  await stage.play();
  expect(sentTo()).toEqual([]);
});

test('a Reply-To that names our own mailbox brings no mail to ourselves', async () => {
  const { address } = (await MailboxModel.findOne({}).lean()) ?? { address: '' };
  await stage.arrive('I look for a home.', {
    to: [{ address: 'listings@larkinvale.example', name: '' }],
    replyTo: [{ address, name: '' }],
  });
  await stage.play();
  expect(sentTo()).toEqual([]);
  expect((await ThreadModel.findOne({}).lean())?.needs).not.toBeNull();
});

/** The victim copies the rival once, then writes without them. */
async function writePrivately(): Promise<void> {
  await arrive({ messageId: '<1@example.com>', from: VICTIM, cc: [RIVAL], text: 'I look for a home.' }, 0);
  await answerAll();
  await arrive({ messageId: '<2@example.com>', inReplyTo: '<1@example.com>', from: VICTIM, text: SECRET }, 600);
}

async function arrive({ text, ...mail }: Parameters<typeof buildIncoming>[0] & { text: string }, seconds: number) {
  const { _id: mailboxId } = (await MailboxModel.findOne({}).lean()) ?? { _id: '' };
  const internalDate = new Date(TEST_NOW.getTime() + seconds * 1000);
  const references = mail.inReplyTo ? [mail.inReplyTo] : [];
  return receiveMail(
    buildIncoming({ mailboxId, references, text, visibleText: text, internalDate, date: internalDate, ...mail }),
    stage.edges,
  );
}

async function answerAll(): Promise<void> {
  stage.edges.advance(600_000);
  await answerThreads(stage.edges);
  stage.edges.advance(60_000);
  await sendOutbox({ ...stage.edges, connections: 1 });
}

const ANSWERING = { messageId: '<3@rival.example>', inReplyTo: '<1@example.com>', from: RIVAL, text: 'What do you have?' };

test('who joins by a copy of one mail is answered without what was written without them', async () => {
  await writePrivately();
  await answerAll();
  const { threadId } = await arrive(ANSWERING, 1500);
  expect(await MessageModel.countDocuments({ threadId, direction: 'inbound' })).toBe(3);
  drafted = [];
  await answerAll();
  expect(sentTo().at(-1)).toBe(RIVAL.address);
  expect(drafted[0]?.conversation.map(({ text }) => text)).toEqual(['I look for a home.']);
  expect(JSON.stringify(drafted)).not.toContain('910');
});

test('two people who wait at once are a person’s matter, and neither learns what the other wants', async () => {
  await writePrivately();
  const { threadId } = await arrive(ANSWERING, 610);
  drafted = [];
  await answerAll();
  expect(drafted).toEqual([]);
  expect((await ThreadModel.findById(threadId).lean())?.needs?.detail).toContain('two people wait');
  const slots = (await ContactModel.find({}).lean()).map(({ email, qualification }) => [email, qualification.map(({ slot }) => slot)]);
  expect(slots.toSorted()).toEqual([
    [RIVAL.address, []],
    [VICTIM.address, ['budgetMax']],
  ]);
  const decisions = await DecisionModel.find({ threadId }).lean();
  expect(decisions.map(({ outcomeDetail }) => outcomeDetail)).toContain('written by somebody else: no part of this answer');
});

test.each(['unsubscribe', 'spam'] as const)(
  'whoever writes behind them (%s) does not silence somebody who asks us something',
  async (kind) => {
    triage = (text) => (text === 'Stop' ? { kind, intents: [] } : { intents: ['asks_for_listings'] });
    const { threadId } = await arrive({ messageId: '<1@example.com>', from: VICTIM, cc: [RIVAL], text: 'I look for a home.' }, 0);
    await arrive({ ...ANSWERING, text: 'Stop' }, 5);
    await answerAll();
    expect((await ThreadModel.findById(threadId).lean())?.needs?.reason).toBe('handed_over');
    const asked = await DecisionModel.findOne({ outcomeDetail: 'written by somebody else: no part of this answer' }).lean();
    expect(asked?.outcome).toBe('handed_over');
  },
);

test('who asks for no more mail is taken off the list, not whoever wrote after them', async () => {
  triage = (text) => (text.includes('stop') ? { kind: 'unsubscribe', intents: ['wants_to_stop'] } : { intents: ['asks_for_listings'] });
  await arrive({ messageId: '<1@example.com>', from: VICTIM, cc: [RIVAL], text: 'Please stop writing to me about homes like these' }, 0);
  await arrive(ANSWERING, 5);
  await answerAll();
  const consents = (await ContactModel.find({}).lean()).map(({ email, consent }) => [email, consent.state]);
  expect(new Map(consents as [string, string][]).get(VICTIM.address)).toBe('unsubscribed');
  expect(new Map(consents as [string, string][]).get(RIVAL.address)).not.toBe('unsubscribed');
  expect(sentTo().at(-1)).toBe(RIVAL.address);
});
