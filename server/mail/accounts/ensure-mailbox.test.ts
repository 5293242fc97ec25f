import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { openSecret } from '../../secrets/seal.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { enabledMailboxes, ownAddressesOf } from '../find-mailboxes.ts';
import { toImapError } from '../imap.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { ensureMailbox, type MailboxConfig } from './ensure-mailbox.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await MailboxModel.deleteMany();
});

const server = { host: 'mail.example.com', port: 993, secure: true, user: 'login@example.com', password: 'hunter2', isTlsInsecure: false };
const config = (change: Partial<MailboxConfig> = {}): MailboxConfig => ({
  source: 'environment',
  address: 'Hello@Example.com',
  fromName: 'Us',
  imap: server,
  smtp: { ...server, port: 587 },
  inboxPath: 'INBOX',
  sentPath: null,
  filesSent: 'auto',
  authservId: null,
  ...change,
});

test('the same mailbox keeps its id and its past over restarts, with the password sealed', async () => {
  const edges = createTestEdges();
  const id = await ensureMailbox(config(), edges);
  const polled = edges.now();
  await MailboxModel.updateOne(
    { _id: id },
    { $set: { lastPolledAt: polled, imapState: 'auth_failed', imapRetryAt: new Date(polled.getTime() + 1000) } },
  );
  const first = await MailboxModel.findById(id).lean();
  expect(await ensureMailbox(config(), edges)).toBe(id);
  const mailbox = await MailboxModel.findById(id).lean();
  // A new start tries again at once: the password may have been corrected.
  expect(mailbox).toMatchObject({ address: 'hello@example.com', lastPolledAt: polled, imapState: 'unknown', imapRetryAt: null });
  expect(JSON.stringify(mailbox)).not.toContain('hunter2');
  expect(openSecret(mailbox?.imap.passwordSealed ?? '', edges.secret)).toBe('hunter2');
  expect(mailbox?.imap.passwordSealed).toBe(first?.imap.passwordSealed ?? '');
});

test('a rehearsal switches the real mailbox off, and the other way round', async () => {
  const edges = createTestEdges();
  const real = await ensureMailbox(config(), edges);
  const rehearsal = await ensureMailbox(config({ source: 'rehearsal', address: 'hello@larkinvale.example' }), edges);
  expect((await enabledMailboxes()).map(({ _id }) => _id)).toEqual([rehearsal]);
  await ensureMailbox(config(), edges);
  expect((await enabledMailboxes()).map(({ _id }) => _id)).toEqual([real]);
});

test('our own addresses are the mailbox and the login, when that is an address', async () => {
  await ensureMailbox(config(), createTestEdges());
  expect(ownAddressesOf(await enabledMailboxes())).toEqual(['hello@example.com', 'login@example.com']);
});

test('a throttled login is no rejected password, and a lost line is neither', () => {
  const failed = (code: string, text: string) =>
    toImapError(Object.assign(new Error('x'), { authenticationFailed: true, serverResponseCode: code, responseText: text })).fault;
  expect(failed('AUTHENTICATIONFAILED', 'Invalid credentials')).toBe('auth_failed');
  expect(failed('', 'LOGIN failed.')).toBe('auth_failed');
  expect(failed('UNAVAILABLE', 'Internal error')).toBe('unreachable');
  expect(failed('', 'Too many simultaneous connections')).toBe('unreachable');
  expect(toImapError(new Error('ECONNREFUSED')).fault).toBe('unreachable');
});
