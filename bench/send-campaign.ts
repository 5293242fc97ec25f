import { createTransport } from 'nodemailer';
import { advanceCampaigns } from '../server/campaigns/advance-campaigns.ts';
import { CampaignModel } from '../server/campaigns/campaign.model.ts';
import { createCampaign } from '../server/campaigns/create-campaign.ts';
import { startCampaign } from '../server/campaigns/start-campaign.ts';
import { ContactModel } from '../server/contacts/contact.model.ts';
import { MessageModel } from '../server/inbox/message.model.ts';
import { MailboxModel } from '../server/mail/mailbox.model.ts';
import { sendOutbox } from '../server/mail/out/send-outbox.ts';
import { readRaw } from '../server/mail/raw-mail.ts';
import { senderFor } from '../server/mail/sender-for.ts';
import { sealSecret } from '../server/secrets/seal.ts';
import { defaultSettings, SETTINGS_ID } from '../server/settings/default-settings.ts';
import { SettingsModel } from '../server/settings/settings.model.ts';
import { buildContact, buildMailbox } from '../server/test/build.ts';
import { startDatabase } from '../server/test/start-database.ts';
import { createTestEdges } from '../server/test/test-edges.ts';
import type { Row } from './bench.ts';
import { startSinkProcess } from './sink-process.ts';

const CONNECTIONS = 5;
const DOMAINS = 40;
const STANDSTILL_MS = 60_000;
/** What a mail server on the same continent takes to answer the dot; 0 is a server that does nothing at all. */
const ANSWER_MS = [0, 10] as const;

/**
 * A whole campaign from its start to the last 250, through rows, ledger and stored bytes, against a bare loop of
 * nodemailer's pool with the same connections and the same bytes, to the same sink in a process of its own.
 */
export async function benchSendCampaign({ recipients = 10_000 } = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (const answerMs of ANSWER_MS) {
    const count = answerMs > 0 ? recipients : Math.min(recipients, 3000);
    const { ours, bare, raws } = await compare(count, answerMs);
    const what = `campaign of ${count}, server answers in ${answerMs} ms`;
    rows.push(
      { what: `${what}: the ledger`, value: Math.round(ours), unit: 'mails/s', goal: '> 100', ok: ours > 100 },
      { what: `${what}: nodemailer’s pool alone`, value: Math.round(bare), unit: 'mails/s', goal: null, ok: null },
      { what: `${what}: ratio`, value: Math.round((ours / bare) * 100) / 100, unit: 'ratio', goal: '≥ 0.7', ok: ours / bare >= 0.7 },
      { what: `${what}: a mail`, value: Math.round(raws / 102.4) / 10, unit: 'kB', goal: null, ok: null },
    );
  }
  return rows;
}

async function compare(recipients: number, answerMs: number) {
  const database = await startDatabase({ isNew: true });
  const sink = await startSinkProcess({ answerMs });
  try {
    const edges = { ...createTestEdges({ now: new Date() }), now: () => new Date(), senderFor, connections: CONNECTIONS };
    await furnish(recipients, sink, edges.secret);
    const campaign = await createCampaign(WORDS, edges);
    await startCampaign({ campaignId: campaign._id }, edges);
    const began = performance.now();
    // The two jobs of the timetable, side by side as there.
    let isSent = false;
    const advancing = (async () => {
      while (!isSent) {
        await advanceCampaigns(edges);
        await Bun.sleep(2000 - (Date.now() % 2000));
      }
    })();
    const progress = watchProgress(recipients);
    const sending = async () => {
      for (let reached = 0; reached < recipients; reached = await sink.count()) {
        progress.note(reached);
        await sendOutbox(edges);
        await Bun.sleep(1000 - (Date.now() % 1000));
      }
    };
    await Promise.race([sending(), progress.standstill]).finally(progress.stop);
    const ours = recipients / ((performance.now() - began) / 1000);
    isSent = true;
    await advancing;
    await expectOnce(recipients, await sink.recipients());
    const bare = await sendBare(recipients, sink);
    return { ours, ...bare };
  } finally {
    await sink.stop();
    await database.stop();
  }
}

/** Tells how far it is: a busy machine takes minutes. A campaign that stands still ends the measurement, and says where its mail stands. */
function watchProgress(recipients: number) {
  const { promise: standstill, reject } = Promise.withResolvers<never>();
  let seen = { reached: -1, at: performance.now() };
  const look = async () => {
    const states = await MessageModel.aggregate([{ $group: { _id: '$delivery.state', mails: { $sum: 1 } } }]);
    const campaigns = await CampaignModel.find({}, { state: 1, isExpanded: 1, stateReason: 1 }).lean();
    return new Error(`stands still at ${seen.reached} mails: ${JSON.stringify({ states, campaigns })}`);
  };
  const timer = setInterval(() => {
    if (performance.now() - seen.at > STANDSTILL_MS) look().then(reject, reject);
  }, 5000);
  return {
    standstill,
    note: (reached: number) => {
      process.stderr.write(`  ${reached} of ${recipients}\n`);
      if (reached > seen.reached) seen = { reached, at: performance.now() };
    },
    stop: () => clearInterval(timer),
  };
}

const WORDS = {
  name: 'Bench',
  subject: '{{ firstName }}, three new homes by the water',
  body: 'Hello {{ firstName }},\n\nthree new homes came up this week, two of them in Old Harbour. Shall we show you one?\n\nWarm regards\nLarkin & Vale',
  audience: {},
};

async function furnish(recipients: number, sink: { port: number; user: string; password: string }, secret: string): Promise<void> {
  const settings = defaultSettings(new Date());
  const { id: _, ...rest } = settings;
  const sending = { ...settings.sending, perMinute: 10_000_000, perDay: 10_000_000 };
  await SettingsModel.create({ ...rest, _id: SETTINGS_ID, sending });
  const smtp = {
    ...{ host: '127.0.0.1', port: sink.port, secure: false, user: sink.user, isTlsInsecure: false },
    passwordSealed: sealSecret(sink.password, secret),
  };
  await MailboxModel.create(buildMailbox({ address: sink.user, smtp, filesSent: 'true' }));
  for (let at = 0; at < recipients; at += 1000) {
    const contacts = Array.from({ length: Math.min(1000, recipients - at) }, (_, n) =>
      buildContact({ email: `reader${at + n}@domain${(at + n) % DOMAINS}.example`, firstName: `Reader${at + n}` }),
    );
    await ContactModel.collection.insertMany(contacts as never[]);
  }
}

async function expectOnce(recipients: number, reached: string[]): Promise<void> {
  if (new Set(reached).size !== recipients || reached.length !== recipients) throw new Error('somebody was mailed twice or not at all');
  const accepted = await MessageModel.countDocuments({ 'delivery.state': { $in: ['accepted', 'confirmed'] } });
  if (accepted !== recipients) throw new Error(`the ledger says ${accepted} of ${recipients}`);
}

/** The same bytes once more, as fast as the library goes. */
async function sendBare(recipients: number, sink: { port: number; user: string; password: string }) {
  const mails = await MessageModel.find({ 'delivery.purpose': 'campaign' }, { rawHash: 1, to: 1 }).limit(500).lean();
  const raws = await Promise.all(mails.map(({ rawHash }) => readRaw(rawHash ?? '')));
  const pool = createTransport({
    ...{
      host: '127.0.0.1',
      port: sink.port,
      secure: false,
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: Number.POSITIVE_INFINITY,
    },
    auth: { user: sink.user, pass: sink.password },
  });
  const began = performance.now();
  await Promise.all(
    Array.from({ length: recipients }, (_, n) =>
      pool.sendMail({ envelope: { from: sink.user, to: mails[n % mails.length]?.to[0]?.address ?? '' }, raw: raws[n % raws.length] ?? '' }),
    ),
  );
  const bare = recipients / ((performance.now() - began) / 1000);
  pool.close();
  return { bare, raws: raws.reduce((sum, raw) => sum + raw.length, 0) / raws.length };
}
