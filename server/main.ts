import { resolveTxt } from 'node:dns/promises';
import type { Server } from 'node:http';
import packageJson from '../package.json';
import { spendBook } from './ai/model/spend-book.ts';
import { createModels } from './ai/model.ts';
import { createModelGate, modelState } from './ai/model-gate.ts';
import { createRehearsalModel } from './ai/rehearsal-model/create-rehearsal-model.ts';
import { forgetImports } from './contacts/import/import-contacts.ts';
import { finishMerges } from './contacts/merge/merge-contacts.ts';
import { buildIndexes, connectDatabase, disconnectDatabase, reviveConnection } from './database/connect.ts';
import { startEmbeddedEngine } from './database/embedded-engine.ts';
import type { Edges } from './edges.ts';
import { type Env, isRehearsal, readEnv } from './env.ts';
import { AppError, errorText } from './errors.ts';
import { createFanOut } from './fan-out.ts';
import { repointContact } from './follow-contact.ts';
import { createHttp, type Pages } from './http.ts';
import { forgetUploads } from './inbox/files/upload.ts';
import { clearGhostDrafts } from './inbox/ledger/clear-ghost-drafts.ts';
import { startTimetable, type Timetable } from './jobs/start-timetable.ts';
import { createTimetable, type Entry } from './jobs/timetable.ts';
import { createLogger, type Logger } from './logger.ts';
import { readSentFirst } from './mail/accounts/doubt-mailboxes.ts';
import { resealMailboxes } from './mail/accounts/reseal-mailboxes.ts';
import { createPoller } from './mail/in/poll-mailboxes.ts';
import { watchMailboxes } from './mail/in/watch-mailboxes.ts';
import { createNews, type News } from './news.ts';
import { BUILT_CLIENT } from './places.ts';
import { nameThisProcess } from './process-name.ts';
import { createRealtime } from './realtime.ts';
import { refusePrivateHost } from './refuse-private-host.ts';
import { loadAuthSecret } from './secrets/auth-secret.ts';
import { rememberFormerSecrets } from './secrets/former-secrets.ts';
import { ownSettings } from './settings/default-settings.ts';
import { ensureSettings, loadSettings } from './settings/load-settings.ts';
import { mailboxFromEnv } from './start/mailbox-from-env.ts';
import { openMailbox, type Stage } from './start/open-mailbox.ts';
import { pinnedFromEnv } from './start/pinned-from-env.ts';
import { createStops, type Stops } from './start/stops.ts';
import type { Services } from './trpc.ts';
import { migrate, refuseForeignDatabase } from './upgrade/migrate.ts';
import { type Auth, createAuth } from './users/create-auth.ts';
import { ensureAdmin } from './users/ensure-admin.ts';
import { forgetExpiredSessions } from './users/forget-expired-sessions.ts';
import { assembleVerbs, IS_DUE } from './verbs.ts';
import { type Listening, listen } from './web/listen.ts';
import { forgetDeliveries } from './webhooks/forget-deliveries.ts';
import { resealWebhooks } from './webhooks/reseal-webhooks.ts';
import { receiversFor } from './webhooks/send/receivers-for.ts';
import { wakeOnNews } from './webhooks/wake-on-news.ts';
import type { FindReceiver } from './webhooks/webhook-edges.ts';

export type OpenHouse = { url: string; isStage: boolean; stop: () => Promise<void> };
/** The pages, or how to make them for the server they are shown by: Vite's own socket shares its port. */
type PagesFor = Pages | ((server: Server) => Promise<Pages>);
/** What the steps below have in common. */
type Parts = { edges: Edges; news: News; stops: Stops; ai: Services['ai']; findReceiver: FindReceiver };
type Work = { timetable: Timetable; entries: Entry[] };

/** The map: env → port → database → edges → mail → timetable → http → realtime; stops in reverse. */
export async function openHouse(env: Env, { log, pages }: { log: Logger; pages: PagesFor }): Promise<OpenHouse> {
  const stops = createStops(log);
  try {
    const door = await takePort(env, stops);
    const url = `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${door?.port ?? env.PORT}`;
    await openDatabase(env, { log, stops });
    const news = createNews();
    const edges = await createEdges(env, { url, news, log });
    await bringUpToDate(env, edges);
    const isStage = await pinSettings(env, edges);
    const auth = await openAccounts(env, edges);
    const stage = await openMailbox(env, { isStage, edges, stops });
    const parts: Parts = { edges, news, stops, ai: createAi(env), findReceiver: receiversFor(env) };
    const work = startWork(env, parts);
    if (door) await openDoor(door, { pages, services: createServices(env, { auth, stage, work, ...parts }), ...parts });
    return { url, isStage, stop: stops.run };
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function takePort(env: Env, stops: Stops): Promise<Listening | null> {
  if (!env.WORK.includes('web')) return null;
  const door = await listen({ host: env.HOST, port: env.PORT });
  stops.add('web server', door.close);
  return door;
}

async function openDatabase(env: Env, { log, stops }: { log: Logger; stops: Stops }): Promise<void> {
  const uri = env.MONGODB_URI ?? (await openEngine(env, { log, stops }));
  await connectDatabase(uri);
  stops.add('database connection', disconnectDatabase);
  await refuseForeignDatabase();
  await buildIndexes();
}

async function openEngine(env: Env, { log, stops }: { log: Logger; stops: Stops }): Promise<string> {
  const engine = await startEmbeddedEngine({ dataDir: env.DATA_DIR, log, onRestart: reviveConnection });
  stops.add('embedded database', engine.stop);
  return engine.uri;
}

async function createEdges(env: Env, { url, news, log }: { url: string; news: News; log: Logger }): Promise<Edges> {
  return {
    now: () => new Date(),
    publish: news.publish,
    log,
    secret: await loadAuthSecret({ given: env.AUTH_SECRET, dataDir: env.DATA_DIR }),
    processName: nameThisProcess(),
    publicUrl: env.PUBLIC_URL ?? url,
  };
}

/** What an earlier version, a former secret or a long absence left is put right before anything reads it. */
async function bringUpToDate(env: Env, edges: Edges): Promise<void> {
  await migrate(edges);
  await readSentFirst(edges);
  await resealStored(edges, { former: env.AUTH_SECRET_PREVIOUS ?? [] });
}

/** After a change of AUTH_SECRET what was sealed under the former one is read once more, and sealed under the present one. */
async function resealStored(edges: Edges, { former }: { former: string[] }): Promise<void> {
  rememberFormerSecrets(edges.secret, former);
  if (former.length === 0) return;
  const resealed = (await resealMailboxes(edges)) + (await resealWebhooks(edges));
  edges.log.info({ resealed }, 'stored secrets were sealed anew');
}

/** Settings as the environment has them. @returns whether this is a rehearsal */
async function pinSettings(env: Env, edges: Edges): Promise<boolean> {
  const real = mailboxFromEnv(env);
  const own = real ? ownSettings({ name: real.fromName, address: real.address }, edges.now()) : {};
  // Once it went live by Settings, an environment without a mailbox is no wish to rehearse.
  const isStage = isRehearsal(env) && (await loadSettings(edges.now())).liveSince === null;
  await ensureSettings(pinnedFromEnv(env, { isStage, now: edges.now() }), { now: edges.now(), own });
  return isStage;
}

async function openAccounts(env: Env, { secret, publicUrl, log }: Edges): Promise<Auth> {
  const auth = createAuth({ secret, publicUrl, log });
  if (env.ADMIN_EMAIL && env.ADMIN_PASSWORD) {
    await ensureAdmin({ email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD, name: env.ADMIN_NAME }, auth);
  }
  return auth;
}

function createAi(env: Env): Services['ai'] {
  const gate = createModelGate({ book: spendBook });
  const models = createModels({
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    triageModel: env.OPENAI_TRIAGE_MODEL,
    replyModel: env.OPENAI_REPLY_MODEL,
    rehearsal: createRehearsalModel(),
  });
  return { gate, models };
}

/** The jobs of the timetable, and what wakes them before their time. */
function startWork(env: Env, { edges, news, stops, ai, findReceiver }: Parts): Work {
  const poller = createPoller(edges);
  stops.add('mailbox connections', poller.close);
  const readSentSoon = () => timetable.nudge('poll-mailboxes');
  const chores = [
    { name: 'sessions', run: forgetExpiredSessions },
    { name: 'ghostDrafts', run: clearGhostDrafts },
    { name: 'uploads', run: forgetUploads },
    { name: 'imports', run: forgetImports },
    { name: 'webhookLog', run: forgetDeliveries },
    { name: 'merges', run: () => finishMerges({ edges, repoint: repointContact }) },
  ];
  const verbs = assembleVerbs({ env, poller, ai, chores, findReceiver, readSentSoon });
  const entries = createTimetable(verbs, { pollCron: env.POLL_CRON, isDue: IS_DUE });
  const timetable = startTimetable(entries, { edges, work: env.WORK });
  stops.add('timetable', timetable.stop);
  stops.add('news for webhooks', wakeOnNews(news, { nudge: () => timetable.nudge('deliver-webhooks') }));
  if (env.WORK.includes('mail')) {
    const watch = watchMailboxes({ edges, onNews: () => timetable.nudge('poll-mailboxes') });
    stops.add('IDLE', watch.stop);
  }
  return { timetable, entries };
}

function createServices(
  env: Env,
  { auth, stage, work, edges, ai, findReceiver }: Parts & { auth: Auth; stage: Stage | null; work: Work },
): Services {
  const { timetable, entries } = work;
  const services: Services = {
    auth,
    rehearsal: stage?.door ?? null,
    runJobNow: timetable.runNow,
    nudge: timetable.nudge,
    timetable: () => entries.map(({ name, words }) => ({ name, words, nextRunAt: timetable.nextRunAt(name) })),
    endRehearsal: async () => {
      services.rehearsal = null;
      await ensureSettings(pinnedFromEnv(env, { isStage: false, now: edges.now() }), { now: edges.now() });
      await stage?.stop();
    },
    askTxt: resolveTxt,
    // In development the mail server under test is mostly on this machine.
    refuseHost: async (host) => {
      if (env.NODE_ENV === 'production') await refusePrivateHost(host);
    },
    findReceiver,
    model: () => modelState(ai.gate, ai.models, edges.now()),
    ai,
    version: packageJson.version,
    mapTiles: env.MAP_TILES_URL ? { url: env.MAP_TILES_URL, attribution: env.MAP_ATTRIBUTION ?? '' } : null,
  };
  return services;
}

/** From here on the port answers, and browsers hear what changes. */
async function openDoor(
  door: Listening,
  { pages, services, edges, news, stops }: Parts & { pages: PagesFor; services: Services },
): Promise<void> {
  door.serve(createHttp({ edges, services, pages: typeof pages === 'function' ? await pages(door.server) : pages }));
  const realtime = createRealtime(door.server, { auth: services.auth, edges, adapter: await createFanOut() });
  stops.add('sockets', realtime.close);
  news.subscribe(realtime.publish);
}

const STOP_PATIENCE_MS = 28_000;

/** Opens, says where, and closes on SIGTERM or SIGINT within 30 seconds. A start that fails says why in one line. */
export async function main({ pages = { dir: BUILT_CLIENT } }: { pages?: PagesFor } = {}): Promise<void> {
  const env = readEnv();
  const log = createLogger({ level: env.LOG_LEVEL });
  let signal: (name: string) => void = () => undefined;
  const signalled = new Promise<string>((resolve) => {
    signal = resolve;
  });
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => signal(name));

  const house = await openHouse(env, { log, pages }).catch((error) => {
    process.stderr.write(`${error instanceof AppError ? error.userMessage : `Openhouse did not start: ${errorText(error)}`}\n`);
    if (!(error instanceof AppError)) log.error({ error }, 'the start failed');
    process.exit(1);
  });
  process.stdout.write(`Openhouse is open at ${house.url}${house.isStage ? ' (rehearsal: nothing leaves this machine)' : ''}\n`);

  log.info({ signal: await signalled }, 'closing');
  const closed = await Promise.race([house.stop().then(() => true), Bun.sleep(STOP_PATIENCE_MS).then(() => false)]);
  if (!closed) log.error('some parts did not stop in time');
  process.exit(closed ? 0 : 1);
}

if (import.meta.main) void main();
