import { afterAll, expect, test } from 'bun:test';
import { postBody } from './post-body.ts';

const seen: string[] = [];
const receiver = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const { pathname } = new URL(request.url);
    seen.push(`${request.method} ${request.headers.get('host')} ${pathname} ${await request.text()}`);
    if (pathname === '/moved') return Response.redirect('/elsewhere', 302);
    if (pathname === '/long') return new Response('x'.repeat(500_000));
    if (pathname === '/never') return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) }));
    return new Response('thanks', { status: 202 });
  },
});
afterAll(() => receiver.stop(true));

const post = (path: string, change: Partial<Parameters<typeof postBody>[0]> = {}) =>
  postBody({
    url: `http://receiver.example:${receiver.port}${path}`,
    body: '{"ö":1}',
    headers: { 'content-type': 'application/json' },
    addresses: ['127.0.0.1'],
    ...change,
  });

test('the connection goes to the address that was looked at, under the receiver’s own name', async () => {
  expect(await post('/hook')).toEqual({ status: 202, words: 'thanks' });
  expect(seen).toEqual([`POST receiver.example:${receiver.port} /hook {"ö":1}`]);
});

test('a redirect is an answer and is not followed, and of a long answer a kilobyte is read', async () => {
  seen.length = 0;
  expect((await post('/moved')).status).toBe(302);
  expect((await post('/long')).words).toHaveLength(1024);
  expect(seen).toHaveLength(2);
});

test('an answer that does not come, or does not end, is waited for no longer than agreed', async () => {
  await expect(post('/never', { patienceMs: 200 })).rejects.toThrow('in time');
});

test('where nobody listens at one address of a name the next is tried', async () => {
  expect((await post('/hook', { addresses: ['127.0.0.2', '127.0.0.1'] })).status).toBe(202);
  await expect(post('/hook', { addresses: ['127.0.0.2'] })).rejects.toThrow();
});
