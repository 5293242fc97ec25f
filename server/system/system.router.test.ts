import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { MailboxCursorModel } from '../mail/mailbox-cursor.model.ts';
import { PlaceModel } from '../mail/place.model.ts';
import { storeRaw } from '../mail/raw-mail.ts';
import { buildMailbox, buildMailboxCursor, buildPlace } from '../test/build.ts';
import { queueAnswer, saveThread } from '../test/build-outbox.ts';
import { startApi, type TestApi } from '../test/start-api.ts';

let api: TestApi;
let admin: Awaited<ReturnType<TestApi['program']>>['api'];
beforeAll(async () => {
  api = await startApi();
  admin = (await api.program('admin')).api;
});
afterAll(() => api.close());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), MailboxModel.deleteMany()]);
  await Promise.all([MailboxCursorModel.deleteMany(), PlaceModel.deleteMany()]);
});

describe('what stands in line', () => {
  test('is counted by state, with the next release', async () => {
    const first = await saveThread('mailbox', { answer: waiting(new Date('2026-03-02T14:00:00Z')) });
    await saveThread('mailbox', { answer: waiting(new Date('2026-03-02T15:00:00Z')) });
    const at = new Date('2026-03-02T15:10:00Z');
    await queueAnswer(first, api.edges, { holdUntil: at });
    await queueAnswer(first, api.edges, { state: 'review' });
    const { threads, outbox, nextReleaseAt } = await admin.system.queues.query();
    expect(threads).toEqual({ waiting: 2, working: 0, oldestDueAt: new Date('2026-03-02T14:00:00Z') });
    expect(Object.fromEntries(outbox.map(({ state, count }) => [state, count]))).toMatchObject({
      holding: 1,
      review: 1,
      queued: 0,
      failed: 0,
    });
    expect(nextReleaseAt).toEqual(at);
  });

  test('names the mail that a person has to decide on, the newest first, page by page', async () => {
    const saved = await saveThread('mailbox');
    const states = [
      { 'delivery.state': 'failed', 'delivery.lastError': '550 no such user', 'delivery.dueAt': new Date('2026-03-02T10:00:00Z') },
      { 'delivery.state': 'uncertain', 'delivery.nextLookAt': new Date('2026-03-03'), 'delivery.dueAt': new Date('2026-03-02T11:00:00Z') },
      { 'delivery.state': 'uncertain', 'delivery.nextLookAt': null, 'delivery.dueAt': new Date('2026-03-02T12:00:00Z') },
      { 'delivery.state': 'accepted', 'delivery.dueAt': new Date('2026-03-02T13:00:00Z') },
    ];
    for (const $set of states) await MessageModel.updateOne({ _id: (await queueAnswer(saved, api.edges))._id }, { $set });
    const { items, nextCursor } = await admin.system.unsettled.query({ limit: 2 });
    expect(items).toMatchObject([
      { state: 'uncertain', isLookedFor: false, to: saved.contact.email },
      { state: 'uncertain', isLookedFor: true },
    ]);
    const rest = await admin.system.unsettled.query({ limit: 2, cursor: nextCursor });
    expect(rest).toMatchObject({ items: [{ state: 'failed', error: '550 no such user', isLookedFor: false }], nextCursor: null });
  });
});

const waiting = (dueAt: Date) => ({ state: 'waiting' as const, dueAt, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null });

describe('a mail in quarantine', () => {
  const quarantine = async (raw: string) => {
    const mailbox = await MailboxModel.create(buildMailbox({ address: 'hello@larkinvale.example' }));
    const where = { mailboxId: mailbox._id, path: 'INBOX', uidValidity: '7' };
    await MailboxCursorModel.create(buildMailboxCursor({ ...where, role: 'inbox' }));
    const rawHash = await storeRaw(Buffer.from(raw));
    const place = buildPlace({ ...where, uid: 3, state: 'quarantined', attempts: 5, messageId: null, error: 'no parser took it', rawHash });
    return (await PlaceModel.create(place))._id;
  };

  test('is listed, taken in again from the bytes that were kept, and cannot be twice', async () => {
    const lines = ['From: Ana <ana@example.com>', 'To: hello@larkinvale.example', 'Subject: A house', 'Message-ID: <a@example.com>'];
    const placeId = await quarantine([...lines, '', 'Do you have three bedrooms?', ''].join('\r\n'));
    expect((await admin.system.quarantine.query()).items).toMatchObject([{ id: placeId, error: 'no parser took it' }]);
    expect(await admin.system.requeue.mutate({ placeId })).toEqual({ outcome: 'stored', error: null });
    expect(await MessageModel.find().lean()).toMatchObject([{ subject: 'A house', from: { address: 'ana@example.com' } }]);
    expect((await admin.system.quarantine.query()).items).toEqual([]);
    await expect(admin.system.requeue.mutate({ placeId })).rejects.toMatchObject({
      data: { userMessage: 'This mail is out of quarantine already.' },
    });
  });

  test('that fails again goes back, and the answer says why', async () => {
    const placeId = await quarantine(`X-Poison: ${'a'.repeat(1_100_000)}\r\n\r\nHello\r\n`);
    const { outcome, error } = await admin.system.requeue.mutate({ placeId });
    expect(outcome).toBe('failed');
    expect(error).not.toBeEmpty();
    expect((await admin.system.quarantine.query()).items).toMatchObject([{ id: placeId }]);
  });

  test('that nobody knows is NOT_FOUND', async () => {
    await expect(admin.system.requeue.mutate({ placeId: 'nowhere' })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});

describe('who did what', () => {
  test('is found by person, by room and by words, and pages', async () => {
    const lead = await api.program('lead');
    await lead.api.contacts.create.mutate({ email: 'ben@example.com', firstName: 'Ben' });
    await admin.users.invite.mutate({ email: 'tom@larkinvale.example', name: 'Tom Vale', role: 'agent' });
    await admin.settings.update.mutate({ brokerage: { name: 'Larkin & Vale' } });
    const actions = async (filter: object) => (await admin.system.audit.query(filter)).items.map(({ action }) => action);
    expect(await actions({ room: 'settings' })).toEqual(['settings.update']);
    expect(await actions({ search: 'invite' })).toContain('users.invite');
    // Words are words: a pattern finds nothing.
    expect(await actions({ search: 'inv.te' })).toEqual([]);
    expect(await actions({ actor: `token:${lead.token.id}` })).toEqual(['contacts.create']);
    const page = await admin.system.audit.query({ limit: 1 });
    expect(page.items).toHaveLength(1);
    const next = await admin.system.audit.query({ limit: 1, cursor: page.nextCursor });
    expect(next.items[0]?.id).not.toBe(page.items[0]?.id);
  });
});

describe('a colleague', () => {
  test('changes their own name, and gets a new first password from an admin that ends every session', async () => {
    const { user, cookie } = await api.person('agent');
    const call = (path: string, body?: object) =>
      fetch(`${api.url}/trpc/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json', cookie, origin: api.url },
        ...(body && { body: JSON.stringify({ json: body }) }),
      });
    expect((await call('users.updateMe', { name: '  Mara Vale ' })).status).toBe(200);
    expect((await admin.users.list.query()).items.find(({ id }) => id === user.id)?.name).toBe('Mara Vale');
    expect((await call('users.updateMe', { name: ' ' })).status).toBe(400);

    const { password } = await admin.users.resetPassword.mutate({ userId: user.id });
    expect((await call('users.me')).status).toBe(401);
    const enter = (secret: string) =>
      fetch(`${api.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: api.url },
        body: JSON.stringify({ email: user.email, password: secret }),
      });
    expect((await enter('correct horse 9')).status).toBe(401);
    expect((await enter(password)).status).toBe(200);
  });
});
