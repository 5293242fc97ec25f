import { afterAll, beforeAll, expect, test } from 'bun:test';
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
  let stop = () => {};
  const first = new Promise<void>((resolve) => {
    stop = program.on('thread.changed', ({ threadId }) => {
      heard.push(threadId);
      resolve();
    });
  });
  const again = setInterval(() => api.realtime.publish('thread.changed', { threadId: 't1' }), 20);
  await first;
  clearInterval(again);
  stop();
  const end = new Promise<void>((resolve) => program.on('system.changed', () => resolve()));
  const before = heard.length;
  api.realtime.publish('thread.changed', { threadId: 't2' });
  api.realtime.publish('system.changed', { what: 'end' });
  await end;
  expect(heard.slice(before)).not.toContain('t2');
});

test('an error tells a program its code and words for a person', async () => {
  const client = createOpenhouseClient({ url: `${api.url}/`, token: 'oh_wrong' });
  const error = await client.api.users.me.query().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TRPCClientError);
  expect(error).toMatchObject({ data: { code: 'UNAUTHORIZED', userMessage: 'Please sign in.' } });
});
