import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import type { Deed, Quirk } from '../../test/wild-imap/quirk.ts';
import { loginsOf, openWildWorld, type Wild, type WildWorld } from '../../test/wild-imap/wild-world.ts';

setDefaultTimeout(60_000);
let database: TestDatabase;
let world: WildWorld;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(() => world.stop());

const mailFrom = (name: string) => rawMail({ from: `${name}@example.com` });
const deliver = ({ server }: Wild) => {
  for (const name of ['ana', 'ben', 'cleo']) server.deliver(mailFrom(name));
};

const PLAIN = ['IDLE', 'UIDPLUS', 'SPECIAL-USE'];
const EVERYWHERE = ['EXAMINE', 'STATUS', 'UID SEARCH', 'UID FETCH'];
/** Servers that are so for ever. */
const WAYS: Record<string, Quirk> = {
  'the standard': {},
  'no UIDPLUS': { capabilities: ['IDLE', 'CONDSTORE', 'ENABLE'] },
  'no CONDSTORE': { capabilities: PLAIN },
  'no extension at all': { capabilities: [] },
  'no UIDNEXT': { capabilities: PLAIN, saysUidNext: false },
  'rows that nobody asked for': {
    at: EVERYWHERE.map((command) => ({
      command,
      before: ['* 3 EXISTS', '* 1 FETCH (UID 1 FLAGS (\\Seen))', '* 2 FETCH (FLAGS (\\Seen))'],
      after: ['* 0 RECENT', '* 1 FETCH (UID 1 FLAGS ())', '* 9 FETCH (UID 99 FLAGS ())', '* OK Still here'],
    })),
  },
  'every UID several times, in no order': { at: [{ command: 'UID SEARCH', after: ['* SEARCH 3 2 1', '* SEARCH 1'] }] },
  'silent at LOGOUT': { at: [{ command: 'LOGOUT', falls: 'silent' }] },
  'chatty at LOGOUT': { at: [{ command: 'LOGOUT', falls: 'chatty' }] },
};

test('from servers of every kind every mail comes in, once, and is news, over one connection', async () => {
  world = await openWildWorld(WAYS, { imap: { silenceMs: 20_000 }, waitMs: 20_000 });
  await world.poll();
  world.wilds.forEach(deliver);
  await world.pollUntilWell({ news: 3 });
  for (const { server } of world.wilds) server.deliver(mailFrom('dora'));
  await world.pollUntilWell({ news: 4 });
  await world.poll(2);
  expect(await world.complaints({ news: 4 })).toEqual([]);
  expect(world.wilds.map(({ server }) => loginsOf(server))).toEqual(world.wilds.map(() => 1));
});

const FAULTS: Record<string, Deed> = {
  'cut before its answer': { cuts: 'before' },
  'cut within its answer': { cuts: 'within' },
  silent: { falls: 'silent' },
  chatty: { falls: 'chatty' },
  bye: { says: 'BYE going down' },
  unavailable: { says: 'NO [UNAVAILABLE] later' },
  overquota: { says: 'NO [OVERQUOTA] full' },
  bad: { says: 'BAD what?' },
};

const LETTING_US_IN = { GREETING: {}, LOGIN: {}, LIST: {}, 'LIST of all folders': { command: 'LIST', of: /\*/ } };
const BEING_READ = { STATUS: {}, EXAMINE: {}, 'UID SEARCH': {}, 'UID FETCH': {} };
test.each([
  ['letting us in', LETTING_US_IN],
  ['being read', BEING_READ],
])('servers that fail twice while %s, at each command in every way: nothing lost or double, logins stay few', async (_, places) => {
  const all = Object.entries(places).flatMap(([command, more]) =>
    Object.entries(FAULTS).map(([name, fault]) => ({ name: `${name} at ${command}`, at: { command, times: 2, ...more, ...fault } })),
  );
  // That is a rejected password, and waits much longer.
  const faults = all.filter(({ name }) => name !== 'bad at LOGIN');
  world = await openWildWorld(Object.fromEntries(faults.map(({ name }) => [name, {}])));
  await world.poll();
  for (const { server } of world.wilds) {
    for (const name of ['ana', 'ben']) server.deliver(mailFrom(name));
    server.deliver(mailFrom('spammer'), { folder: 'Junk' });
  }
  // Kept connections end after a quarter of an hour: each fault meets a new one.
  world.edges.advance(15 * 60_000);
  for (const [index, fault] of faults.entries()) world.wilds[index]?.server.become({ at: [fault.at] });
  // What lies in Junk is looked at like the rest before it is left alone.
  const polls = await world.pollUntilWell({ news: 3 });
  expect(polls).toBeLessThan(12);
  const logins = world.wilds.map(({ name, server }) => ({ name, logins: loginsOf(server) }));
  expect(logins.filter((each) => each.logins > polls + 2)).toEqual([]);
});
