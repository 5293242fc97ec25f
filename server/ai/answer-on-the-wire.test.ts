import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { MessageModel } from '../inbox/message.model.ts';
import { makeMessageId, makeProof } from '../inbox/outbox/message-id.ts';
import { hashRaw, readRaw } from '../mail/raw-mail.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { furnish, type Stage, scriptedModel, startStage } from '../test/start-stage.ts';

/** One answer of the AI as it goes over the wire, to the byte, against the list of headers that every mail of ours has. */
const PROSE = [
  'Thank you for writing to us about the house on Harbour Street, and for telling us so clearly what you are looking for.',
  'We would be glad to go on from here at your pace, and we will look through everything that comes up for you.',
];
let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await startDatabase();
  const draft = () => ({ paragraphs: PROSE, question: ['Which area would suit you best?'] });
  stage = await startStage(scriptedModel({ triage: () => ({ intents: ['other'] }), learn: () => [], draft }), { mode: 'autopilot' });
  await furnish();
});
afterAll(async () => {
  await stage.stop();
  await database.stop();
});

test('an answer has exactly the headers of the list, its thread, its fixed bytes, and nobody else for a reader', async () => {
  const arrived = await stage.arrive('Hello, I saw the house on Harbour Street. What would you suggest?', {
    ...{ name: 'Ana Reyes', subject: 'The house on Harbour Street', messageId: '<first@example.com>', wireIds: ['<first@example.com>'] },
    references: ['<before@example.com>'],
  });
  await stage.play();
  expect(stage.sink.received).toHaveLength(1);
  const [sent] = stage.sink.received;
  const reply = await stage.replyOn(arrived.threadId);
  if (!sent || !reply?.delivery) throw new Error('nothing was sent');
  expect(sent).toMatchObject({ from: 'hello@larkinvale.example', to: [arrived.email] });

  const [head = ''] = sent.raw.toString('latin1').split('\r\n\r\n');
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
  const { 'Content-Type': contentType, Date: date, From: from, 'Reply-To': replyTo, ...exact } = Object.fromEntries(headers);
  expect(headers.map(([name]) => name).toSorted()).toEqual([...new Set(headers.map(([name]) => name))].toSorted());
  expect(exact).toEqual({
    'X-Openhouse-Message': reply._id,
    'X-Openhouse-Proof': makeProof(reply._id, stage.edges.secret),
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    To: `Ana Reyes <${arrived.email}>`,
    Subject: 'Re: The house on Harbour Street',
    'Message-ID': makeMessageId(reply.delivery.key, 'larkinvale.example', stage.edges.secret),
    'In-Reply-To': '<first@example.com>',
    References: '<before@example.com> <first@example.com>',
    'MIME-Version': '1.0',
  });
  expect(exact['Message-ID']).toMatch(/^<v1\.[\w.-]+@larkinvale\.example>$/);
  expect(from).toMatch(/<hello@larkinvale\.example>$/);
  expect(replyTo).toBe(from);
  expect(contentType).toMatch(/^multipart\/alternative; boundary=/);
  expect(new Date(date ?? '').getTime()).toBe(Math.floor(reply.date.getTime() / 1000) * 1000);

  // The bytes are those that were fixed before, and what a reader sees is what the ledger says.
  expect([hashRaw(sent.raw), sent.raw.length]).toEqual([reply.rawHash ?? '', reply.rawSize]);
  expect((await readRaw(reply.rawHash ?? '')).equals(sent.raw)).toBe(true);
  const mail = await simpleParser(sent.raw);
  expect(mail.text?.trim()).toBe(reply.text.trim());
  for (const words of PROSE) expect(mail.text).toContain(words);
  expect(mail.attachments).toEqual([]);
  // RFC 5322 §2.1.1 and §2.3: lines, and nothing but CRLF between them.
  expect(
    Math.max(
      ...sent.raw
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(998);
  expect(sent.raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(await MessageModel.countDocuments({ direction: 'outbound' })).toBe(1);
});
