import { afterAll, beforeAll, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import { createLogger } from '../server/logger.ts';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/**
 * SIGKILL of the server at random moments while 300 mails come in and 100 go out. What counts is what Dovecot and the
 * SMTP sink hold, not what our own tables say.
 */
const KILLS = 20;
const INBOUND = 300;
const OUTBOUND = 100;
const SEED = Number(process.env.KILL_DRILL_SEED ?? Date.now() % 1_000_000);

let world: MailWorld;
let dataDir: string;
let server: RunningServer;
const restarts: number[] = [];

beforeAll(async () => {
  world = await startMailWorld();
  // Like most providers this one files what it has accepted, so that Sent tells what was really sent.
  world.sink.script.failAfterDot = (mail) => {
    void world.dovecot.deliver(mail.raw, 'Sent');
    return null;
  };
  world.sink.script.delay = () => 300;
  dataDir = await newDataDir();
  server = await start();
}, 90_000);
afterAll(async () => {
  await server.stop();
  await world.stop();
  await removeDataDir(dataDir);
});

async function start(): Promise<RunningServer> {
  const began = Date.now();
  const env = { AI_MODE: 'off', SMTP_FILES_SENT: 'true', SMTP_CONNECTIONS: '2', SEND_PER_MINUTE: '100000', SEND_PER_DAY: '100000' };
  const started = await startServer({ ...world.env, ...env, DATA_DIR: dataDir });
  restarts.push(Date.now() - began);
  return started;
}

const letter = (name: string) =>
  writeMail(world.dovecot.user, {
    from: `Person ${name} <${name}@example.com>`,
    subject: `About a house (${name})`,
    messageId: `<${name}@example.com>`,
    text: `Hello, this is ${name}.\nDo you have a house with three bedrooms?`,
  });

test(`${KILLS} kills during ${INBOUND} mails in and ${OUTBOUND} out: none lost, none twice`, async () => {
  console.log(`kill drill with KILL_DRILL_SEED=${SEED}`);
  const api = await signIn(server.url);
  await until('the first poll', async () => (await api.system.health.query()).mail[0]?.imap === 'ok');
  for (let n = 0; n < OUTBOUND; n++) await world.dovecot.deliver(letter(`reader-${n}`));
  const readers = await until('the readers', async () => {
    const { items } = await api.contacts.list.query({ limit: 100 });
    return items.length === OUTBOUND && items;
  });
  await api.settings.update.mutate({ brokerage: { postalAddress: '14 Harbour Street, Port Larkin, ME 04019, USA' } });
  const campaign = await api.campaigns.create.mutate({
    name: 'Kill drill',
    subject: 'New homes this week',
    body: 'Hello {{ firstName }}, three new homes came up this week.',
    audience: { contactIds: readers.map((reader) => reader.id) },
    perMinute: 10_000,
  });
  await api.campaigns.start.mutate({ campaignId: campaign.id });

  const random = randomFrom(SEED);
  for (let kill = 0; kill < KILLS; kill++) {
    for (let n = 0; n < INBOUND / KILLS; n++) await world.dovecot.deliver(letter(`lead-${kill}-${n}`));
    await Bun.sleep(random() * 2000);
    await server.kill();
    server = await start();
  }

  const after = await signIn(server.url);
  const report = await until(
    'every campaign mail to settle',
    async () => {
      const now = await after.campaigns.report.query({ campaignId: campaign.id });
      const settled = now.confirmed + now.uncertain + now.failed;
      const everySeen = now.confirmed >= new Set(world.sink.received.flatMap((mail) => mail.to)).size;
      return settled === OUTBOUND && everySeen && now;
    },
    { seconds: 150, everyMs: 500 },
  );

  const reached = world.sink.received.flatMap((mail) => mail.to);
  expect(new Set(reached).size).toBe(reached.length);
  expect(report.failed).toBe(0);
  expect(report.confirmed).toBe(reached.length);
  expect(report.confirmed + report.uncertain).toBe(OUTBOUND);
  for (const mail of world.sink.received) expect(headerOf(mail.raw, 'X-Campaign')).toBe(String(campaign.number));

  await until('every mail to come in', async () => {
    await after.system.runJob.mutate({ name: 'poll-mailboxes' });
    const { cursors } = await after.system.cursors.query();
    const inbox = cursors.find((cursor) => cursor.role === 'inbox');
    return inbox?.settledUid === INBOUND + OUTBOUND && inbox.gaps.length === 0;
  });
  expect(await server.stop()).toBe(0);
  const wereUncertain = await expectEveryMailStoredOnce();
  console.log(
    `${KILLS} kills: ${INBOUND + OUTBOUND} mails in, ${reached.length} of ${OUTBOUND} reached the sink once, ` +
      `${wereUncertain} cut off at the hand-over, ${report.uncertain} of them left to a person as maybe sent; slowest restart ${Math.max(...restarts)} ms`,
  );
}, 600_000);

/**
 * Opens the data directory once more, without the server, and compares it with what lies in Dovecot.
 * @returns how many campaign mails a kill had made uncertain
 */
async function expectEveryMailStoredOnce(): Promise<number> {
  const engine = await startEmbeddedEngine({ dataDir, log: createLogger({ level: 'silent' }) });
  const client = await new mongoose.mongo.MongoClient(engine.uri).connect();
  const db = client.db();
  const inbox = await world.dovecot.readFolder('INBOX');
  expect(inbox).toHaveLength(INBOUND + OUTBOUND);
  const stored = await db.collection('messages').find({ direction: 'inbound' }).project({ rawHash: 1, messageId: 1 }).toArray();
  expect(stored).toHaveLength(inbox.length);
  const hashes = inbox.map((mail) => createHash('sha256').update(mail.raw).digest('hex'));
  expect(stored.map((message) => message.rawHash).sort()).toEqual(hashes.sort());
  for (const hash of hashes) {
    const file = await db.collection('raw.files').findOne({ filename: hash });
    const chunks = await db.collection('raw.chunks').find({ files_id: file?._id }).sort({ n: 1 }).toArray();
    const bytes = Buffer.concat(chunks.map((chunk) => chunk.data.buffer as Buffer));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  }
  const uncertain = await db.collection('messages').countDocuments({ 'delivery.evidence.state': 'uncertain' });
  await client.close();
  await engine.stop();
  return uncertain;
}

/** mulberry32: the same seed kills at the same moments. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
