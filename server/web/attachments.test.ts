import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { forgetUploads } from '../inbox/files/upload.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { readMime } from '../mail/parse/read-mime.ts';
import { storeRaw } from '../mail/raw-mail.ts';
import { buildMessage } from '../test/build.ts';
import { saveMailbox, saveThread } from '../test/build-outbox.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { type Sink, startSink } from '../test/start-sink.ts';

let api: TestApi;
let sink: Sink;
let ada: Awaited<ReturnType<TestApi['person']>>;
let program: Awaited<ReturnType<TestApi['program']>>;
let threadId: string;

beforeAll(async () => {
  [api, sink] = await Promise.all([startApi(), startSink()]);
  ada = await api.person('agent');
  program = await api.program('agent');
  const { _id } = await saveMailbox(sink, api.edges);
  threadId = (await saveThread(_id)).thread._id;
}, 60_000);
afterAll(async () => {
  await Promise.all([api.close(), sink.stop()]);
});

const PIXEL = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const part = (headers: string[], body: string) => `--b\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
const RAW = [
  'From: ana@example.com\r\nTo: hello@larkinvale.example\r\nSubject: Photos\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n',
  part(
    ['Content-Type: text/html'],
    '<p>See <img src="cid:plan%40home"><img src="cid:evil"><img src="cid:gone"><img src="/attachments/x/0"></p>',
  ),
  part(
    [
      'Content-Type: image/gif; name="plan.gif"',
      'Content-ID: <plan@home>',
      'Content-Transfer-Encoding: base64',
      "Content-Disposition: inline; filename*=UTF-8''Gr%C3%BCndri%C3%9F%22%20.gif",
    ],
    PIXEL,
  ),
  part(
    ['Content-Type: image/svg+xml', 'Content-ID: <evil>', 'Content-Disposition: attachment; filename="x.svg"'],
    '<svg onload="alert(1)"/>',
  ),
  part(['Content-Type: text/html', 'Content-Disposition: attachment; filename="../../page.html"'], '<script>alert(1)</script>'),
  '--b--\r\n',
].join('');

async function arrived(raw = RAW) {
  const { attachments, html } = await readMime(Buffer.from(raw));
  const rawHash = await storeRaw(Buffer.from(raw));
  return (await MessageModel.create(buildMessage({ threadId, attachments, html, rawHash }))).toObject();
}
const get = (path: string, headers: Record<string, string> = { cookie: ada.cookie }) => fetch(`${api.url}${path}`, { headers });

test('an attachment comes out of the raw mail under its own name, to be saved and never to be opened here', async () => {
  const { _id } = await arrived();
  const picture = await get(`/attachments/${_id}/0`);
  expect(picture.status).toBe(200);
  expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PIXEL);
  const header = (name: string) => picture.headers.get(name);
  expect(header('content-type')).toBe('image/gif');
  expect(header('content-disposition')).toBe(`attachment; filename="Gr_ndri__ .gif"; filename*=UTF-8''Gr%C3%BCndri%C3%9F%22%20.gif`);
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(header('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(header('cross-origin-resource-policy')).toBe('same-origin');
  for (const at of [1, 2]) {
    const risky = await get(`/attachments/${_id}/${at}`);
    expect([risky.status, risky.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect(risky.headers.get('content-disposition')).toStartWith('attachment;');
  }
});

test('only who is signed in gets it; what is not there is not there', async () => {
  const { _id } = await arrived();
  expect((await get(`/attachments/${_id}/0`, {})).status).toBe(401);
  expect((await get(`/attachments/${_id}/0`, { authorization: `Bearer ${program.token.token}` })).status).toBe(200);
  for (const path of [`${_id}/9`, `${_id}/-1`, `${_id}/0x0`, 'gone/0', `${_id}/__proto__`])
    expect([path, (await get(`/attachments/${path}`)).status]).toEqual([path, 404]);
});

test('pictures that came with a mail are shown in it; what its HTML names beyond them is not asked for', async () => {
  const { _id } = await arrived();
  const { messages } = await program.api.inbox.thread.query({ threadId });
  const html = messages.find(({ id }) => id === _id)?.html ?? '';
  expect(html.match(/src="[^"]*"/g)).toEqual([`src="/attachments/${_id}/0"`]);
});

test('a large mail gives its attachment too', async () => {
  const big = 'A'.repeat(600_000);
  const raw = RAW.replace('<script>alert(1)</script>', big);
  const { _id } = await arrived(raw);
  expect((await (await get(`/attachments/${_id}/2`)).text()).length).toBe(big.length);
});

const upload = (bytes: BodyInit, name: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/attachments?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie: ada.cookie, origin: api.url, 'content-type': 'application/pdf', ...headers },
    body: bytes,
  });

test('a file goes with a reply, byte for byte, and can be looked at before and after it left', async () => {
  const bytes = Buffer.from([0, 1, 2, 250, 13, 10, 37, 80]);
  const kept = (await (await upload(bytes, '../Floor\r\nplan “A”.pdf')).json()) as { id: string; fileName: string; size: number };
  expect(kept).toMatchObject({ fileName: 'Floorplan “A”.pdf', size: 8, contentType: 'application/pdf' });
  const asAda = { cookie: ada.cookie, origin: api.url, 'content-type': 'application/json' };
  const body = JSON.stringify({ json: { threadId, text: 'Here is the plan.', attachmentIds: [kept.id] } });
  const reply = await fetch(`${api.url}/trpc/inbox.reply`, { method: 'POST', headers: asAda, body });
  const { result } = (await reply.json()) as { result: { data: { json: { id: string; attachments: { fileName: string }[] } } } };
  const { id, attachments } = result.data.json;
  expect(attachments).toMatchObject([{ fileName: 'Floorplan “A”.pdf', size: 8 }]);
  const looked = async () => Buffer.from(await (await get(`/attachments/${id}/0`)).arrayBuffer());
  expect(await looked()).toEqual(bytes);

  api.edges.advance(60_000);
  await sendOutbox({ ...api.edges, connections: 1 });
  const { attachments: sent, text } = await simpleParser(sink.received.at(-1)?.raw ?? '');
  expect(sent.map(({ filename, contentType, content }) => [filename, contentType, content])).toEqual([
    ['Floorplan “A”.pdf', 'application/pdf', bytes],
  ]);
  expect(text).toContain('Here is the plan.');
  api.edges.advance(4 * 86_400_000);
  expect(await forgetUploads(api.edges)).toBe(1);
  expect(await looked()).toEqual(bytes);
});

test('a file that a waiting mail needs is kept; one that nobody sent is forgotten after some days', async () => {
  const { id } = (await (await upload('kept', 'kept.txt')).json()) as { id: string };
  const message = buildMessage({
    threadId,
    attachments: [{ fileName: 'kept.txt', contentType: 'text/plain', size: 4, contentId: null, uploadId: id }],
  });
  await MessageModel.create(message);
  await upload('dropped', 'dropped.txt');
  expect(await forgetUploads(api.edges)).toBe(0);
  api.edges.advance(4 * 86_400_000);
  expect(await forgetUploads(api.edges)).toBe(1);
});

test('a stranger, another site, an empty or a huge file is refused, and nobody sends a file of somebody else', async () => {
  expect((await upload('x', 'x', { cookie: '' })).status).toBe(401);
  expect((await upload('x', 'x', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await upload('', 'x')).status).toBe(400);
  const huge = await upload(new Uint8Array(10 * 1024 * 1024 + 1), 'x');
  expect([huge.status, (await huge.json()) as unknown]).toEqual([413, { error: { message: 'A file may hold 10 MB.' } }]);
  const { id } = (await (await upload('mine', 'mine.txt')).json()) as { id: string };
  const { thread } = await saveThread('mailbox');
  const stolen = program.api.inbox.reply.mutate({ threadId: thread._id, text: 'Hello', attachmentIds: [id] });
  await expect(stolen).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});

test.each([
  ['whose encoding nobody knows', 'x-rar', 415, 'This file is packed in a way that is not understood here. Please send it as it is.'],
  ['that is not packed as it says', 'gzip', 400, 'This file did not arrive whole. Please send it again.'],
])('a file %s is refused as such, not as too large', async (_, encoding, status, message) => {
  const answer = await upload('plain words', 'x.txt', { 'content-encoding': encoding });
  expect([answer.status, (await answer.json()) as unknown]).toEqual([status, { error: { message } }]);
});
