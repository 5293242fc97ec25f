import { afterAll, beforeAll, expect, test } from 'bun:test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import { appRouter } from '../server/router.ts';
import { type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** Values that stand nowhere else in the world: whoever finds one of them found a leak. */
const CANARY = {
  imap: 'canary-imap-7c1e9d40',
  smtp: 'canary-smtp-2b8f6a13',
  model: 'sk-canary-model-95d0e7aa',
  secret: 'canary-secret-b1d4f7e2c9a8061735',
  former: 'canary-former-0f9e8d7c6b5a493827',
};

let world: MailWorld;
let server: RunningServer;
let api: Api;
let dataDir: string;
let socket: Socket;
const events: unknown[] = [];
/** Everything that left the server or was written down, by where. */
const told: Record<string, string> = {};

/** A model that repeats the key in every error, as some that call themselves compatible do. */
const model = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: (request) => {
    const message = `Incorrect API key provided: ${request.headers.get('authorization')}`;
    return Response.json({ error: { message, code: 'invalid_api_key' } }, { status: 401 });
  },
});

beforeAll(async () => {
  dataDir = await newDataDir();
  world = await startMailWorld({ password: CANARY.smtp }, { password: CANARY.imap });
  // Mail servers, too, repeat what they were told.
  world.sink.script.failAtRcpt = (to) => (to.startsWith('echo') ? { code: 550, text: `5.7.1 ${CANARY.smtp} may not` } : null);
  // Under the former secret first: passwords are sealed with it.
  const before = await startServer({ ...world.env, DATA_DIR: dataDir, AUTH_SECRET: CANARY.former });
  await before.stop();
  server = await startServer({
    ...world.env,
    ...{ DATA_DIR: dataDir, AUTH_SECRET: CANARY.secret, AUTH_SECRET_PREVIOUS: CANARY.former, LOG_LEVEL: 'trace' },
    ...{ OPENAI_API_KEY: CANARY.model, OPENAI_BASE_URL: `http://127.0.0.1:${model.port}/v1` },
  });
  api = await signIn(server.url);
  const { token } = await api.users.createToken.mutate({ name: 'watcher', role: 'admin' });
  socket = io(server.url, { transports: ['websocket'], extraHeaders: { authorization: `Bearer ${token}` }, auth: { token } });
  socket.onAny((...event) => void events.push(event));
  await until('the socket', async () => socket.connected);
}, 120_000);
afterAll(async () => {
  socket.close();
  await server.stop();
  await Promise.all([world.stop(), model.stop(true)]);
  await removeDataDir(dataDir);
});

const deliver = (who: string) =>
  world.dovecot.deliver(
    writeMail(world.dovecot.user, {
      from: `${who} <${who}@example.com>`,
      subject: `From ${who}`,
      messageId: `<${who}@example.com>`,
      text: 'We are looking for three bedrooms near the harbour.',
    }),
  );
const threadOf = async (who: string) =>
  (await api.inbox.list.query({ view: 'all' })).threads.find(({ subject }) => subject === `From ${who}`);

test('a mail comes in, its answer leaves or is refused, and the model says no: all of it is told without a secret', async () => {
  for (const who of ['ana', 'echo']) await deliver(who);
  for (const who of ['ana', 'echo']) {
    const row = await until(`the mail of ${who}`, () => threadOf(who));
    await api.inbox.reply.mutate({ threadId: row.id, text: 'Thank you, we look at it.' });
  }
  await until('the answer to ana', async () => world.sink.received.length === 1, { seconds: 90 });
  const refused = await until('the refusal', async () => ((await threadOf('echo'))?.needs?.reason === 'failed' ? threadOf('echo') : null), {
    seconds: 90,
  });
  expect(refused?.needs?.detail).toContain('[secret] may not');
  await api.ai.draft.mutate({ threadId: refused?.id ?? '' }).catch((error) => expect(String(error)).not.toContain('sk-canary'));
}, 200_000);

test('every door answers nobody, and an admin who asks badly, without a secret; so do health, figures and pages', async () => {
  const said: string[] = [];
  for (const path of [
    '/healthz',
    '/metrics',
    '/nowhere',
    '/assets/x.js',
    '/api/auth/get-session',
    '/attachments/x/0',
    '/contacts.csv',
    '/u/x',
    '/calls/x.ics',
  ])
    said.push(await (await fetch(`${server.url}${path}`)).text());
  for (const [path, procedure] of Object.entries(appRouter._def.procedures)) {
    const isQuery = (procedure as unknown as { _def: { type: string } })._def.type === 'query';
    const body = JSON.stringify({ json: { threadId: { $ne: CANARY.model.slice(0, 4) } } });
    const url = `${server.url}/trpc/${path}`;
    const response = isQuery
      ? await fetch(`${url}?input=${encodeURIComponent(body)}`)
      : await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: server.url } });
    said.push(await response.text());
  }
  said.push(
    JSON.stringify(
      await Promise.all([api.system.health.query(), api.system.jobs.query(), api.settings.get.query(), api.system.audit.query({})]),
    ),
  );
  for (const { id } of (await api.inbox.list.query({ view: 'all' })).threads)
    said.push(JSON.stringify(await api.inbox.thread.query({ threadId: id })));
  told.answers = said.join('\n');
  told.sockets = JSON.stringify(events);
  expect(events.length).toBeGreaterThan(3);
}, 60_000);

test('no canary is in any of it, nor in the log at its loudest, nor in the doctor’s words, nor in a dump of the database', async () => {
  const env = { PATH: process.env.PATH ?? '', ...world.env, DATA_DIR: dataDir, AUTH_SECRET: CANARY.secret, OPENAI_API_KEY: CANARY.model };
  const run = async (script: string, ...args: string[]) => {
    const child = Bun.spawn([process.execPath, join(import.meta.dirname, '../scripts', script), ...args], {
      env: { ...env, OPENAI_BASE_URL: `http://127.0.0.1:${model.port}/v1` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    return out + err;
  };
  const file = join(dataDir, 'canary.backup');
  told.backup = await run('backup.ts', file);
  told.doctor = await run('doctor.ts');
  told.dump = gunzipSync(await readFile(file)).toString('latin1');
  told.log = server.output();
  expect(told.dump).toContain('passwordSealed');
  expect(told.log).toContain('stored secrets were sealed anew');
  expect(told.log.length).toBeGreaterThan(10_000);
  const forms = (value: string) => [value, btoa(value), encodeURIComponent(value), Buffer.from(value).toString('hex')];
  const leaks = Object.entries(told).flatMap(([where, text]) =>
    Object.entries(CANARY).flatMap(([name, value]) => (forms(value).some((form) => text.includes(form)) ? [`${name} in ${where}`] : [])),
  );
  expect(leaks).toEqual([]);
}, 60_000);
