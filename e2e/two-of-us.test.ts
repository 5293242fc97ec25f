import { afterAll, beforeAll, expect, test } from 'bun:test';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** Two brokerages that both run Openhouse and write to each other: what one sends, the other receives. */
type House = { name: string; address: string; world: MailWorld; server: RunningServer; api: Api; relayed: number };
let houses: [House, House];
/** What the way does to the mail. */
let onTheWay: (raw: string) => string = (raw) => raw;
let carrying: ReturnType<typeof setInterval>;

beforeAll(async () => {
  houses = await Promise.all([openHouseOf('North'), openHouseOf('South')]);
  let isBusy = false;
  carrying = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await carry(houses[0], houses[1]);
    await carry(houses[1], houses[0]);
    isBusy = false;
  }, 50);
}, 120_000);
afterAll(async () => {
  clearInterval(carrying);
  for (const { server, world } of houses) {
    await server.stop();
    await world.stop();
    await removeDataDir(server.dataDir);
  }
});

async function openHouseOf(name: string): Promise<House> {
  const world = await startMailWorld();
  const address = `hello@${name.toLowerCase()}.example`;
  const env = { ...world.env, MAIL_FROM: `${name} Realty <${address}>`, DATA_DIR: await newDataDir() };
  const server = await startServer(env);
  const api = await signIn(server.url);
  await firstPoll(api);
  return { name, address, world, server, api, relayed: 0 };
}

async function carry(from: House, to: House): Promise<void> {
  for (const { raw, to: recipients } of from.world.sink.received.slice(from.relayed)) {
    from.relayed += 1;
    if (!recipients.includes(to.address)) continue;
    const head = `Return-Path: <${from.address}>\r\nReceived: from ${from.name} by ${to.name}\r\n`;
    await to.world.dovecot.deliver(head + onTheWay(raw.toString()));
  }
}

/** Somebody at one brokerage writes to the other from a mail program of his own; then both are left alone for a while. */
async function begin([asking, asked]: [House, House], messageId: string): Promise<{ asking: number; asked: number }> {
  const before = houses.map(({ world }) => world.sink.received.length);
  const letter = { from: `${asking.name} <${asking.address}>`, subject: `House for ${messageId}`, messageId, text: questionOf(messageId) };
  await asked.world.dovecot.deliver(writeMail(asked.address, letter));
  await until('the first answer', async () => asked.world.sink.received.length > (before[houses.indexOf(asked)] ?? 0));
  await until('its arrival', async () => {
    const { threads } = await asking.api.inbox.list.query({ view: 'all', limit: 100 });
    return threads.some(({ subject, kind }) => subject.includes(messageId) && kind !== null);
  });
  await Bun.sleep(5000);
  const sentBy = (house: House) => house.world.sink.received.length - (before[houses.indexOf(house)] ?? 0);
  return { asking: sentBy(asking), asked: sentBy(asked) };
}

/** Never the same words twice: those would not be answered anyway. */
const questionOf = (words: string) =>
  `Hello,\n\nwe are looking for a house with three bedrooms near the harbour, up to $650,000. What do you have?\n\n${words}`;

test('one answers, the other knows a machine when it sees one: both are silent at once', async () => {
  expect(await begin(houses, '<one@north.example>')).toEqual({ asking: 0, asked: 1 });
  const { threads } = await houses[0].api.inbox.list.query({ view: 'all' });
  expect(threads).toMatchObject([{ messageCount: 1, aiState: 'idle', needs: null }]);
}, 120_000);

test('also when the way takes out every header that says so', async () => {
  onTheWay = (raw) => raw.replace(/^(Auto-Submitted|X-Auto-Response-Suppress|X-Openhouse-Message):.*\r\n(?:[ \t].*\r\n)*/gim, '');
  const sent = await begin([houses[1], houses[0]], '<two@south.example>');
  expect(headerOf(houses[0].world.sink.received.at(-1)?.raw ?? '', 'Auto-Submitted')).toBe('auto-replied');
  expect(sent).toEqual({ asking: 0, asked: 1 });
  // Not merely slowed down by the limits: nothing is written, let alone held.
  const { threads } = await houses[1].api.inbox.list.query({ view: 'all' });
  const answer = threads.find(({ subject }) => subject.includes('two@south'));
  expect(answer).toMatchObject({ messageCount: 1, aiState: 'idle', needs: null, sendingAt: null });
}, 120_000);
