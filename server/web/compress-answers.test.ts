import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { get as getHttp } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import superjson from 'superjson';
import { z } from 'zod';
import { CallModel } from '../calls/call.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { appRouter } from '../router.ts';
import { buildCall, buildContact, buildMessage, buildThread } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';

let api: TestApi;
let cookie: string;
const thread = buildThread({ isInInbox: true });
beforeAll(async () => {
  api = await startApi();
  ({ cookie } = await api.person('admin'));
  await ContactModel.collection.insertMany(Array.from({ length: 3000 }, () => buildContact({ notes: 'word '.repeat(200) })) as never[]);
  await ThreadModel.create([thread, ...Array.from({ length: 30 }, () => buildThread({ isInInbox: true }))]);
  await MessageModel.create(buildMessage({ threadId: thread._id, text: 'word '.repeat(1000) }));
  await CallModel.create(
    Array.from({ length: 30 }, (_, n) => buildCall({ startsAt: new Date(api.edges.now().getTime() + n * 3_600_000) })),
  );
});
afterAll(() => api.close());

type Answer = { encoding: string | null; vary: string | null; status: number; bytes: Buffer };

/** As it comes over the wire. */
async function ask(path: string, { accept = 'gzip, deflate, br', ...init }: RequestInit & { accept?: string } = {}): Promise<Answer> {
  const headers = { cookie, origin: api.url, 'content-type': 'application/json', 'accept-encoding': accept };
  const response = await fetch(`${api.url}${path}`, { ...init, headers, decompress: false } as RequestInit);
  const { status } = response;
  const told = { encoding: response.headers.get('content-encoding'), vary: response.headers.get('vary'), status };
  return { ...told, bytes: Buffer.from(await response.arrayBuffer()) };
}
const query = (path: string, input?: unknown) =>
  `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(superjson.stringify(input))}`}`;
const LIST = query('inbox.list', { view: 'all', limit: 50 });

describe('an answer', () => {
  test('of more than two kilobytes is compressed for who takes that, and says the same', async () => {
    const plain = await ask(LIST, { accept: 'identity' });
    expect([plain.encoding, plain.status]).toEqual([null, 200]);
    const zipped = await ask(LIST, { accept: 'gzip' });
    const broken = await ask(LIST);
    expect([zipped.encoding, broken.encoding, broken.vary?.toLowerCase().includes('accept-encoding')]).toEqual(['gzip', 'br', true]);
    const items = (bytes: Buffer) => JSON.parse(bytes.toString()).result.data.json.threads.length;
    expect([gunzipSync(zipped.bytes), brotliDecompressSync(broken.bytes)].map(items)).toEqual([31, 31]);
    expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 4);
  });

  test('that is short is left as it is', async () => {
    expect((await ask(query('inbox.counts'))).encoding).toBeNull();
  });

  test('of a conversation is compressed, and holds no link to a calendar', async () => {
    await CallModel.create(buildCall({ threadId: thread._id, startsAt: new Date(0) }));
    const { encoding, bytes } = await ask(query('inbox.thread', { threadId: thread._id }));
    const words = brotliDecompressSync(bytes).toString();
    expect([encoding, words.includes('"calls":[{'), words.includes('"token"')]).toEqual(['br', true, false]);
  });
});

describe('what could be guessed by its length is not compressed:', () => {
  test('answers that hold what opens something, asked for alone or with others', async () => {
    const calls = await ask(query('calls.list', { limit: 50 }));
    expect([calls.bytes.length > 4000, calls.encoding]).toEqual([true, null]);
    const batch = encodeURIComponent(JSON.stringify({ 0: superjson.serialize({ view: 'all' }), 1: superjson.serialize({}) }));
    for (const paths of ['inbox.list,calls.list', 'inbox.list%2Ccalls.list', 'inbox.list,users.me'])
      expect(await ask(`/trpc/${paths}?batch=1&input=${batch}`)).toMatchObject({ encoding: null, status: 200 });
    expect((await ask(`/trpc/inbox.list,contacts.list?batch=1&input=${batch}`)).encoding).toBe('br');
  });

  test('what a change answers', async () => {
    const body = superjson.stringify({ csv: `Email\n${Array.from({ length: 300 }, (_, n) => `nobody ${n}`).join('\n')}\n`, dryRun: true });
    const { encoding, bytes } = await ask('/trpc/contacts.importCsv', { method: 'POST', body });
    expect([bytes.length > 4000, encoding]).toEqual([true, null]);
  });

  test('every query whose answer names a secret is among those left out', async () => {
    const named = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
      const { type, output } = (procedure as unknown as { _def: { type: string; output: z.ZodType } })._def;
      const shape = JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' }));
      return type === 'query' && /"\w*([tT]oken|[sS]ecret\w*|[pP]assword\w*|feed\w*)":/.test(shape) ? [path] : [];
    });
    expect(named).toContain('calls.list');
    expect(named.filter((path) => !/^(calls|settings|users|webhooks)\./.test(path))).toEqual([]);
  });
});

test('the file of contacts is compressed while it is written, also for a slow reader', async () => {
  const plain = await ask('/contacts.csv', { accept: 'identity' });
  const pieces: Buffer[] = [];
  const headers = { cookie, 'accept-encoding': 'gzip' };
  const encoding = await new Promise<string | undefined>((resolve, reject) => {
    getHttp(`${api.url}/contacts.csv`, { headers }, async (response) => {
      for await (const piece of response) {
        pieces.push(piece);
        await Bun.sleep(2);
      }
      resolve(response.headers['content-encoding']);
    }).on('error', reject);
  });
  expect(encoding).toBe('gzip');
  expect(gunzipSync(Buffer.concat(pieces)).equals(plain.bytes)).toBe(true);
  expect(plain.bytes.length).toBeGreaterThan(3_000_000);
});
