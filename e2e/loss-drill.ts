import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import { createLogger } from '../server/logger.ts';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { randomFrom } from './random-from.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { enginePidOf, newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** What is killed: the server (its engine ends with it), the database engine alone, or both in the same moment. */
const VICTIMS = ['server', 'engine', 'both'] as const;
type Victim = (typeof VICTIMS)[number];
type Size = {
  kills: number;
  mailsPerKill: number;
  readers: number;
  seed: number;
  /** Longest wait for the end, in seconds. */
  patience: number;
};

export type LossResult = {
  kills: Record<Victim, number>;
  /** Mails that lie in Dovecot's INBOX, and how many of them are not stored byte for byte, or more than once. */
  inbound: number;
  lost: number;
  storedTwice: number;
  /** Leads whose answer reached the sink, whose answer may have been sent, and who wait for a person instead. */
  answered: number;
  answeredTwice: number;
  maybeAnswered: number;
  withPerson: number;
  unanswered: number;
  /** What the database says of those who were not answered, to find out why. */
  unansweredThreads: object[];
  /** Readers of the campaign that the sink holds a mail for, and those that are called maybe sent. */
  reached: number;
  reachedTwice: number;
  maybeReached: number;
  /** Mails that the server says it sent, or confirmed, and that the sink never had. */
  imagined: number;
  slowestStartMs: number;
  seconds: number;
};

/**
 * SIGKILL at random moments while leads write and are answered by the AI and a campaign goes out. What counts is what
 * Dovecot and the SMTP sink hold, compared with our own tables afterwards.
 */
export async function drillLosses({ kills, mailsPerKill, readers, seed, patience }: Size): Promise<LossResult> {
  const random = randomFrom(seed);
  const world = await startMailWorld();
  // Like most providers this one files what it has accepted, so that Sent tells what was really sent.
  world.sink.script.failAfterDot = (mail) => {
    void world.dovecot.deliver(mail.raw, 'Sent');
    return null;
  };
  world.sink.script.delay = () => 150;
  const dataDir = await newDataDir();
  const starts: number[] = [];
  const start = async () => {
    const began = Date.now();
    const started = await startServer({ ...world.env, ...SETTING, DATA_DIR: dataDir });
    starts.push(Date.now() - began);
    return started;
  };
  const began = performance.now();
  let server = await start();
  const killed: Record<Victim, number> = { server: 0, engine: 0, both: 0 };
  try {
    await beginCampaign(await signIn(server.url), readers);
    for (let kill = 0; kill < kills; kill++) {
      for (let n = 0; n < mailsPerKill; n++) await world.dovecot.deliver(letter(world, `lead-${kill}-${n}`));
      await Bun.sleep(random() * 2000);
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'server';
      killed[victim]++;
      if (victim !== 'server') await killEngine(server);
      if (victim === 'engine') await until('the database to be back', async () => (await fetch(`${server.url}/healthz`)).ok);
      else {
        await server.kill();
        server = await start();
      }
    }
    await comeToRest(await signIn(server.url), { world, inbound: kills * mailsPerKill, patience });
    const code = await server.stop();
    if (code !== 0) throw new Error(`the server ended with ${code}`);
    const counted = await compare(world, dataDir);
    return { kills: killed, ...counted, slowestStartMs: Math.max(...starts), seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    await server.kill();
    await world.stop();
    await removeDataDir(dataDir);
  }
}

const SETTING = {
  ...{ SMTP_FILES_SENT: 'true', SMTP_CONNECTIONS: '2', SEND_PER_MINUTE: '100000', SEND_PER_DAY: '100000' },
  ...{ AI_MODE: 'autopilot' },
};

const letter = (world: MailWorld, name: string) =>
  writeMail(world.dovecot.user, {
    from: `Person ${name} <${name}@example.com>`,
    subject: `About a house (${name})`,
    messageId: `<${name}@example.com>`,
    text: `Hello, this is ${name}.\nDo you have a house with three bedrooms?`,
  });

/** An engine that died a moment ago may not be back yet: there is one to kill, and behind that it is gone. */
async function killEngine(server: RunningServer): Promise<void> {
  const pid = await until('an engine', async () => enginePidOf(server.pid));
  process.kill(pid, 'SIGKILL');
  await until('its end', async () => enginePidOf(server.pid) !== pid, { everyMs: 20 });
}

async function beginCampaign(api: Api, readers: number): Promise<void> {
  await firstPoll(api);
  await api.settings.update.mutate({
    brokerage: { postalAddress: '14 Harbour Street, Port Larkin, ME 04019, USA' },
    // What guards a real mailbox would end a long drill before its end.
    ai: { maxAutoRepliesPerMailboxHour: 100_000, dailyTokenBudget: 100_000_000 },
  });
  const csv = ['Email,First name,Tags', ...Array.from({ length: readers }, (_, n) => `reader-${n}@example.com,Reader${n},drill`)].join(
    '\n',
  );
  await api.contacts.importCsv.mutate({ csv, dryRun: false });
  await until('the readers', async () => (await api.contacts.importRuns.query())[0]?.state === 'done', { seconds: 60 });
  const campaign = await api.campaigns.create.mutate({
    name: 'Kill drill',
    subject: 'New homes this week',
    body: 'Hello {{ firstName }}, three new homes came up this week.',
    audience: { tags: ['drill'] },
    perMinute: 60,
  });
  await api.campaigns.start.mutate({ campaignId: campaign.id });
}

type Ending = { world: MailWorld; inbound: number; patience: number };

/** Both folders are read to their ends, nothing is due, under way or on its way. */
async function comeToRest(api: Api, { world, inbound, patience }: Ending): Promise<void> {
  await until(
    'everything to come to rest',
    async () => {
      await api.system.runJob.mutate({ name: 'poll-mailboxes' });
      const [{ cursors }, { threads, outbox }] = await Promise.all([api.system.cursors.query(), api.system.queues.query()]);
      const isRead = (role: string, mails: number) =>
        cursors.some((cursor) => cursor.role === role && cursor.settledUid === mails && cursor.gaps.length === 0);
      const onTheWay = outbox.filter(({ state }) => !['review', 'uncertain', 'failed'].includes(state));
      const isStill = threads.waiting + threads.working === 0 && onTheWay.every(({ count }) => count === 0);
      return isStill && isRead('inbox', inbound) && isRead('sent', world.sink.received.length);
    },
    { seconds: patience, everyMs: 1000 },
  );
}

type Counted = Omit<LossResult, 'kills' | 'slowestStartMs' | 'seconds'>;
type Db = ReturnType<mongoose.mongo.MongoClient['db']>;

/** Opens the data directory once more, without the server, and compares it with what Dovecot and the sink hold. */
async function compare(world: MailWorld, dataDir: string): Promise<Counted> {
  const engine = await startEmbeddedEngine({ dataDir, log: createLogger({ level: 'silent' }) });
  const client = await new mongoose.mongo.MongoClient(engine.uri).connect();
  try {
    const db = client.db();
    return { ...(await compareInbound(world, db)), ...(await compareOutbound(world, db)) };
  } finally {
    await client.close();
    await engine.stop();
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function compareInbound(world: MailWorld, db: Db) {
  const inbox = await world.dovecot.readFolder('INBOX');
  let [lost, storedTwice] = [0, 0];
  for (const hash of inbox.map(({ raw }) => hashOf(raw))) {
    const stored = await db.collection('messages').countDocuments({ direction: 'inbound', rawHash: hash });
    const file = await db.collection('raw.files').findOne({ filename: hash });
    const chunks = await db.collection('raw.chunks').find({ files_id: file?._id }).sort({ n: 1 }).toArray();
    const isWhole = hashOf(Buffer.concat(chunks.map((chunk) => chunk.data.buffer as Buffer))) === hash;
    if (stored === 0 || !isWhole) lost++;
    if (stored > 1) storedTwice++;
  }
  return { inbound: inbox.length, lost, storedTwice };
}

async function compareOutbound(world: MailWorld, db: Db) {
  const arrived = Map.groupBy(world.sink.received, ({ to }) => to[0] ?? '');
  const isReader = (address: string) => address.startsWith('reader-');
  const twice = [...arrived].filter(([, mails]) => mails.length > 1).map(([address]) => address);
  const sunk = new Set(world.sink.received.map(({ raw }) => headerOf(raw, 'X-Openhouse-Message')));
  const sent = await db
    .collection('messages')
    .find({ 'delivery.state': { $in: ['accepted', 'confirmed'] } })
    .project({ _id: 1 })
    .toArray();
  const uncertain = await db.collection('messages').find({ 'delivery.state': 'uncertain' }).project({ to: 1 }).toArray();
  const maybe = new Set(uncertain.map(({ to }) => String(to[0]?.address)).filter((address) => !arrived.has(address)));
  const counts = { answered: 0, maybeAnswered: 0, withPerson: 0, unanswered: 0 };
  const unansweredThreads: object[] = [];
  for await (const { from, threadId } of db.collection('messages').find({ direction: 'inbound' })) {
    if (arrived.has(from.address)) counts.answered++;
    else if (maybe.has(from.address)) counts.maybeAnswered++;
    else if ((await db.collection('threads').findOne({ _id: threadId }))?.needs) counts.withPerson++;
    else {
      counts.unanswered++;
      unansweredThreads.push(await tellOf(db, threadId));
    }
  }
  const readers = [...arrived.keys()].filter(isReader).length;
  return {
    ...counts,
    unansweredThreads,
    answeredTwice: twice.filter((address) => !isReader(address)).length,
    reached: readers,
    reachedTwice: twice.filter(isReader).length,
    maybeReached: [...maybe].filter(isReader).length,
    imagined: sent.filter(({ _id }) => !sunk.has(String(_id))).length,
  };
}

async function tellOf(db: Db, threadId: mongoose.mongo.BSON.Document['_id']): Promise<object> {
  const [thread, mails, decisions] = await Promise.all([
    db.collection('threads').findOne({ _id: threadId }),
    db.collection('messages').find({ threadId }).project({ words: 0, text: 0, html: 0, visibleText: 0 }).toArray(),
    db.collection('decisions').find({ threadId }).toArray(),
  ]);
  return { thread, mails, decisions };
}
