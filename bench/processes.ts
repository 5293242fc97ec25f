import mongoose from 'mongoose';
import { addReaders } from '../e2e/campaign-drill.ts';
import { headerOf, type MailWorld, startMailWorld } from '../e2e/mail-world.ts';
import { firstPoll, signIn, until } from '../e2e/sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from '../e2e/start-server.ts';
import { startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import { createLogger } from '../server/logger.ts';
import { rawMail } from '../server/test/mail-world.ts';
import type { Row } from './bench.ts';
import { round } from './figures.ts';

const ALL = 'web,mail,ai,campaigns';
/** How many processes, and what each of them works on. */
const HOUSES: { name: string; works: string[] }[] = [
  { name: '1 process', works: [ALL] },
  { name: '2 processes, each does all', works: [ALL, ALL] },
  { name: '2 processes, split', works: ['web,mail', 'ai,campaigns'] },
  { name: '4 processes, each does all', works: [ALL, ALL, ALL, ALL] },
  { name: '4 processes, split', works: ['web', 'mail', 'ai', 'campaigns'] },
];
const PATIENCE_S = 600;
/** Whoever would send or store something twice has had the time to. */
const AFTERMATH_MS = 5000;

/**
 * `bun run bench processes [mails]`: a backlog of leads to take in and answer, and a campaign to five times as many, by one, two
 * and four processes on one database. What is counted lies at Dovecot and at the SMTP sink.
 */
export async function benchProcesses(): Promise<Row[]> {
  const leads = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 200);
  const rows: Row[] = [];
  for (const { name, works } of HOUSES) {
    const { answeredPerSecond, sentPerSecond, lost, twice } = await run(works, { leads, readers: 5 * leads });
    const what = `${leads} leads and a campaign of ${5 * leads}, ${name}`;
    rows.push(
      { what: `${what}: answered`, value: round(answeredPerSecond, 1), unit: 'mails/s', goal: null, ok: null },
      { what: `${what}: campaign sent`, value: round(sentPerSecond, 1), unit: 'mails/s', goal: null, ok: null },
      { what: `${what}: lost`, value: lost, unit: 'mails', goal: '0', ok: lost === 0 },
      { what: `${what}: twice`, value: twice, unit: 'mails', goal: '0', ok: twice === 0 },
    );
  }
  return rows;
}

type Size = { leads: number; readers: number };
type Counted = { answeredPerSecond: number; sentPerSecond: number; lost: number; twice: number };

async function run(works: string[], { leads, readers }: Size): Promise<Counted> {
  const world = await startMailWorld();
  // Like most providers this one files what it has accepted.
  world.sink.script.failAfterDot = (mail) => {
    void world.dovecot.deliver(mail.raw, 'Sent');
    return null;
  };
  const dirs = await Promise.all(['engine', ...works].map(newDataDir));
  const engine = await startEmbeddedEngine({ dataDir: dirs[0] ?? '', log: createLogger({ level: 'silent' }) });
  const client = await new mongoose.mongo.MongoClient(engine.uri).connect();
  const servers: RunningServer[] = [];
  const env = { ...world.env, ...SETTING, MONGODB_URI: engine.uri };
  try {
    for (const [n, WORK] of works.entries()) servers.push(await startServer({ ...env, WORK, DATA_DIR: dirs[n + 1] ?? '' }));
    const api = await signIn(servers[0]?.url ?? '');
    await firstPoll(api);
    await addReaders(client.db(), readers);
    await api.settings.update.mutate({
      brokerage: { postalAddress: '14 Harbour Street, Port Larkin, ME 04019, USA' },
      ai: { maxAutoRepliesPerMailboxHour: 1_000_000 },
    });
    const campaign = await api.campaigns.create.mutate(WORDS);
    for (let n = 0; n < leads; n++) await world.dovecot.deliver(lead(n));
    const began = Date.now();
    await api.campaigns.start.mutate({ campaignId: campaign.id });
    const isThere = async () => world.sink.received.length >= leads + readers;
    await until('everything to be sent', isThere, { seconds: PATIENCE_S });
    await until('everything to be seen in Sent', async () => (await unsettled(client.db())) === 0, { seconds: PATIENCE_S });
    await Bun.sleep(AFTERMATH_MS);
    return { ...speedOf(world, began), ...(await count(world, client.db(), { leads, readers })) };
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
    await client.close();
    await engine.stop();
    await world.stop();
    await Promise.all(dirs.map(removeDataDir));
  }
}

const SETTING = {
  ...{ AUTH_SECRET: 'one-secret-for-all-of-the-processes-here', AI_MODE: 'autopilot', SMTP_FILES_SENT: 'true' },
  ...{ SEND_PER_MINUTE: '1000000', SEND_PER_DAY: '10000000' },
};

const WORDS = {
  name: 'Processes',
  subject: 'New homes this week, {{ firstName }}',
  body: 'Hello {{ firstName }},\n\nthree new homes came up this week.',
  audience: { tags: ['drill'] },
};

const lead = (n: number) =>
  rawMail({
    from: `Lead ${n} <lead${n}@example.com>`,
    subject: `A house, ${n}`,
    id: `<lead-${n}@example.com>`,
    text: `Hello, this is lead ${n}. Do you have a house with ${1 + (n % 4)} bedrooms for up to $${400 + n},000?`,
  });

const isCampaign = (raw: Buffer) => headerOf(raw, 'X-Campaign') !== undefined;

/** From the start to the last of each kind. */
function speedOf({ sink }: MailWorld, began: number): Pick<Counted, 'answeredPerSecond' | 'sentPerSecond'> {
  const speed = (mails: typeof sink.received) => mails.length / ((Math.max(...mails.map(({ at }) => at.getTime())) - began) / 1000);
  const kinds = Map.groupBy(sink.received, ({ raw }) => isCampaign(raw));
  return { answeredPerSecond: speed(kinds.get(false) ?? []), sentPerSecond: speed(kinds.get(true) ?? []) };
}

type Db = ReturnType<mongoose.mongo.MongoClient['db']>;

const unsettled = (db: Db) => db.collection('messages').countDocuments({ delivery: { $ne: null }, 'delivery.state': { $ne: 'confirmed' } });

/** Leads that are not stored or not answered and readers without their mail; what lies anywhere more than once. */
async function count({ sink, dovecot }: MailWorld, db: Db, { leads, readers }: Size): Promise<Pick<Counted, 'lost' | 'twice'>> {
  const addresses = sink.received.flatMap(({ to }) => to);
  const stored = (await db.collection('messages').find({ direction: 'inbound' }).toArray()).map(({ messageId }) => String(messageId));
  const filed = (await dovecot.readFolder('Sent')).map(({ raw }) => headerOf(raw, 'Message-ID') ?? '');
  const lacking = (found: string[], wanted: number) => wanted - new Set(found).size;
  const again = (found: string[]) => found.length - new Set(found).size;
  return {
    lost: lacking(addresses, leads + readers) + lacking(stored, leads) + lacking(filed, leads + readers),
    twice: again(addresses) + again(stored) + again(filed),
  };
}
