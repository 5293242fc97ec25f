import { afterEach, beforeEach, expect, test } from 'bun:test';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient } from '@tanstack/react-query';
import { Server } from 'socket.io';
import { type Live, type LiveState, type Stale, startLive } from './live.ts';
import { draftTextKey, presenceKey } from './live-keys.ts';

let http: HttpServer;
let server: Server;
let live: Live;
let asked: string[];
let states: LiveState[];
let queryClient: QueryClient;
/** When the server has answered what was asked after a break. */
let answer: Promise<void>;

const noted = (name: string) => () => asked.push(name);
const stale: Stale = {
  counts: noted('counts'),
  rows: (threadIds) => asked.push(`rows ${threadIds}`),
  thread: (threadId) => asked.push(`thread ${threadId}`),
  pipeline: noted('pipeline'),
  campaigns: noted('campaigns'),
  contacts: noted('contacts'),
  audiences: noted('audiences'),
  imports: noted('imports'),
  properties: noted('properties'),
  calls: noted('calls'),
  templates: noted('templates'),
  system: noted('system'),
  health: noted('health'),
  everything: () => {
    asked.push('everything');
    return answer;
  },
};

beforeEach(async () => {
  [asked, states, answer] = [[], [], Promise.resolve()];
  queryClient = new QueryClient();
  http = createServer();
  server = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  live = startLive({ stale, queryClient, onState: (state) => states.push(state), url: `http://127.0.0.1:${port}` });
  await until(() => states.includes('live'));
  // What happened while the screen loaded was told to nobody.
  expect(asked).toEqual(['everything']);
  asked = [];
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

test('news of a quiet time are acted on at once, and what keeps coming a few times a second', async () => {
  const began = performance.now();
  const rows = () => asked.filter((what) => what.startsWith('rows')).length;
  for (let n = 0; n < 40; n++) {
    server.emit('thread.changed', { threadId: `t${n}` });
    await Bun.sleep(10);
  }
  const most = Math.ceil((performance.now() - began) / 120) + 1;
  // The last turn comes when the news are over.
  await Bun.sleep(200);
  expect(rows()).toBeGreaterThan(1);
  expect(rows()).toBeLessThanOrEqual(most + 1);
});

test('the row of a thread does not wait for the turn after that of its contact', async () => {
  const began = performance.now();
  server.emit('contact.changed', { contactId: 'c' });
  await until(() => asked.includes('contacts'));
  const waited = performance.now() - began;
  server.emit('thread.changed', { threadId: 'a' });
  await until(() => asked.includes('rows a'));
  expect(performance.now() - began - waited).toBeLessThan(100);
  // The last turn comes when the news are over.
  await Bun.sleep(200);
});

test('what of the house has changed decides what is asked for', async () => {
  // A turn of the test before may still come.
  const ofHouse = () => asked.filter((what) => ['templates', 'system', 'health'].includes(what)).toSorted();
  server.emit('system.changed', { what: 'templates' });
  await until(() => ofHouse().length > 0);
  await Bun.sleep(100);
  expect(ofHouse()).toEqual(['templates']);
  server.emit('system.changed', { what: 'settings' });
  await until(() => ofHouse().length > 2);
  expect(ofHouse()).toEqual(['health', 'system', 'templates']);
});

test('the text of a draft and who looks go into the cache without asking the server', async () => {
  server.emit('draft.streaming', { threadId: 't', messageId: 'm', text: 'Hello Maya' });
  server.emit('presence.changed', { threadId: 't', viewers: ['u'], typing: [] });
  await until(() => queryClient.getQueryData(presenceKey('t')) !== undefined);
  expect(queryClient.getQueryData<string>(draftTextKey('m'))).toBe('Hello Maya');
  await Bun.sleep(150);
  expect(asked).toEqual([]);
});

test('after a break everything in sight is asked for again, and we are live only once it is there', async () => {
  let arrive: () => void = () => undefined;
  answer = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  server.disconnectSockets();
  await until(() => asked.includes('everything'));
  await until(() => states.includes('catching_up'));
  await Bun.sleep(50);
  expect(states).toEqual(['live', 'offline', 'catching_up']);
  arrive();
  await until(() => states.at(-1) === 'live');
}, 10_000);

test('whoever looked at a thread before a break is seen looking at it after', async () => {
  const viewed: unknown[] = [];
  server.on('connection', (socket) => socket.on('presence.view', (view: unknown) => viewed.push(view)));
  live.view('t');
  server.disconnectSockets();
  await until(() => viewed.length > 0);
  expect(viewed).toEqual([{ threadId: 't' }]);
}, 10_000);

test('a server that was away for long is found within a second or two of its return', async () => {
  const { port } = http.address() as AddressInfo;
  await server.close();
  await until(() => states.at(-1) === 'offline');
  // Long enough for an unbounded backoff to have grown beyond what a person waits.
  await Bun.sleep(3500);
  http = createServer();
  server = new Server(http);
  const backAt = Date.now();
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  await until(() => states.at(-1) === 'live');
  expect(Date.now() - backAt).toBeLessThan(4000);
}, 20_000);

async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 8000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await Bun.sleep(10);
  }
}
