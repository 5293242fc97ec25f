import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type Api, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** The programs of `examples/`, each run as its first comment says, against one whole server. */
let server: RunningServer;
let api: Api;
let token: string;

beforeAll(async () => {
  const quiet = { REHEARSAL_CUSTOMERS: 'off', SETTLE_SECONDS: '0', HOLD_SECONDS: '3600', SEND_PER_MINUTE: '1000' };
  server = await startServer({ DATA_DIR: await newDataDir(), ...quiet });
  api = await signIn(server.url);
  token = (await api.users.createToken.mutate({ name: 'examples', role: 'lead' })).token;
  // What lies in a mailbox when it is first read counts as old, and nothing is decided about it.
  await until('the first poll', async () => (await api.system.health.query()).mail[0]?.lagSeconds !== null);
}, 90_000);
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

function start(example: string, { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}) {
  return Bun.spawn([process.execPath, join(import.meta.dirname, '..', 'examples', example), ...args], {
    env: { PATH: process.env.PATH ?? '', OPENHOUSE_URL: server.url, OPENHOUSE_TOKEN: token, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(example: string, args: string[]): Promise<{ code: number; lines: string[]; fault: string }> {
  const child = start(example, { args });
  const [out, fault, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, lines: out.trim().split('\n'), fault };
}

test('import-listings takes a CSV of listings, names the rows it does not take, and changes nothing the second time', async () => {
  const file = join(server.dataDir, 'listings.csv');
  const rows = [
    'EX-1,Active,Residential,485000,3,"12 Quay Street, Port Larkin",Port Larkin',
    'EX-2,Active,Residential,many,3,"14 Quay Street",Port Larkin',
  ];
  await Bun.write(file, ['ListingKey,StandardStatus,PropertyType,ListPrice,BedroomsTotal,UnparsedAddress,City', ...rows].join('\n'));
  const dry = await run('import-listings.ts', [file, '--dry-run']);
  expect(dry.lines.at(-1)).toBe('1 new, 0 changed, 0 as before (nothing was saved)');
  const taken = await run('import-listings.ts', [file]);
  expect(taken).toMatchObject({ code: 1, fault: '' });
  expect(taken.lines).toEqual([expect.stringMatching(/^Row 3 is not taken: /), '1 new, 0 changed, 0 as before']);
  expect((await api.properties.byKey.query({ listingKey: 'EX-1' })).listPrice).toBe(485_000);
  expect((await run('import-listings.ts', [file])).lines.at(-1)).toBe('0 new, 0 changed, 1 as before');
}, 60_000);

test('follow-campaign sends to everybody with a tag and follows it to its end', async () => {
  const contacts = (await api.contacts.list.query({ limit: 3 })).items;
  const contactIds = contacts.map(({ id }) => id);
  await api.contacts.change.mutate({ filter: { contactIds }, change: { addTags: ['example'] } });
  const { code, lines, fault } = await run('follow-campaign.ts', ['example', 'A word from the harbour']);
  expect({ code, fault }).toEqual({ code: 0, fault: '' });
  expect(lines.at(-1)).toStartWith('finished: 3 of 3 sent, 0 skipped, 0 failed');
  expect(lines.length).toBeGreaterThan(1);
  expect(await api.rehearsal.sentTo.query({ address: contacts[0]?.email ?? '' })).toHaveLength(1);
}, 90_000);

test('announce-calls posts a call that is booked while it runs, once', async () => {
  const posted: string[] = [];
  const chat = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      posted.push(((await request.json()) as { text: string }).text);
      return new Response('ok');
    },
  });
  const bot = start('announce-calls.ts', { env: { ANNOUNCE_URL: `http://127.0.0.1:${chat.port}/` } });
  const reader = bot.stdout.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('Listening');
  const [contact] = (await api.contacts.list.query({ limit: 1 })).items;
  const now = Date.now();
  const { slots } = await api.calls.slots.query({ from: new Date(now), to: new Date(now + 10 * 86_400_000) });
  await api.calls.book.mutate({ contactId: contact?.id ?? '', startsAt: slots[0]?.startsAt ?? new Date(), topic: 'The harbour' });
  await until('the announcement', async () => posted.length > 0);
  bot.kill('SIGTERM');
  expect(await bot.exited).toBe(0);
  chat.stop(true);
  expect(posted).toEqual([expect.stringMatching(new RegExp(`^Call with ${contact?.firstName} .*: The harbour$`))]);
}, 60_000);

test('replay-mail decides last week’s mail again under other settings and says what would differ', async () => {
  await api.rehearsal.receive.mutate({
    from: 'ana@example.com',
    name: 'Ana',
    subject: 'Three bedrooms',
    text: 'Hello, I would like to buy a house with three bedrooms in Mill Hill, up to 600,000 dollars. What do you have?',
  });
  await until('an answer', async () => {
    const { threads } = await api.inbox.list.query({ view: 'all' });
    return threads.find(({ subject, aiState }) => subject === 'Three bedrooms' && aiState === 'holding');
  });
  const same = await run('replay-mail.ts', []);
  expect({ ...same, lines: same.lines.at(-1) }).toEqual({ code: 0, fault: '', lines: '1 mails decided again, 0 differently' });
  const other = await run('replay-mail.ts', ['{"ai":{"mode":"off"}}']);
  expect(other.lines[0]).toStartWith('Three bedrooms (');
  expect(other.lines.at(-1)).toBe('1 mails decided again, 1 differently');
}, 120_000);
