import { afterAll, afterEach, describe, expect, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { startDovecot } from '../server/test/start-dovecot.ts';
import { signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, runServerToEnd, startServer } from './start-server.ts';

const dataDirs: string[] = [];
const running: RunningServer[] = [];
async function dataDir(): Promise<string> {
  const dir = await newDataDir();
  dataDirs.push(dir);
  return dir;
}
async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer({ DATA_DIR: await dataDir(), REHEARSAL_CUSTOMERS: 'off', ...env });
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(async () => {
  for (const dir of dataDirs) await removeDataDir(dir);
});

describe('a start that cannot be', () => {
  test('bad values: every fault at once, one line each, exit 1', async () => {
    const { code, output } = await runServerToEnd({ PORT: 'abc', HOLD_SECONDS: '-1', IMAP_HOST: 'imap.example.com', WORK: 'web,fax' });
    expect(code).toBe(1);
    const lines = output.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOLD_SECONDS',
      'WORK',
      'SMTP_HOST',
      'IMAP_USER',
      'IMAP_PASS',
      'MAIL_FROM',
    ]);
  });

  test('a port in use: one line that names it, exit 1, and nothing was begun', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const dir = `${await dataDir()}/none`;
    const { code, output } = await runServerToEnd({ PORT: String(port), DATA_DIR: dir, LOG_LEVEL: 'warn' });
    blocker.close();
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([`cannot listen on 127.0.0.1:${port}: the port is in use; stop what uses it or set PORT`]);
    expect(existsSync(dir)).toBe(false);
  });

  test('a second server on the same data directory: one line, exit 1, and the first goes on', async () => {
    const first = await start();
    const { code, output } = await runServerToEnd({ PORT: '0', DATA_DIR: first.dataDir, LOG_LEVEL: 'warn' });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([`another Openhouse is using the data directory ${first.dataDir}; stop it or set DATA_DIR`]);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  }, 60_000);
});

describe('a start that half works', () => {
  test('a wrong IMAP password is seen on the health page within a minute, and the rest goes on', async () => {
    const dovecot = await startDovecot();
    const server = await start({
      IMAP_HOST: dovecot.host,
      IMAP_PORT: String(dovecot.imapPort),
      IMAP_SECURE: 'false',
      IMAP_USER: dovecot.user,
      IMAP_PASS: 'not the password',
      IMAP_TLS_INSECURE: 'true',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: '9',
      SMTP_TLS_INSECURE: 'true',
      MAIL_FROM: 'Larkin & Vale Realty <hello@larkinvale.example>',
    });
    const api = await signIn(server.url);
    const health = await until('the refused password', async () => {
      const body = await api.system.health.query();
      return body.mail[0]?.imap === 'auth_failed' && body;
    });
    expect(health).toMatchObject({ ok: false, database: 'up', rehearsal: false });
    expect((await api.inbox.list.query({ view: 'all' })).threads).toEqual([]);
    await dovecot.stop();
  }, 90_000);
});

describe('stopping', () => {
  test('SIGTERM ends everything within 30 seconds with exit 0, and a new start finds everything again', async () => {
    const first = await start();
    const api = await signIn(first.url);
    await api.rehearsal.receive.mutate({ from: 'ana@example.com', subject: 'A house', text: 'Do you have three bedrooms in Harbour?' });
    const { id } = await until('the mail', async () => (await api.inbox.list.query({ view: 'all' })).threads[0]);
    const began = Date.now();
    expect(await first.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(30_000);
    running.pop();

    const second = await start({ DATA_DIR: first.dataDir });
    const again = await signIn(second.url);
    const { messages } = await again.inbox.thread.query({ threadId: id });
    expect(messages.map((message) => message.subject)).toContain('A house');
  }, 90_000);
});
