import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient } from '@tanstack/react-query';
import { Server } from 'socket.io';
import { draftTextKey, type Live, type LiveState, presenceKey, type Stale, startLive } from './live.ts';

let http: HttpServer;
let server: Server;
let live: Live;
let asked: string[];
let states: LiveState[];
let queryClient: QueryClient;

const noted = (name: string) => () => asked.push(name);
const stale: Stale = {
  counts: noted('counts'),
  rows: (threadIds) => asked.push(`rows ${threadIds}`),
  thread: (threadId) => asked.push(`thread ${threadId}`),
  pipeline: noted('pipeline'),
  campaigns: noted('campaigns'),
  contacts: noted('contacts'),
  audiences: noted('audiences'),
  properties: noted('properties'),
  calls: noted('calls'),
  system: noted('system'),
  health: noted('health'),
  everything: noted('everything'),
};

beforeEach(async () => {
  [asked, states] = [[], []];
  queryClient = new QueryClient();
  http = createServer();
  server = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  live = startLive({ stale, queryClient, onState: (state) => states.push(state), url: `http://127.0.0.1:${port}` });
  await until(() => states.includes('live'));
});
afterEach(async () => {
  live.stop();
  await server.close();
});

test('a burst of news asks for each thing once', async () => {
  for (const threadId of ['a', 'b', 'a', 'a']) server.emit('thread.changed', { threadId });
  server.emit('delivery.changed', { threadId: 'a', messageId: 'm', state: 'queued' });
  await until(() => asked.length > 0);
  await Bun.sleep(200);
  expect(asked.toSorted()).toEqual(['counts', 'pipeline', 'rows a,b', 'thread a', 'thread b']);
});

test('the text of a draft and who looks go into the cache without asking the server', async () => {
  server.emit('draft.streaming', { threadId: 't', messageId: 'm', text: 'Hello Maya' });
  server.emit('presence.changed', { threadId: 't', viewers: ['u'], typing: [] });
  await until(() => queryClient.getQueryData(presenceKey('t')) !== undefined);
  expect(queryClient.getQueryData<string>(draftTextKey('m'))).toBe('Hello Maya');
  await Bun.sleep(150);
  expect(asked).toEqual([]);
});

test('after a break everything in sight is asked for again', async () => {
  server.disconnectSockets();
  await until(() => states.length === 3);
  await until(() => asked.includes('everything'));
  expect(states).toEqual(['live', 'offline', 'live']);
}, 10_000);

async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 8000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await Bun.sleep(10);
  }
}
