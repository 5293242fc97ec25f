import { afterAll, beforeAll, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { CallModel } from '../calls/call.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { createLogger } from '../logger.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { appRouter } from '../router.ts';
import { buildCall, buildContact, buildMailbox, buildMessage, buildProperty, buildThread } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { createCallerFactory } from '../trpc.ts';
import { sealSecret } from './seal.ts';

const PASSWORD = 'port-larkin-mail';
let api: TestApi;
const lines: string[] = [];
beforeAll(async () => {
  api = await startApi();
  api.edges.log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
});
afterAll(() => api.close());

/** Every query answers, to the most powerful visitor; what is secret is in no answer and in no log line. */
test('no answer and no log line holds a password, sealed or hashed, a token, a session or the instance’s secret', async () => {
  const sealed = sealSecret(PASSWORD, api.edges.secret);
  const server = { ...buildMailbox().imap, passwordSealed: sealed };
  await MailboxModel.create(buildMailbox({ imap: server, smtp: server, lastError: 'auth failed' }));
  const contact = await ContactModel.create(buildContact());
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id }));
  const message = await MessageModel.create(buildMessage({ threadId: thread._id, contactId: contact._id }));
  await CallModel.create(buildCall({ contactId: contact._id, threadId: thread._id }));
  const property = await PropertyModel.create(buildProperty());
  const { token } = (await api.program('admin')).token;
  const { cookie } = await api.person('admin');
  const input = {
    ...{ view: 'all', threadId: thread._id, messageId: message._id, contactId: contact._id, listingKey: property.listingKey },
    ...{ from: api.edges.now(), to: new Date(api.edges.now().getTime() + 86_400_000), address: 'ana@example.com' },
  };

  const caller = createCallerFactory(appRouter)(await api.context({ authorization: `Bearer ${token}` })) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  let answered = 0;
  const said: string[] = [];
  for (const [path, procedure] of Object.entries(appRouter._def.procedures)) {
    if ((procedure as unknown as { _def: { type: string } })._def.type !== 'query') continue;
    const [room = '', door = ''] = path.split('.');
    const answer = await caller[room]?.[door]?.(input).catch((error) => ({ error: String(error) }));
    if (!(answer && typeof answer === 'object' && 'error' in answer && answer.error)) answered++;
    said.push(JSON.stringify(answer));
  }
  for (const path of ['/healthz', '/metrics', '/trpc/users.me', '/trpc/system.health', '/trpc/settings.get']) {
    said.push(await (await fetch(`${api.url}${path}`, { headers: { cookie } })).text());
  }
  expect(answered).toBeGreaterThan(20);

  const account = await mongoose.connection.collection('accounts').findOne();
  const stored = await mongoose.connection.collection('apiTokens').findOne();
  const session = await mongoose.connection.collection('sessions').findOne();
  const secrets = [PASSWORD, sealed, api.edges.secret, token, account?.password, stored?.tokenHash, session?.token, 'passwordSealed'];
  for (const secret of secrets) {
    expect(String(secret).length).toBeGreaterThan(8);
    expect(said.join('\n').includes(String(secret))).toBe(false);
    expect(lines.join('\n').includes(String(secret))).toBe(false);
  }
}, 30_000);
