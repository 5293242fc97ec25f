import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { spendBook } from './ai/model/spend-book.ts';
import { createModelGate } from './ai/model-gate.ts';
import { ModelSpendModel } from './ai/model-spend.model.ts';
import { CallModel } from './calls/call.model.ts';
import { writeUnsubscribeToken } from './campaigns/unsubscribe.ts';
import { ContactModel } from './contacts/contact.model.ts';
import { MailboxModel } from './mail/mailbox.model.ts';
import { PropertyModel } from './properties/property.model.ts';
import { buildCall, buildContact, buildMailbox, buildProperty } from './test/build.ts';
import { startApi, type TestApi } from './test/start-api.ts';

let api: TestApi;
let pagesDir: string;
beforeAll(async () => {
  pagesDir = await mkdtemp(join(tmpdir(), 'openhouse-pages-'));
  await mkdir(join(pagesDir, 'assets'));
  await writeFile(join(pagesDir, 'index.html'), '<!doctype html><title>Openhouse</title>');
  await writeFile(join(pagesDir, 'assets', 'app-123.js'), 'export {}');
  await writeFile(join(pagesDir, 'assets', 'app-123.js.br'), brotliCompressSync('export {}'));
  await writeFile(join(pagesDir, 'assets', 'app-123.js.gz'), gzipSync('export {}'));
  api = await startApi({ pagesDir });
});
afterAll(async () => {
  await api.close();
  await rm(pagesDir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${api.url}${path}`, { headers, redirect: 'manual' });
const post = (path: string, headers: Record<string, string> = {}, body = '{}') =>
  fetch(`${api.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('health and figures', () => {
  test('says how every part is, with the mailbox’s lag', async () => {
    const mailbox = buildMailbox({ imapState: 'ok', smtpState: 'ok', lastPolledAt: new Date(api.edges.now().getTime() - 7000) });
    await MailboxModel.create(mailbox);
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ok: true,
      database: 'up',
      mail: [{ mailbox: mailbox.address, imap: 'ok', smtp: 'ok', lagSeconds: 7 }],
      model: { name: 'test model', state: 'ok' },
      rehearsal: false,
      version: '0.0.0',
    });
    await MailboxModel.updateOne({ _id: mailbox._id }, { $set: { imapState: 'auth_failed', lastError: 'wrong password' } });
    const ill = await (await get('/healthz')).text();
    expect(JSON.parse(ill)).toMatchObject({ ok: false, mail: [{ imap: 'auth_failed' }] });
    // What the mail server said is for people who are signed in.
    expect(ill).not.toContain('wrong password');
    await MailboxModel.deleteMany({});
  });

  test('shows Prometheus figures to this machine and to an admin token, not to what a proxy hands on', async () => {
    const here = await get('/metrics');
    expect(await here.text()).toContain('openhouse_http_request_seconds_bucket');
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await get('/metrics', proxied)).status).toBe(401);
    const bearer = async (role: 'lead' | 'admin') => ({ ...proxied, authorization: `Bearer ${(await api.program(role)).token.token}` });
    expect((await get('/metrics', await bearer('lead'))).status).toBe(403);
    expect((await get('/metrics', await bearer('admin'))).status).toBe(200);
  });
});

describe('the figures', () => {
  const lines = async () => (await (await get('/metrics')).text()).split('\n');
  const up = async () => (await lines()).find((line) => line.startsWith('openhouse_up{part="model"}'));

  test('show every outcome of sending from zero on, and nothing of what has no value', async () => {
    const ours = (await lines()).filter((line) => line.startsWith('openhouse_'));
    for (const outcome of ['sent', 'failed', 'deferred', 'voided', 'uncertain'])
      expect(ours).toContain(`openhouse_sends_total{outcome="${outcome}"} 0`);
    const named = ours.filter((line) => /^openhouse_(job|folder|mailbox|outbox|sends|up)\w* /.test(line));
    expect(named).toEqual([]);
  });

  test('tell of a model that another process finds away, until it answers or nobody has asked it for a while', async () => {
    const now = api.edges.now();
    expect(await up()).toEndWith(' 1');
    const gate = createModelGate({ failuresToClose: 2, closedMs: 30_000, book: spendBook });
    await gate.failed('503', now);
    expect(await up()).toEndWith(' 1');
    await gate.failed('503', now);
    expect(await up()).toEndWith(' 0');
    await gate.spend({ tokens: 10, costUsd: null }, now);
    expect(await up()).toEndWith(' 1');
    await gate.failed('503', new Date(now.getTime() - 10 * 60_000));
    expect(await up()).toEndWith(' 1');
    await ModelSpendModel.deleteMany({});
  });
});

describe('a browser', () => {
  test('gets the page for every screen and NOT FOUND for a file that is missing', async () => {
    for (const path of ['/', '/inbox/all/123', '/campaigns']) {
      const response = await get(path, { accept: 'text/html' });
      expect([path, response.status, await response.text()]).toEqual([path, 200, '<!doctype html><title>Openhouse</title>']);
    }
    expect((await get('/assets/app-123.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/assets/gone.js', '/robots.txt', '/../package.json', '/.env'])
      expect((await get(path, { accept: 'text/html' })).status).toBe(404);
  });

  test('gets a script compressed as it takes it, for good, with the type of what was compressed', async () => {
    for (const [takes, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const { headers } = await get('/assets/app-123.js', { 'accept-encoding': takes });
      expect([takes, headers.get('content-encoding')]).toEqual([takes, encoding]);
      expect(headers.get('content-type')).toContain('javascript');
      expect(headers.get('cache-control')).toContain('immutable');
      expect(headers.get('vary')).toContain('Accept-Encoding');
    }
    expect((await get('/assets/..%2findex.html')).status).toBe(403);
  });

  test('may run our scripts only, frame us nowhere, and sniff no types', async () => {
    const { headers } = await get('/', { accept: 'text/html' });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://localhost:${new URL(api.url).port} ws://127.0.0.1:${new URL(api.url).port};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('changes nothing from a page of another site, though the cookie comes along', async () => {
    const { cookie } = await api.person('admin');
    const change = '{"json":{"name":"x","role":"admin"}}';
    for (const origin of ['https://evil.example', 'null']) {
      expect((await post('/trpc/users.createToken', { cookie, origin }, change)).status).toBe(403);
      expect((await post('/api/auth/sign-out', { cookie, origin })).status).toBe(403);
    }
    expect((await post('/trpc/users.createToken', { cookie, 'sec-fetch-site': 'cross-site' }, change)).status).toBe(403);
    expect((await post('/trpc/users.createToken', { cookie, origin: api.url }, change)).status).toBe(200);
  });

  test('is told what went wrong in words, with the issues of bad input, and never an inner message', async () => {
    const { cookie } = await api.person('agent');
    const bad = await (await get(`/trpc/inbox.list?input=${encodeURIComponent('{"json":{"view":"nope"}}')}`, { cookie })).json();
    expect(bad.error.json.data).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'view', message: expect.stringMatching(/^Please choose one of: /) }],
    });
    const missing = await (await get(`/trpc/inbox.thread?input=${encodeURIComponent('{"json":{"threadId":"x"}}')}`, { cookie })).json();
    expect(missing.error.json.data).toMatchObject({ code: 'NOT_FOUND', userMessage: 'This conversation does not exist any more.' });
    expect(JSON.stringify(missing)).not.toContain('stack');

    const { model } = api.services;
    api.services.model = () => {
      throw new Error('secret host db.internal refused');
    };
    const inner = await (await get('/trpc/system.health', { cookie })).text();
    api.services.model = model;
    expect(inner).toContain('Something went wrong');
    expect(inner).not.toContain('db.internal');
  });
});

describe('a stranger', () => {
  const megabytes = (count: number) => `{"email":"${'a'.repeat(count * 1024 * 1024)}"}`;
  const stream = (text: string) => new Response(text).body;

  test('cannot fill our memory: large bodies are refused unread, whether they say their length or not', async () => {
    for (const path of ['/api/auth/sign-in/email', '/u/some.token.here', '/healthz'])
      expect([path, (await post(path, { origin: api.url }, megabytes(1))).status]).toEqual([path, 413]);
    expect((await post('/trpc/users.createFirst', { origin: api.url }, megabytes(2))).status).toBe(413);
    const chunked = { method: 'POST', body: stream(megabytes(2)), headers: { 'content-type': 'application/json', origin: api.url } };
    expect((await fetch(`${api.url}/trpc/users.createFirst`, chunked)).status).toBe(413);
  });

  test('but a program may send a whole mail', async () => {
    const { token } = await api.program('agent');
    const headers = { authorization: `Bearer ${token.token}` };
    const body = JSON.stringify({ json: { raw: 'x'.repeat(5 * 1024 * 1024) } });
    expect((await post('/trpc/rehearsal.receiveRaw', headers, body)).status).toBe(404);
  });

  test.each([
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/..%2fpackage.json',
    '/assets/%00.js',
    '/%c0%ae%c0%ae/package.json',
    '/%',
    '/trpc/%',
    '/pictures/%.svg',
    '/pictures/..%2f..%2fpackage.json.svg',
    '/pictures/%7B%22$ne%22:1%7D.svg',
    '/calls/%7B%22$ne%22:null%7D.ics',
    '/u/a.b.c',
  ])('gets nothing by %s, and it is no error of ours', async (path) => {
    const status = (await get(path, { accept: 'text/html' })).status;
    expect([400, 403, 404]).toContain(status);
  });

  test('does not make a program of a form: procedures take JSON only', async () => {
    const { cookie } = await api.person('admin');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await post('/trpc/users.createToken', { cookie, 'content-type': type }, '{"json":{"name":"x","role":"admin"}}');
      expect([type, answer.status]).toEqual([type, 415]);
    }
    const asQuery = `/trpc/users.createToken?input=${encodeURIComponent('{"json":{"name":"x","role":"admin"}}')}`;
    expect((await get(asQuery, { cookie })).status).toBe(405);
  });

  test('cannot put an operator where better-auth expects words', async () => {
    const { cookie } = await api.person('agent');
    const operator = { $ne: null };
    const tries: [string, unknown][] = [
      ['sign-in/email', { email: operator, password: operator }],
      ['change-password', { newPassword: 'another horse 9', currentPassword: operator }],
    ];
    for (const [path, body] of tries) {
      const { status } = await post(`/api/auth/${path}`, { cookie, origin: api.url }, JSON.stringify(body));
      expect([path, status]).toEqual([path, 400]);
    }
  });

  test.each(['update-user', 'sign-up/email', 'reset-password', 'link-social', 'revoke-session', 'delete-user', 'error', 'ok'])(
    'finds better-auth’s /%s closed',
    async (path) => {
      const { cookie } = await api.person('agent');
      const answers = [
        await post(`/api/auth/${path}`, { cookie, origin: api.url }, '{"name":{"$ne":null}}'),
        await get(`/api/auth/${path}`, { cookie }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    },
  );

  test('cannot choose the session that somebody then signs in with', async () => {
    const { user } = await api.person('agent');
    const planted = 'openhouse.session_token=planted';
    const body = JSON.stringify({ email: user.email, password: 'correct horse 9' });
    const answer = await post('/api/auth/sign-in/email', { origin: api.url, cookie: planted, 'x-forwarded-for': '203.0.113.7' }, body);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/openhouse\.session_token=(?!planted)\S{40,}/);
    expect((await get('/trpc/users.me', { cookie: planted })).status).toBe(401);
  });

  test('is cut off when the person changes the password they had stolen', async () => {
    const { cookie, user } = await api.person('agent');
    const stolen = { origin: api.url, 'content-type': 'application/json' };
    const email = { email: user.email, password: 'correct horse 9' };
    const other = (await post('/api/auth/sign-in/email', stolen, JSON.stringify(email))).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await get('/trpc/users.me', { cookie: other })).status).toBe(200);
    const change = JSON.stringify({ currentPassword: 'correct horse 9', newPassword: 'another horse 9', revokeOtherSessions: false });
    expect((await post('/api/auth/change-password', { ...stolen, cookie }, change)).status).toBe(200);
    expect((await get('/trpc/users.me', { cookie: other })).status).toBe(401);
  });
});

describe('signing in over HTTP', () => {
  test('is slowed down for who guesses, whatever address they claim', async () => {
    const guess = (n: number) =>
      post(
        '/api/auth/sign-in/email',
        { origin: api.url, 'x-openhouse-client': `10.0.0.${n}` },
        '{"email":"a@b.co","password":"wrong wrong"}',
      );
    const statuses: number[] = [];
    for (let n = 0; n < 32; n++) statuses.push((await guess(n)).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  }, 20_000);
});

describe('a guesser', () => {
  const guess = (address: string, password: string) =>
    post('/api/auth/sign-in/email', { origin: api.url, 'x-forwarded-for': address }, JSON.stringify({ email: 'a@b.co', password }));

  test('gets no more tries by asking at the same moment, nor by walking through their IPv6 network', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(`2001:db8:1:2::${n.toString(16)}`, `wrong horse ${n}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  }, 30_000);
});

describe('a customer', () => {
  test('looks at the unsubscribe page without being unsubscribed, then leaves with one click', async () => {
    const contact = await ContactModel.create(buildContact());
    const token = writeUnsubscribeToken({ contactId: contact._id, campaignId: 'c1' }, api.edges.secret);
    const consent = async () => (await ContactModel.findById(contact._id).lean())?.consent.state;
    const page = await get(`/u/${token}`);
    expect([page.status, (await page.text()).includes('<form method="post">'), await consent()]).toEqual([200, true, 'subscribed']);
    // RFC 8058: posted by a mail program, with no Origin of ours and no cookie.
    const left = await post(
      `/u/${token}`,
      { origin: 'https://mail.example', 'content-type': 'application/x-www-form-urlencoded' },
      'List-Unsubscribe=One-Click',
    );
    expect([left.status, await consent()]).toEqual([200, 'unsubscribed']);
    expect((await post(`/u/${token.slice(0, -2)}xx`)).status).toBe(404);
  });

  test('is not opted out by a thousand looks at the link, as scanners take them', async () => {
    const contact = await ContactModel.create(buildContact());
    const token = writeUnsubscribeToken({ contactId: contact._id, campaignId: 'c1' }, api.edges.secret);
    for (let round = 0; round < 20; round++) {
      const pages = await Promise.all(Array.from({ length: 50 }, () => get(`/u/${token}`)));
      expect(pages.every(({ status }) => status === 200)).toBe(true);
    }
    expect((await ContactModel.findById(contact._id).lean())?.consent.state).toBe('subscribed');
  }, 30_000);

  test('gets the calendar entry of their call, and nobody else’s by guessing', async () => {
    const contact = await ContactModel.create(buildContact());
    const call = await CallModel.create(buildCall({ contactId: contact._id }));
    await MailboxModel.create(buildMailbox());
    const response = await get(`/calls/${call.token}.ics`);
    expect(response.headers.get('content-type')).toContain('text/calendar');
    expect(await response.text()).toContain(`UID:${call.uid}`);
    expect((await get('/calls/guessed.ics')).status).toBe(404);
  });

  test('sees a listing’s picture, which can run nothing', async () => {
    const property = await PropertyModel.create(buildProperty());
    const response = await get(`/pictures/${property.listingKey}.svg`);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toStartWith('<svg');
    const draft = await PropertyModel.create(buildProperty({ standardStatus: 'Incomplete' }));
    expect((await get(`/pictures/${draft.listingKey}.svg?scene=evening`)).status).toBe(200);
    expect((await get('/pictures/none.svg')).status).toBe(404);
  });
});
