import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { TRPCClientError } from '@trpc/client';
import { ThreadModel } from '../server/inbox/thread.model.ts';
import { buildThread } from '../server/test/build.ts';
import { startApi, type TestApi } from '../server/test/start-api.ts';
import { createOpenhouseClient } from './client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('a program reads the inbox, with dates as dates', async () => {
  const thread = await ThreadModel.create(buildThread({ subject: 'Harbour' }));
  const program = await api.program('agent');
  const { threads } = await program.api.inbox.list.query({ view: 'all', limit: 10 });
  expect(threads).toMatchObject([{ id: thread._id, subject: 'Harbour' }]);
  expect(threads[0]?.lastMessageAt).toBeInstanceOf(Date);
});

test('a program hears of changes until it stops listening', async () => {
  const program = await api.program('agent');
  const heard: string[] = [];
  const stop = program.on('thread.changed', ({ threadId }) => void heard.push(threadId));
  const hears = (name: 'thread.changed' | 'system.changed') => new Promise<void>((resolve) => void program.on(name, () => resolve()));
  await program.opened();
  const first = hears('thread.changed');
  api.realtime.publish('thread.changed', { threadId: 't1' });
  await first;
  stop();
  const end = hears('system.changed');
  api.realtime.publish('thread.changed', { threadId: 't2' });
  api.realtime.publish('system.changed', { what: 'end' });
  await end;
  expect(heard).toEqual(['t1']);
});

test('an error tells a program its code and words for a person', async () => {
  const client = createOpenhouseClient({ url: `${api.url}/`, token: 'oh_wrong' });
  const error = await client.api.users.me.query().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TRPCClientError);
  expect(error).toMatchObject({ data: { code: 'UNAUTHORIZED', userMessage: 'Please sign in.' } });
});

test('a program is told when its stream opens, after a break too', async () => {
  const { token } = await api.program('agent');
  const lines = new Set<Socket>();
  const between = createServer((line) => {
    lines.add(line);
    const further = connect(Number(new URL(api.url).port), '127.0.0.1');
    for (const end of [line, further]) end.on('error', () => end.destroy());
    line.pipe(further).pipe(line);
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  const program = createOpenhouseClient({ url: `http://127.0.0.1:${(between.address() as AddressInfo).port}`, token: token.token });
  let opened = 0;
  const twice = new Promise<void>((resolve) => void program.onOpen(() => ++opened === 2 && resolve()));
  await program.opened();
  for (const line of lines) line.destroy();
  await twice;
  program.close();
  between.close();
}, 20_000);

test('a token that is not let in is an error, and one that is ended later is told of', async () => {
  const stranger = createOpenhouseClient({ url: api.url, token: 'oh_wrong' });
  await expect(stranger.opened()).rejects.toThrow('does not let this token in');
  stranger.close();
  const [program, admin] = [await api.program('agent'), await api.program('admin')];
  await program.opened();
  const refused = new Promise<Error>((resolve) => void program.onRefused(resolve));
  await admin.api.users.revokeToken.mutate({ tokenId: program.token.id });
  expect((await refused).message).toContain('UNAUTHORIZED');
}, 20_000);
