import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test';
import { io, type Socket } from 'socket.io-client';
import { startApi, type TestApi } from './test/start-api.ts';
import { revokeToken } from './users/tokens/api-tokens.ts';

let api: TestApi;
const sockets: Socket[] = [];
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => api.close());

const connect = (headers: Record<string, string>, auth: Record<string, unknown> = {}) => {
  const socket = io(api.url, { transports: ['websocket'], extraHeaders: headers, auth, reconnection: false, forceNew: true });
  sockets.push(socket);
  return new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
};
const next = <T>(socket: Socket, name: string) => new Promise<T>((resolve) => socket.once(name, resolve));

describe('a socket', () => {
  test('opens for a session on our own page and for a token, for nobody else', async () => {
    const { cookie } = await api.person('agent');
    const { token } = (await api.program('agent')).token;
    expect((await connect({ cookie, origin: api.url })).connected).toBe(true);
    expect((await connect({ authorization: `Bearer ${token}` })).connected).toBe(true);
    expect((await connect({}, { token })).connected).toBe(true);
    await expect(connect({})).rejects.toThrow('UNAUTHORIZED');
    await expect(connect({ cookie: 'openhouse.session_token=forged', origin: api.url })).rejects.toThrow('UNAUTHORIZED');
    await expect(connect({}, { token: 'oh_wrong' })).rejects.toThrow('UNAUTHORIZED');
    await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow();
  });

  test('is cut soon after its session or token ends, while others stay', async () => {
    const { cookie } = await api.person('agent');
    const { token } = await api.program('agent');
    const [person, program, other] = [
      await connect({ cookie, origin: api.url }),
      await connect({}, { token: token.token }),
      await connect({}, { token: (await api.program('lead')).token.token }),
    ];
    const cut = Promise.all([next(person, 'disconnect'), next(program, 'disconnect')]);
    await fetch(`${api.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: api.url, 'content-type': 'application/json' },
      body: '{}',
    });
    await revokeToken(token.id, api.edges.now());
    expect(await cut).toEqual(['io server disconnect', 'io server disconnect']);
    expect(other.connected).toBe(true);
  });

  test('hears events as their schema has them, and never one that does not pass', async () => {
    const socket = await connect({}, { token: (await api.program('agent')).token.token });
    const heard: unknown[] = [];
    socket.onAny((name, payload) => heard.push([name, payload]));
    const last = next(socket, 'campaign.changed');
    api.realtime.publish('thread.changed', { threadId: 't1', secret: 'x' } as never);
    api.realtime.publish('thread.changed', { threadId: { $ne: null } } as never);
    api.realtime.publish('campaign.changed', { campaignId: 'c1' });
    await last;
    expect(heard).toEqual([
      ['thread.changed', { threadId: 't1' }],
      ['campaign.changed', { campaignId: 'c1' }],
    ]);
  });
});

describe('presence', () => {
  test('names who looks at a thread and who types, until they leave', async () => {
    const [ana, bo] = [await api.person('agent'), await api.person('agent')];
    const [hers, his] = [await connect({ cookie: ana.cookie, origin: api.url }), await connect({ cookie: bo.cookie, origin: api.url })];
    const seen = async (act: () => void) => {
      const told = next<unknown>(hers, 'presence.changed');
      act();
      return told;
    };
    expect(await seen(() => hers.emit('presence.view', { threadId: 't1' }))).toEqual({
      threadId: 't1',
      viewers: [ana.user.id],
      typing: [],
    });
    expect(await seen(() => his.emit('presence.view', { threadId: 't1' }))).toMatchObject({ viewers: [ana.user.id, bo.user.id] });
    expect(await seen(() => his.emit('presence.typing', { threadId: 't1', typing: true }))).toMatchObject({ typing: [bo.user.id] });
    // Whoever stops without a word has stopped some seconds later.
    api.edges.advance(7000);
    expect(await seen(() => hers.emit('presence.view', { threadId: 't1' }))).toMatchObject({ typing: [] });
    expect(await seen(() => his.disconnect())).toEqual({ threadId: 't1', viewers: [ana.user.id], typing: [] });
  });

  test('is not changed by what does not pass its schema', async () => {
    const socket = await connect({}, { token: (await api.program('agent')).token.token });
    const heard: unknown[] = [];
    socket.onAny((...parts) => heard.push(parts));
    for (const wrong of [undefined, 'x', { threadId: 7 }, { threadId: { $ne: 1 } }]) socket.emit('presence.view', wrong);
    socket.emit('presence.typing', { threadId: 'not looked at', typing: true });
    api.realtime.publish('system.changed', { what: 'end' });
    await next(socket, 'system.changed');
    expect(heard).toEqual([['system.changed', { what: 'end' }]]);
  });
});
