import { afterAll, beforeAll, expect, test } from 'bun:test';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** One mail all the way, against Debian's Dovecot and a real SMTP sink: each test continues the conversation of the one before. */
let world: MailWorld;
let server: RunningServer;
let api: Api;
let threadId: string;
let answerRaw: string;

beforeAll(async () => {
  world = await startMailWorld();
  server = await startServer({ ...world.env, DATA_DIR: await newDataDir() });
  api = await signIn(server.url);
  await firstPoll(api);
}, 90_000);
afterAll(async () => {
  await server.stop();
  await world.stop();
  await removeDataDir(server.dataDir);
});

const BUYER = 'Ana Reyes <ana.reyes@example.com>';
const first = () =>
  writeMail(world.dovecot.user, {
    from: BUYER,
    subject: 'Looking for a home near the harbour',
    messageId: '<first-1@example.com>',
    text: 'Hello,\n\nwe are looking for a house with three bedrooms near the harbour, up to $650,000.\nDo you have something for us?\n\nAna',
  });

test('a mail reaches the inbox over IDLE, byte for byte, threaded and classified', async () => {
  const raw = first();
  const began = Date.now();
  await world.dovecot.deliver(raw);
  const row = await until('the thread', async () => (await api.inbox.list.query({ view: 'all' })).threads[0], { everyMs: 50 });
  expect(Date.now() - began).toBeLessThan(10_000);
  threadId = row.id;
  const classified = await until('the kind', async () => {
    const { messages } = await api.inbox.thread.query({ threadId });
    return messages[0]?.kind && messages[0];
  });
  expect(classified).toMatchObject({ kind: 'buyer_lead', from: { address: 'ana.reyes@example.com', name: 'Ana Reyes' } });
  expect((await api.inbox.raw.query({ messageId: classified.id })).raw).toBe(raw);
}, 60_000);

test('it is answered to the right address, in its thread, marked as automatic, and grounded in a decision', async () => {
  const mail = await until('the answer at the sink', async () => world.sink.received[0]);
  answerRaw = mail.raw.toString();
  expect(mail.to).toEqual(['ana.reyes@example.com']);
  expect(headerOf(answerRaw, 'In-Reply-To')).toBe('<first-1@example.com>');
  expect(headerOf(answerRaw, 'References')).toBe('<first-1@example.com>');
  expect(headerOf(answerRaw, 'Auto-Submitted')).toBe('auto-replied');
  expect(headerOf(answerRaw, 'X-Auto-Response-Suppress')).toBe('All');
  expect(headerOf(answerRaw, 'X-Openhouse-Message')).toBeTruthy();
  expect(headerOf(answerRaw, 'Subject')).toMatch(/^Re: Looking for a home/);
  const { decisions } = await api.inbox.thread.query({ threadId });
  expect(decisions[0]).toMatchObject({ outcome: 'held' });
  expect(decisions[0]?.rows.some((row) => row.fired)).toBe(true);
}, 60_000);

test('it is filed once in Sent, with the same bytes, and confirmed from there', async () => {
  const answer = await until('the confirmation', async () => {
    const { messages } = await api.inbox.thread.query({ threadId });
    return messages.find((message) => message.delivery?.state === 'confirmed');
  });
  expect(answer.author).toBe('ai');
  const sent = await world.dovecot.readFolder('Sent');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.raw.toString()).toBe(answerRaw);
  expect(world.sink.received).toHaveLength(1);
}, 60_000);

test("the customer's reply joins the thread", async () => {
  const messageId = headerOf(answerRaw, 'Message-ID') ?? '';
  await world.dovecot.deliver(
    writeMail(world.dovecot.user, {
      from: BUYER,
      subject: 'Another subject altogether',
      messageId: '<second-1@example.com>',
      inReplyTo: messageId,
      references: `<first-1@example.com> ${messageId}`,
      text: 'Thank you! A garden would be lovely. We can spend a little more.',
    }),
  );
  const messages = await until('the reply in its thread', async () => {
    const thread = await api.inbox.thread.query({ threadId });
    return thread.messages.some((message) => message.messageId === '<second-1@example.com>') && thread.messages;
  });
  expect(messages.length).toBeGreaterThanOrEqual(3);
  expect((await api.inbox.list.query({ view: 'all' })).threads).toHaveLength(1);
  // At most one automatic answer per contact and minute.
  await until('the second answer', async () => world.sink.received.length === 2, { seconds: 100 });
}, 150_000);

test('a mail written by a person straight into Sent joins the thread, and the AI stands down', async () => {
  await until('the quiet', async () => {
    const { messages } = await api.inbox.thread.query({ threadId });
    return messages.filter((message) => message.delivery).every((message) => message.delivery?.state === 'confirmed');
  });
  await world.dovecot.deliver(
    writeMail('ana.reyes@example.com', {
      from: `Larkin & Vale Realty <${world.dovecot.user}>`,
      subject: 'Re: Another subject altogether',
      messageId: '<agent-own-client@larkinvale.example>',
      inReplyTo: '<second-1@example.com>',
      references: '<first-1@example.com> <second-1@example.com>',
      text: 'Ana, this is Tom. I will take care of this myself and call you tomorrow.',
    }),
    'Sent',
  );
  const thread = await until('the stand-down', async () => {
    await api.system.runJob.mutate({ name: 'poll-mailboxes' });
    const shown = await api.inbox.thread.query({ threadId });
    return shown.thread.aiState === 'standing_down' && shown;
  });
  expect(thread.messages.at(-1)).toMatchObject({ author: 'other_client' });

  const before = world.sink.received.length;
  await world.dovecot.deliver(
    writeMail(world.dovecot.user, {
      from: BUYER,
      subject: 'Re: Another subject altogether',
      messageId: '<third-1@example.com>',
      inReplyTo: '<agent-own-client@larkinvale.example>',
      text: 'Great, Tom. Talk to you tomorrow!',
    }),
  );
  await until('the third mail', async () => {
    const { messages } = await api.inbox.thread.query({ threadId });
    return messages.some((message) => message.messageId === '<third-1@example.com>' && message.kind !== null);
  });
  await api.system.runJob.mutate({ name: 'answer-threads' });
  await api.system.runJob.mutate({ name: 'send-outbox' });
  expect(world.sink.received).toHaveLength(before);
}, 90_000);

test('automatic mail is stored and classified, and never answered', async () => {
  const before = world.sink.received.length;
  await world.dovecot.deliver(
    writeMail(world.dovecot.user, {
      from: 'Ben Ode <ben@example.com>',
      subject: 'Out of office: your message',
      messageId: '<ooo-1@example.com>',
      headers: ['Auto-Submitted: auto-replied'],
      text: 'I am away until Monday.',
    }),
  );
  const away = await until('the automatic mail', async () => {
    const { threads } = await api.inbox.list.query({ view: 'all' });
    return threads.find((thread) => thread.kind === 'auto_reply');
  });
  expect(away.contactEmail).toBe('ben@example.com');
  await api.system.runJob.mutate({ name: 'send-outbox' });
  expect(world.sink.received).toHaveLength(before);
}, 60_000);
