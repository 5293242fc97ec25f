import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { BOMBS, enormousMail } from '../../test/bombs/bombs.ts';
import { watchLoop } from '../../test/bombs/watch-loop.ts';
import { rawMail } from '../../test/mail-world.ts';
import { publicMails } from '../../test/public-sources.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { openWildWorld, type WildWorld } from '../../test/wild-imap/wild-world.ts';
import { PlaceModel } from '../place.model.ts';
import { readRaw } from '../raw-mail.ts';

setDefaultTimeout(60_000);
let database: TestDatabase;
let world: WildWorld;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(() => world.stop());

const MEGABYTE = 1_000_000;
/** Those that take longest to parse at a size that the parser does not refuse, and those that it does refuse. */
const SLOW = [
  ...[
    'a file name in 10,000 pieces',
    'an address of quotes',
    'lines without end',
    'HTML of styles',
    'HTML of open tags',
    'HTML of classes',
  ],
  ...[
    '10,000 references',
    'a sender without end',
    'NUL bytes',
    'a zip bomb',
    'an XML bomb for leads',
    'a report of 10,000 statuses',
    'verdicts without end',
  ],
];
const REFUSED = ['10,000 multiparts in each other', '10,000 attachments', 'many headers', 'one endless header', 'addresses without end'];

test('bombs and a mail of 150 MB between two good mails: the good ones come in with the first poll, every byte is kept, the server stays awake', async () => {
  world = await openWildWorld({ hostile: {} }, { imap: { silenceMs: 30_000 }, waitMs: 50_000 });
  const server = world.wilds[0]?.server;
  await world.poll();
  server?.deliver(rawMail({ from: 'first@example.com' }));
  const bombs = BOMBS.filter(({ name }) => SLOW.includes(name) || REFUSED.includes(name)).map(({ name, raw }) => ({
    name,
    mail: server?.deliver(raw(SLOW.includes(name) ? 250_000 : 1.2 * MEGABYTE)),
  }));
  expect(bombs).toHaveLength(SLOW.length + REFUSED.length);
  const enormous = server?.deliver(enormousMail(150 * MEGABYTE));
  server?.deliver(rawMail({ from: 'last@example.com' }));

  Bun.gc(true);
  const before = process.memoryUsage.rss();
  const end = watchLoop();
  await world.poll();
  const delays = end();
  const grown = (process.memoryUsage.rss() - before) / MEGABYTE;

  const good = await MessageModel.find({ 'from.address': /^(first|last)@/ }).lean();
  expect(good).toHaveLength(2);
  expect(await ThreadModel.countDocuments({ _id: { $in: good.map(({ threadId }) => threadId) }, 'answer.state': 'waiting' })).toBe(2);
  expect(delays.p99).toBeLessThan(100);
  expect(delays.max).toBeLessThan(500);
  expect(grown).toBeLessThan(400);
  for (const { name, mail } of bombs) {
    const place = await PlaceModel.findOne({ path: 'INBOX', uid: mail?.uid ?? 0 }).lean();
    const isSame = (await readRaw(place?.rawHash ?? '')).equals(mail?.raw ?? Buffer.from(''));
    expect({ name, isSame, isTakenIn: place?.messageId !== null || place.error !== null }).toEqual({ name, isSame: true, isTakenIn: true });
  }
  const large = await MessageModel.findOne({ rawSize: enormous?.raw.length ?? 0 }).lean();
  expect(large).toMatchObject({ subject: 'Is the house by the harbour still free?', text: expect.stringContaining('Three bedrooms?') });
  expect(large?.flags[0]).toStartWith('only the first');

  // What cannot be taken apart is put aside after five tries, and the mailbox is as quiet as any other.
  await world.poll(4);
  expect(await PlaceModel.countDocuments({ messageId: null, state: 'stored' })).toBe(0);
  expect(await PlaceModel.countDocuments({ state: 'quarantined' })).toBeGreaterThan(0);
  const commands = server?.heard.length ?? 0;
  await world.poll();
  expect((server?.heard.length ?? 0) - commands).toBeLessThanOrEqual(3);
});

const theirs = publicMails();

test.skipIf(theirs.length === 0)(
  `each of ${theirs.length} mails that other mail software is tested with is kept to the byte and read, and so are the good ones between them`,
  async () => {
    world = await openWildWorld({ public: {} }, { imap: { silenceMs: 60_000 }, waitMs: 150_000, maxBytes: 20_000_000 });
    const server = world.wilds[0]?.server;
    await world.poll();
    const EVERY = 50;
    const delivered = theirs.flatMap(({ name, raw }, at) => [
      { name, mail: server?.deliver(raw) },
      ...(at % EVERY === 0 ? [{ name: 'good', mail: server?.deliver(rawMail({ from: `good${at}@example.com` })) }] : []),
    ]);
    const end = watchLoop();
    await world.poll();
    expect(end().p99).toBeLessThan(100);
    const good = await MessageModel.countDocuments({ 'from.address': /^good\d+@example\.com$/ });
    expect(good).toBe(Math.ceil(theirs.length / EVERY));

    const places = new Map((await PlaceModel.find({ path: 'INBOX' }).lean()).map((place) => [place.uid, place]));
    const wrong: string[] = [];
    for (const { name, mail } of delivered) {
      const place = places.get(mail?.uid ?? 0);
      if (!place?.messageId || place.error) wrong.push(`${name}: ${place?.error ?? 'not taken in'}`);
      else if (!(await readRaw(place.rawHash ?? '')).equals(mail?.raw ?? Buffer.from(''))) wrong.push(`${name}: other bytes`);
    }
    expect(wrong).toEqual([]);
  },
  180_000,
);
