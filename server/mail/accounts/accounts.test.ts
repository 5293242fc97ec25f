import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { MailboxInput } from '../../../shared/mailbox.ts';
import { refusePrivateHost } from '../../refuse-private-host.ts';
import { openSecret } from '../../secrets/seal.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { enabledMailboxes } from '../find-mailboxes.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { explainFault } from '../trial/explain-fault.ts';
import { testImap, testSmtp } from '../trial/test-mailbox.ts';
import { createMailbox, removeMailbox, updateMailbox } from './change-mailbox.ts';
import { ensureMailbox } from './ensure-mailbox.ts';
import { listMailboxes } from './list-mailboxes.ts';

let database: TestDatabase;
let sink: Sink;
beforeAll(async () => {
  [database, sink] = await Promise.all([startDatabase(), startSink()]);
});
afterAll(() => Promise.all([database.stop(), sink.stop()]));
beforeEach(async () => {
  await MailboxModel.deleteMany();
});

const edges = createTestEdges();
const real = { isStage: false, edges };
const server = { host: 'mail.example.com', port: 993, secure: true, user: 'hello@example.com', password: 'hunter2' };
const input = (change: Partial<MailboxInput> = {}): MailboxInput => ({
  address: 'hello@example.com',
  fromName: 'Us',
  imap: server,
  smtp: { ...server, port: 465 },
  inboxPath: 'INBOX',
  sentPath: null,
  authservId: null,
  isEnabled: true,
  warmUp: null,
  ...change,
});
const without = ({ password: _, ...rest }: typeof server) => rest;

describe('a mailbox of Settings', () => {
  test('keeps its passwords sealed and shows them to nobody', async () => {
    const { _id } = await createMailbox(input(), real);
    const stored = await MailboxModel.findById(_id).lean();
    expect(openSecret(stored?.imap.passwordSealed ?? '', edges.secret)).toBe('hunter2');
    expect(JSON.stringify([stored, await listMailboxes(edges)])).not.toContain('hunter2');
    expect(JSON.stringify(await listMailboxes(edges))).not.toContain('Sealed');
  });

  test('is there once, comes back with its past after it was removed, and forgets its password meanwhile', async () => {
    const { _id } = await createMailbox(input(), real);
    const five = await Promise.allSettled([1, 2, 3, 4, 5].map(() => createMailbox(input(), real)));
    expect(five.every(({ status }) => status === 'rejected')).toBe(true);
    await removeMailbox(_id, edges);
    expect([(await enabledMailboxes()).length, (await MailboxModel.findById(_id).lean())?.imap.passwordSealed]).toEqual([0, '']);
    expect((await createMailbox(input(), real))._id).toBe(_id);
  });

  test('keeps a password that is left out, but never hands it to another server or user', async () => {
    const { _id } = await createMailbox(input(), real);
    const same = input({ fromName: 'We', imap: without(server), smtp: without({ ...server, port: 465 }) });
    expect((await updateMailbox(_id, same, real)).fromName).toBe('We');
    expect(openSecret((await MailboxModel.findById(_id).lean())?.imap.passwordSealed ?? '', edges.secret)).toBe('hunter2');
    for (const change of [{ host: 'evil.example' }, { user: 'somebody' }]) {
      const moved = input({ imap: { ...without(server), ...change } });
      await expect(updateMailbox(_id, moved, real)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  test('waits while Openhouse rehearses, and leaves alone what the environment describes', async () => {
    await createMailbox(input(), { isStage: true, edges });
    expect(await enabledMailboxes()).toEqual([]);
    const own = { ...server, isTlsInsecure: false };
    const config = { source: 'environment', address: 'env@example.com', fromName: '', imap: own, smtp: own } as const;
    const id = await ensureMailbox({ ...config, inboxPath: 'INBOX', sentPath: null, filesSent: 'auto', authservId: null }, edges);
    await expect(removeMailbox(id, edges)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(createMailbox(input({ address: 'env@example.com' }), real)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('does not begin its warm-up anew when something else is saved', async () => {
    const warmUp = { firstDay: 20, days: 21 };
    const { _id } = await createMailbox(input({ warmUp }), real);
    const later = createTestEdges({ now: new Date(edges.now().getTime() + 5 * 86_400_000) });
    const saved = await updateMailbox(_id, input({ warmUp, fromName: 'We' }), { isStage: false, edges: later });
    expect(saved.warmUp?.beganAt).toEqual(edges.now());
    expect((await listMailboxes(later))[0]?.limitToday).toBeLessThan(2000);
  });
});

describe('a test of the connection', () => {
  const at = { ...server, host: '127.0.0.1', secure: false, isTlsInsecure: false };
  const tried = (smtp: Partial<typeof at>) => ({ imap: at, smtp: { ...at, ...smtp }, inboxPath: 'INBOX', sentPath: null });

  test('tells of SMTP each step, and never says the password', async () => {
    const fine = await testSmtp(tried({ port: sink.port, user: sink.user, password: sink.password }));
    expect(fine.map(({ name, state }) => [name, state])).toEqual([
      ['Connect', 'ok'],
      ['Sign in', 'ok'],
    ]);
    const refused = await testSmtp(tried({ port: sink.port, user: sink.user, password: 'wrong-horse' }));
    expect(refused.map(({ name, state }) => [name, state])).toEqual([
      ['Connect', 'ok'],
      ['Sign in', 'fail'],
    ]);
    expect(JSON.stringify(refused)).not.toContain('wrong-horse');
  });

  test('says what it means when nothing answers, and what to do', async () => {
    const [step] = await testImap(tried({}), edges).then(
      (steps) => steps,
      () => [],
    );
    expect(step).toMatchObject({ name: 'Connect', state: 'fail' });
    expect(step?.todo).toContain('993');
  }, 30_000);

  test.each([
    ['getaddrinfo ENOTFOUND imap.exmple.com', 'No server has this name.'],
    ['connect ECONNREFUSED 10.0.0.1:993', 'The computer is there, but nothing answers at port 993.'],
    ['ssl3_get_record:wrong version number', 'The server does not speak this kind of encryption at port 993.'],
    ['self signed certificate', 'The certificate of the server was signed by nobody this computer trusts. No password was sent.'],
    ['Greeting never received', 'The server does not answer.'],
  ])('%s', (words, meaning) => {
    expect(explainFault(words, { protocol: 'IMAP', port: 993, secure: true }).meaning).toBe(meaning);
  });
});

test('a host inside our own network is refused, by its number and by its name; one that is outside passes', async () => {
  const resolve = async (host: string) => (host === 'sneaky.example' ? ['192.0.2.7', '169.254.169.254'] : ['192.0.2.7', '2001:db8::1']);
  for (const host of [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    'sneaky.example',
  ]) {
    await expect(refusePrivateHost(host, { resolve })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  }
  for (const host of ['mail.example.com', '192.0.2.7', '2001:db8::1']) await refusePrivateHost(host, { resolve });
});
