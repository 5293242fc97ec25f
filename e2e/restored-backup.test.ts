import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** A backup, a day of mail after it, and the backup put back: counted at the IMAP server and the SMTP sink. */
let world: MailWorld;
let server: RunningServer;
let api: Api;
let dataDir: string;
let file: string;

beforeAll(async () => {
  [world, dataDir] = await Promise.all([startMailWorld(), newDataDir()]);
  file = join(dataDir, 'monday.backup');
  await open();
}, 90_000);
afterAll(async () => {
  await server.stop();
  await world.stop();
  await removeDataDir(dataDir);
});

async function open(): Promise<void> {
  server = await startServer({ ...world.env, DATA_DIR: dataDir, LOG_LEVEL: 'info' });
  api = await signIn(server.url);
  await firstPoll(api);
}

async function run(script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const child = Bun.spawn([process.execPath, join(import.meta.dirname, '../scripts', script), ...args], {
    env: { PATH: process.env.PATH ?? '', ...world.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, output: out + err };
}

const QUESTION = 'we are looking for a house with three bedrooms near the harbour, up to $650,000. Do you have something?';
const write = (who: string, says = QUESTION) =>
  world.dovecot.deliver(
    writeMail(world.dovecot.user, {
      from: `${who} <${who.toLowerCase()}@example.com>`,
      subject: `A home for ${who}`,
      messageId: `<${who}-1@example.com>`,
      text: `Hello,\n\n${says}\n\n${who}`,
    }),
  );
const threads = async () => (await api.inbox.list.query({ view: 'all' })).threads;
const threadOf = async (who: string) => (await threads()).find(({ subject }) => subject === `A home for ${who}`);
const answersTo = (who: string) => world.sink.received.filter(({ to }) => to.includes(`${who.toLowerCase()}@example.com`)).length;
/** Answered, filed in Sent and seen there. */
const settled = (who: string) =>
  until(`the answer to ${who} in Sent`, async () => {
    const thread = await threadOf(who);
    if (!thread) return false;
    const { messages } = await api.inbox.thread.query({ threadId: thread.id });
    return messages.some(({ delivery }) => delivery?.state === 'confirmed');
  });

test('a backup of a running server is one file, and a restore beside it is refused', async () => {
  await write('Ana');
  await settled('Ana');
  const { code, output } = await run('backup.ts', file);
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringMatching(/\d+ documents of \d+ collections .*Keep .*auth-secret/s),
  });
  expect(await run('restore.ts', file, '--force')).toMatchObject({
    code: 1,
    output: expect.stringContaining('another Openhouse is using'),
  });
}, 60_000);

test('what came and was answered after it is read again after the restore, and nobody gets a second answer', async () => {
  await write('Ben');
  await write('Cleo');
  await settled('Ben');
  await settled('Cleo');
  await write('Fay', 'Please stop sending me emails.');
  await settled('Fay');
  await server.stop();
  // Came while nobody looked: no answer of it can lie in Sent.
  await write('Dan');
  await write('Gus', 'Please unsubscribe me from your list.');
  expect(await run('restore.ts', file, '--force')).toMatchObject({ code: 0, output: expect.stringContaining('are in') });

  await open();
  for (const who of ['Ben', 'Cleo', 'Dan', 'Fay', 'Gus']) await until(`the mail of ${who}`, () => threadOf(who));
  // Written after the restore, so whatever is done to the others has been done by then.
  await write('Eve');
  await settled('Eve');
  expect(['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'].map(answersTo)).toEqual([1, 1, 1, 0, 1]);
  expect(['Fay', 'Gus'].map(answersTo)).toEqual([1, 0]);
  expect(await world.dovecot.readFolder('Sent')).toHaveLength(5);
}, 120_000);

test('who wanted no more mail in the lost time gets none: whether it had been confirmed or nobody had read it', async () => {
  for (const who of ['Fay', 'Gus']) {
    const email = `${who.toLowerCase()}@example.com`;
    const { items } = await api.contacts.list.query({ search: email });
    expect(items.map(({ consent }) => consent.state)).toEqual(['unsubscribed']);
  }
}, 60_000);

test('their answers lie in their threads as the AI’s own, and whom none was found for waits for a person', async () => {
  for (const who of ['Ben', 'Cleo']) {
    const row = await threadOf(who);
    expect(row).toMatchObject({ needs: null, isTakenOver: false });
    const { messages } = await api.inbox.thread.query({ threadId: row?.id ?? '' });
    expect(messages.map(({ author, delivery }) => [author, delivery?.state])).toEqual([
      ['customer', undefined],
      ['ai', 'confirmed'],
    ]);
    const raw = await api.inbox.raw.query({ messageId: messages[1]?.id ?? '' });
    expect(raw.raw).toContain('X-Openhouse-Message');
  }
  expect(await threadOf('Dan')).toMatchObject({ needs: { reason: 'restored' } });
}, 60_000);

test('every line about a mail names it, from its arrival to the proof that its answer left', async () => {
  const row = await threadOf('Eve');
  const { messages } = await api.inbox.thread.query({ threadId: row?.id ?? '' });
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ mail }) => mail === messages[0]?.id);
  expect(lines.map(({ msg, job, thread }) => ({ msg, job, thread }))).toEqual([
    { msg: 'a mail was taken in', job: 'poll-mailboxes', thread: row?.id },
    { msg: 'the AI looked at a conversation', job: 'answer-threads', thread: row?.id },
    { msg: 'a mail of ours was tried', job: 'send-outbox', thread: row?.id },
    { msg: 'a mail of ours has left', job: expect.stringMatching(/poll-mailboxes|reconcile-sent/), thread: row?.id },
  ]);
  expect(lines[2]).toMatchObject({ outbound: messages[1]?.id, result: 'sent' });
});

test('the figures tell of folders, queues, sends, models and jobs, and every answer names its request', async () => {
  const response = await fetch(`${server.url}/metrics`);
  const text = await response.text();
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')
        .at(-1),
    );
  for (const folder of ['INBOX', 'Sent', 'Junk'])
    expect(value(`openhouse_folder_lag_seconds{mailbox="${world.dovecot.user}",folder="${folder}"}`)).toBeLessThan(120);
  expect(value('openhouse_sends_total{outcome="sent"}')).toBeGreaterThanOrEqual(1);
  expect(value('openhouse_outbox_mails{state="queued"}')).toBe(0);
  expect(value('openhouse_threads_waiting{state="waiting"}')).toBe(0);
  expect(value('openhouse_model_answer_seconds_bucket{le="+Inf"}')).toBeGreaterThanOrEqual(1);
  expect(value('openhouse_model_answer_seconds_count')).toBe(value('openhouse_model_answer_seconds_bucket{le="+Inf"}'));
  expect(value('openhouse_job_errors_total{job="poll-mailboxes"}')).toBe(0);
  expect(value('openhouse_job_last_run_seconds{job="send-outbox"}')).toBeLessThan(60);
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
