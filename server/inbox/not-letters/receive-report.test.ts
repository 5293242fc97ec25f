import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { isSuppressed } from '../../contacts/consent/suppress.ts';
import { SuppressionModel } from '../../contacts/consent/suppression.model.ts';
import { parseMail } from '../../mail/parse/parse-mail.ts';
import { buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { readSampleMails } from '../../test/sample-mails.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import type { Report } from '../incoming-mail.ts';
import { MessageModel } from '../message.model.ts';
import { makeProof } from '../outbox/message-id.ts';
import { ThreadModel } from '../thread.model.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), SuppressionModel.deleteMany()]);
  edges = createTestEdges();
});

const ANA = 'ana@shore.example';
async function sendTo(...people: string[]) {
  const thread = buildThread();
  const to = people.map((address) => ({ address, name: '' }));
  const sent = buildOutbound({ threadId: thread._id, to, wireIds: ['<v1.abc@larkinvale.example>'], delivery: { state: 'accepted' } });
  await ThreadModel.create(thread);
  await MessageModel.create(sent);
  const report = (change: Partial<Report>) => {
    const about = {
      kind: 'bounce' as const,
      originalMessageIds: sent.wireIds,
      originalKeys: [],
      originalProofs: [],
      recipients: [],
      ...change,
    };
    return receiveMail(buildIncoming({ from: { address: 'mailer-daemon@mx', name: '' }, report: about }), edges);
  };
  return { thread, sent, report };
}
const needs = async (id: string) => (await ThreadModel.findById(id).lean())?.needs ?? null;

test.each(['delayed', 'expanded', 'relayed', 'delivered'])('a report that a mail was %s is noted and nothing follows', async (action) => {
  const { thread, sent, report } = await sendTo(ANA);
  const status = action === 'delayed' ? '4.4.1' : '2.1.5';
  await report({ recipients: [{ address: ANA, action, status, diagnostic: '' }] });
  expect((await MessageModel.findById(sent._id).lean())?.delivery?.evidence.map(({ detail }) => detail.split(': ')[1])).toEqual([
    `${ANA} ${action} ${status}`,
  ]);
  expect(await needs(thread._id)).toBeNull();
  expect(await isSuppressed(ANA)).toBe(false);
});

test('who has the conversation reads what a failure means and what to do; the words of the report stay with the mail', async () => {
  const { thread, sent, report } = await sendTo(ANA);
  const diagnostic = 'smtp; 550 5.1.1 Recipient address rejected';
  await report({ recipients: [{ address: ANA, action: 'failed', status: '5.1.1', diagnostic }] });
  const words = `our mail did not reach ${ANA}: there is no such address (5.1.1). Correct it, or reach them another way`;
  expect(await needs(thread._id)).toMatchObject({ reason: 'failed', detail: words });
  expect((await MessageModel.findById(sent._id).lean())?.delivery?.evidence.at(-1)?.detail).toContain(diagnostic);
});

test.each([
  ['5.2.2', 'the mailbox is full (5.2.2)'],
  ['5.7.1', 'their mail server refused it (5.7.1)'],
  ['4.4.7', 'gave up for the time being (4.4.7)'],
  ['', 'sent it back. Reach'],
])('a failure with the status %p says that %s', async (status, words) => {
  const { thread, report } = await sendTo(ANA);
  await report({ recipients: [{ address: ANA, action: 'failed', status, diagnostic: '' }] });
  expect((await needs(thread._id))?.detail).toContain(words);
});

test('of two recipients the one that failed is suppressed and the other is not', async () => {
  const { report } = await sendTo(ANA, 'ben@shore.example');
  await report({ recipients: [{ address: ANA, action: 'failed', status: '5.1.1', diagnostic: '' }] });
  expect([await isSuppressed(ANA), await isSuppressed('ben@shore.example')]).toEqual([true, false]);
});

test('a report may spell a domain otherwise than we wrote it, also in mail of earlier versions', async () => {
  const spellings = ['ana@bücher.example', 'ana@xn--bcher-kva.example'] as const;
  for (const [written, told] of [spellings, spellings.toReversed() as [string, string]]) {
    await Promise.all([MessageModel.deleteMany(), SuppressionModel.deleteMany()]);
    const { report } = await sendTo(written);
    await report({ recipients: [{ address: told, action: 'failed', status: '5.1.1', diagnostic: '' }] });
    expect(await isSuppressed(written)).toBe(true);
  }
});

test('a complaint whose recipient is blacked out is about the one we wrote to, or about nobody', async () => {
  const { thread, report } = await sendTo(ANA);
  await report({ kind: 'spam_report' });
  expect(await isSuppressed(ANA)).toBe(true);
  expect(await needs(thread._id)).toMatchObject({ reason: 'failed' });

  await MessageModel.deleteMany();
  const several = await sendTo('tom@shore.example', 'ben@shore.example');
  await several.report({ kind: 'spam_report' });
  expect([await isSuppressed('tom@shore.example'), await isSuppressed('ben@shore.example')]).toEqual([false, false]);
});

test('whatever a bounce looks like, it is answered by nobody and makes no contact', async () => {
  const context = {
    ...{
      mailboxId: 'mailbox',
      ownAddresses: ['hello@larkinvale.example'],
      folder: 'inbox' as const,
      rawHash: 'a',
      rawSize: 1,
      emailId: null,
    },
    ...{ authservId: null, secret: edges.secret, isBackfill: false, flags: [], internalDate: TEST_NOW },
  };
  for (const { raw } of [...readSampleMails('bounces-reports'), ...readSampleMails('bounces-words')])
    await receiveMail(await parseMail(raw, context), edges);
  const received = await MessageModel.find({ direction: 'inbound' }, { kind: 1, kindBy: 1, contactId: 1 }).lean();
  expect(received.length).toBeGreaterThan(70);
  expect(received.filter(({ kind, kindBy, contactId }) => kind !== 'bounce' || kindBy !== 'rule' || contactId !== null)).toEqual([]);
});

test('who got one mail cannot complain for who got the next: our id alone proves nothing, our id with its proof does', async () => {
  for (const kind of ['spam_report', 'bounce'] as const) {
    await Promise.all([MessageModel.deleteMany(), SuppressionModel.deleteMany()]);
    const { sent, report } = await sendTo(ANA);
    const recipients = kind === 'bounce' ? [{ address: ANA, action: 'failed', status: '5.1.1', diagnostic: '' }] : [];
    // As ids count upwards, the writer of this one knows the id and has a proof of its own mail.
    const guessed = { kind, recipients, originalMessageIds: ['<v1.abd@larkinvale.example>'], originalKeys: [sent._id] };
    for (const originalProofs of [[], [makeProof(`${sent._id.slice(0, -1)}x`, edges.secret)], ['']]) {
      await report({ ...guessed, originalProofs });
      expect(await isSuppressed(ANA)).toBe(false);
    }
    expect((await MessageModel.findById(sent._id).lean())?.delivery).toMatchObject({ state: 'accepted', evidence: [] });
    // A server gave our mail another Message-ID; our headers came back.
    await report({ ...guessed, originalProofs: [makeProof(sent._id, edges.secret).toUpperCase()] });
    expect(await isSuppressed(ANA)).toBe(true);
  }
});
