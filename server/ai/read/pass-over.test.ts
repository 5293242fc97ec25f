import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildMessage, TEST_NOW } from '../../test/build.ts';
import { readThread } from '../../test/build-outbox.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Stage, scriptedModel, startStage } from '../../test/start-stage.ts';
import { answerThreads } from '../answer-threads.ts';
import { DecisionModel } from '../decision.model.ts';

/** More mails in one conversation than one look at it reads. */
let database: TestDatabase;
let stage: Stage;
let sorted: number;

beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  sorted = 0;
  const paragraphs = ['Thank you for your mail: we will gladly look for a home near the harbour with you.'];
  const triage = () => {
    sorted += 1;
    return {};
  };
  stage = await startStage(scriptedModel({ triage, learn: () => [], draft: () => ({ paragraphs }) }));
}, 20_000);
afterEach(() => stage.stop());

/** A first mail, and so many more behind it before anybody looks. */
async function flood(first: string, more: number) {
  const { threadId, contactId, mailId, mailboxId, email } = await stage.arrive(first);
  const mails = Array.from({ length: more }, (_, n) => {
    const text = `Mail ${n}: is there a garage?`;
    const from = { address: email, name: 'Ana Reyes' };
    return buildMessage({
      ...{ mailboxId, threadId, contactId, from, text, visibleText: text },
      sortAt: new Date(TEST_NOW.getTime() + n * 1000 + 1000),
    });
  });
  await MessageModel.create(mails);
  return { threadId, contactId, mailId };
}
/** Some looks, each of which ends: a conversation that is looked at without end is cut off. */
async function look(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    stage.edges.advance(60_000);
    await answerThreads({ ...stage.edges, signal: AbortSignal.timeout(20_000) });
  }
}
const undecided = () => MessageModel.countDocuments({ direction: 'inbound', decisionId: null });

test('what lies further back is decided once, without a model, and a person is called to it', async () => {
  const { threadId, mailId } = await flood('Do you have three bedrooms?', 150);
  await look();
  expect(await undecided()).toBe(0);
  expect(sorted).toBe(60);
  expect(await readThread(threadId)).toMatchObject({ answer: { state: 'none' }, needs: { reason: 'handed_over' } });
  expect(await DecisionModel.findOne({ messageId: mailId }).lean()).toMatchObject({
    outcome: 'handed_over',
    outcomeDetail: 'more mails came at once than one look at a conversation reads: a person reads this one',
    modelCalls: [],
  });
}, 60_000);

test('a plain wish among it is heard, also where a person has the conversation, who is not called', async () => {
  const { threadId, contactId, mailId } = await flood('Please stop sending me emails.', 70);
  await ThreadModel.updateOne({ _id: threadId }, { isTakenOver: true, aiState: 'standing_down' });
  await look();
  expect(await undecided()).toBe(0);
  expect(await ContactModel.findById(contactId).lean()).toMatchObject({ consent: { state: 'unsubscribed', source: 'mail' } });
  expect(await DecisionModel.findOne({ messageId: mailId }).lean()).toMatchObject({ firedRow: 'unsubscribe', outcome: 'quiet' });
  expect(await readThread(threadId)).toMatchObject({ needs: null, answer: { state: 'none' } });
}, 60_000);
