import mongoose from 'mongoose';
import { type EmbeddedEngine, startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import { MessageModel } from '../server/inbox/message.model.ts';
import { createLogger } from '../server/logger.ts';
import { MailboxModel } from '../server/mail/mailbox.model.ts';
import { buildContact } from '../server/test/build.ts';
import { headerOf, type MailWorld, startMailWorld } from './mail-world.ts';
import { randomFrom } from './random-from.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

type Size = { recipients: number; kills: number; seed: number /** Longest wait for the end, in seconds. */; patience: number };
export type DrillResult = {
  recipients: number;
  kills: number;
  /** Addresses that the sink kept a mail for, and how many of them twice. */
  reached: number;
  twice: number;
  confirmed: number;
  maybeSent: number;
  failed: number;
  dropped: number;
  told421: number;
  seconds: number;
};

const DOMAINS = 50;
/** Of a thousand mails. */
const DROPS = 10;
const REFUSALS = 3;

/**
 * One campaign through two servers on one database, while one of them is killed at random moments, the SMTP server
 * drops connections behind the dot and says 421. What counts is what the sink and Sent hold.
 */
export async function drillCampaign({ recipients, kills, seed, patience }: Size): Promise<DrillResult> {
  const random = randomFrom(seed);
  const world = await startMailWorld();
  const dirs = [await newDataDir(), await newDataDir(), await newDataDir()] as const;
  const engine = await startEmbeddedEngine({ dataDir: dirs[0], log: createLogger({ level: 'silent' }) });
  const client = await new mongoose.mongo.MongoClient(engine.uri).connect();
  const env = {
    ...world.env,
    ...{ MONGODB_URI: engine.uri, AUTH_SECRET: 'one-secret-for-both-of-the-two-servers', AI_MODE: 'off', SMTP_FILES_SENT: 'true' },
    ...{ SEND_PER_MINUTE: '1000000', SEND_PER_DAY: '10000000', SMTP_CONNECTIONS: '4' },
  };
  const start = (at: 1 | 2) => startServer({ ...env, DATA_DIR: dirs[at] });
  const servers: { first: RunningServer; second: RunningServer } = { first: await start(1), second: await start(2) };
  const trouble = makeTrouble(world, random);
  const began = performance.now();
  try {
    const api = await signIn(servers.first.url);
    await firstPoll(api);
    await addReaders(client.db(), recipients);
    await api.settings.update.mutate({ brokerage: { postalAddress: '14 Harbour Street, Port Larkin, ME 04019, USA' } });
    const campaign = await api.campaigns.create.mutate(WORDS);
    await api.campaigns.start.mutate({ campaignId: campaign.id });
    await until('the first mail', async () => world.sink.received.length > 0, { seconds: patience });

    for (let kill = 0; kill < kills; kill++) {
      await Bun.sleep(300 + random() * 2500);
      const [which, at] = random() < 0.5 ? (['first', 1] as const) : (['second', 2] as const);
      await servers[which].kill();
      servers[which] = await start(at);
      await endTheRest(client.db());
    }
    const after = await signIn(servers.first.url);
    const report = await until(
      'every mail to settle',
      () => settled(after, { campaignId: campaign.id, recipients, world, db: client.db() }),
      {
        seconds: patience,
        everyMs: 1000,
      },
    );
    const reached = world.sink.received.flatMap((mail) => mail.to);
    const distinct = new Set(reached).size;
    const foreign = world.sink.received.filter(({ raw }) => headerOf(raw, 'X-Campaign') !== String(campaign.number)).length;
    if (foreign > 0) throw new Error(`${foreign} mails without the number of the campaign`);
    return {
      ...{ recipients, kills, reached: distinct, twice: reached.length - distinct, ...trouble.counts },
      ...{ confirmed: report.confirmed, maybeSent: report.uncertain, failed: report.failed },
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await Promise.all([servers.first.stop(), servers.second.stop()]);
    await close({ client, engine, world });
    for (const dir of dirs) await removeDataDir(dir);
  }
}

const WORDS = {
  name: 'Drill',
  subject: 'New homes this week, {{ firstName }}',
  body: 'Hello {{ firstName }},\n\nthree new homes came up this week.',
  audience: { tags: ['drill'] },
};

type Db = ReturnType<mongoose.mongo.MongoClient['db']>;

/** Contacts with the tag `drill`, in fifty domains. */
export async function addReaders(db: Db, recipients: number): Promise<void> {
  for (let at = 0; at < recipients; at += 1000) {
    const readers = Array.from({ length: Math.min(1000, recipients - at) }, (_, n) =>
      buildContact({ email: `reader${at + n}@domain${(at + n) % DOMAINS}.example`, firstName: `Reader${at + n}`, tags: ['drill'] }),
    );
    await db.collection('contacts').insertMany(readers as never[]);
  }
}

/** Like most providers this one files what it has accepted, so that Sent tells what was really sent. */
function makeTrouble(world: MailWorld, random: () => number) {
  const counts = { dropped: 0, told421: 0 };
  world.sink.script.failAfterDot = (mail) => {
    void world.dovecot.deliver(mail.raw, 'Sent');
    return null;
  };
  world.sink.script.delay = () => 5;
  world.sink.script.dropAfterDot = () => {
    const drops = random() < DROPS / 1000;
    if (drops) counts.dropped++;
    return drops;
  };
  world.sink.script.failAtRcpt = () => {
    if (random() >= REFUSALS / 1000) return null;
    counts.told421++;
    return { code: 421, text: '4.7.0 try again later' };
  };
  return { counts };
}

type Ending = { campaignId: string; recipients: number; world: MailWorld; db: Db };

/** Everything is confirmed or may have been sent, and whatever the sink holds is confirmed. */
async function settled(api: Api, { campaignId, recipients, world, db }: Ending) {
  await endTheRest(db);
  const report = await api.campaigns.report.query({ campaignId });
  const reached = new Set(world.sink.received.flatMap((mail) => mail.to)).size;
  const isSettled = report.confirmed + report.uncertain + report.failed === recipients && report.confirmed >= reached;
  return isSettled && report;
}

/** A 421 rests a mailbox for five minutes, which a drill does not wait for. */
async function endTheRest(db: Db): Promise<void> {
  const now = new Date();
  const collection = (model: { collection: { collectionName: string } }) => db.collection(model.collection.collectionName);
  await collection(MailboxModel).updateMany({ smtpRetryAt: { $gt: now } }, { $set: { smtpRetryAt: null } });
  const endOf = (state: string, field: string) =>
    collection(MessageModel).updateMany(
      { 'delivery.purpose': 'campaign', 'delivery.state': state, [field]: { $gt: now } },
      { $set: { [field]: now } },
    );
  await endOf('queued', 'delivery.dueAt');
  // Given back by a sender, and not released yet.
  await endOf('holding', 'delivery.dueAt');
  await endOf('holding', 'delivery.holdUntil');
}

async function close({ client, engine, world }: { client: mongoose.mongo.MongoClient; engine: EmbeddedEngine; world: MailWorld }) {
  await client.close();
  await engine.stop();
  await world.stop();
}
