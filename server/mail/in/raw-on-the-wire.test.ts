import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildMessage, buildThread } from '../../test/build.ts';
import { pollDovecot, rawMail } from '../../test/mail-world.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { storeRaw } from '../raw-mail.ts';

setDefaultTimeout(60_000);
let api: TestApi;
let dovecot: Dovecot;
beforeAll(async () => {
  api = await startApi();
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
  await api.close();
});

async function rawOf(messageId: string): Promise<Buffer> {
  const agent = await api.program('agent');
  const { raw, size } = await agent.api.inbox.raw.query({ messageId });
  const bytes = Buffer.from(raw, 'latin1');
  expect(bytes).toHaveLength(size);
  return bytes;
}

test('inbox.raw gives back a binary mail byte for byte, from the server through the database and the API', async () => {
  const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => ![0, 10, 13].includes(byte)));
  const lines = Array.from({ length: 2000 }, () => Buffer.concat([everyByte, Buffer.from('\r\n')]));
  const head = rawMail({ headers: ['X-Binary: \xff\xfe'] }).replace('text/plain; charset=utf-8', 'application/octet-stream');
  const raw = Buffer.concat([Buffer.from(head, 'latin1'), ...lines]);
  const world = await pollDovecot(dovecot, createTestEdges({ now: new Date() }));
  await world.poll();
  await dovecot.deliver(raw);
  await world.poll();
  await world.close();
  const message = await MessageModel.findOne({ direction: 'inbound' }).lean();
  expect((await rawOf(message?._id ?? '')).equals(raw)).toBe(true);
});

test('also NUL, lone CR and LF, halves of UTF-8, and a mail larger than one chunk of the database', async () => {
  const raw = Buffer.concat([Buffer.from('\0\r\n\n\r\0\xc3\xff', 'latin1'), Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)))]);
  const large = Buffer.concat(Array.from({ length: 20 }, () => raw));
  const thread = buildThread();
  await ThreadModel.create(thread);
  for (const bytes of [raw, large, Buffer.alloc(0)]) {
    const message = buildMessage({ threadId: thread._id, rawHash: await storeRaw(bytes) });
    await MessageModel.create(message);
    expect((await rawOf(message._id)).equals(bytes)).toBe(true);
  }
});
