import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { answerThreads } from '../ai/answer-threads.ts';
import { createModels } from '../ai/model.ts';
import { createModelGate } from '../ai/model-gate.ts';
import { createRehearsalModel } from '../ai/rehearsal-model/create-rehearsal-model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { receiveMail } from '../inbox/arrive/receive-mail.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { parseMail } from '../mail/parse/parse-mail.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { CAST } from './customers/cast.ts';
import { writeLetter } from './customers/write-letter.ts';
import { REHEARSAL_AUTHSERV_ID } from './write-mail.ts';

setDefaultTimeout(30_000);
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('the notification of HomeHarbor is a mail of Priya Raman, who is greeted and answered at her own address', async () => {
  const customer = CAST.find(({ role }) => role === 'Portal notification');
  const letter = customer?.begin().letter;
  if (!customer || !letter) throw new Error('the cast has no portal');
  const edges = createTestEdges();
  const to = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };
  const raw = await writeLetter({ customer, letter, answers: null }, { to, at: edges.now() });
  const place = { mailboxId: 'mailbox', folder: 'inbox' as const, rawHash: 'a', rawSize: raw.length, emailId: null, isBackfill: false };
  const context = { ...place, flags: [], ownAddresses: [to.address], authservId: REHEARSAL_AUTHSERV_ID, secret: edges.secret };
  await receiveMail(await parseMail(raw, { ...context, internalDate: edges.now() }), edges);

  expect(await ContactModel.find().lean()).toMatchObject([
    { email: 'priya.raman@inbox.example', firstName: 'Priya', lastName: 'Raman', leadSource: 'HomeHarbor', mobilePhone: '+1 207 555 0186' },
  ]);
  const names = { apiKey: undefined, baseUrl: undefined, triageModel: 'a', replyModel: 'b' };
  const models = createModels({ ...names, rehearsal: createRehearsalModel() });
  edges.advance(60_000);
  await answerThreads({ ...edges, models, gate: createModelGate() });

  expect(await MessageModel.findOne({ direction: 'inbound' }).lean()).toMatchObject({ from: { name: 'Priya Raman' }, kind: 'buyer_lead' });
  const answer = await MessageModel.findOne({ direction: 'outbound' }).lean();
  expect(answer?.to).toEqual([{ address: 'priya.raman@inbox.example', name: 'Priya Raman' }]);
  expect(answer?.text).toStartWith('Hello Priya,');
  expect(answer?.subject).toBe('Re: 113 Meadow Street, Eastgate, ME 04044');
  const { qualification } = (await ContactModel.findOne().lean()) ?? {};
  expect(qualification?.map(({ slot, value }) => [slot, value])).toContainEqual(['budgetMax', 470_000]);
});
