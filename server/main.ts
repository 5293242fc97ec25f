import { resolveTxt } from 'node:dns/promises';
import type { Server } from 'node:http';
import packageJson from '../package.json';
import { spendBook } from './ai/model/spend-book.ts';
import { createModels } from './ai/model.ts';
import { createModelGate, modelState } from './ai/model-gate.ts';
import { createRehearsalModel } from './ai/rehearsal-model/create-rehearsal-model.ts';
import { loadAuthSecret } from './auth-secret.ts';
import { forgetImports } from './contacts/import/import-contacts.ts';
import { finishMerges } from './contacts/merge/merge-contacts.ts';
import { buildIndexes, connectDatabase, disconnectDatabase, reviveConnection } from './database/connect.ts';
import { startEmbeddedEngine } from './database/embedded-engine.ts';
import type { Edges } from './edges.ts';
import { type Env, isRehearsal, readEnv } from './env.ts';
import { AppError, errorText } from './errors.ts';
import { createFanOut } from './fan-out.ts';
import { repointContact } from './follow-contact.ts';
import { rememberFormerSecrets } from './former-secrets.ts';
import { createHttp, type Pages } from './http.ts';
import { forgetUploads } from './inbox/files/upload.ts';
import { clearGhostDrafts } from './inbox/ledger/clear-ghost-drafts.ts';
import { startTimetable } from './jobs/start-timetable.ts';
import { createTimetable } from './jobs/timetable.ts';
import { listen } from './listen.ts';
import { createLogger, type Logger } from './logger.ts';
import { readSentFirst } from './mail/accounts/doubt-mailboxes.ts';
import { ensureMailbox } from './mail/accounts/ensure-mailbox.ts';
import { resealMailboxes } from './mail/accounts/reseal-mailboxes.ts';
import { createPoller } from './mail/in/poll-mailboxes.ts';
import { watchMailboxes } from './mail/in/watch-mailboxes.ts';
import { mailboxFromEnv } from './mailbox-from-env.ts';
import { migrate, refuseForeignDatabase } from './migrate.ts';
import { createNews } from './news.ts';
import { BUILT_CLIENT } from './places.ts';
import { nameThisProcess } from './process-name.ts';
import { createRealtime } from './realtime.ts';
import { refusePrivateHost } from './refuse-private-host.ts';
import { hurriedPauses } from './rehearsal/hurried-pauses.ts';
import { seedRehearsal } from './rehearsal/seed/seed-rehearsal.ts';
import { startRehearsal } from './rehearsal/start-rehearsal.ts';
import { ownSettings } from './settings/default-settings.ts';
import { ensureSettings, loadSettings } from './settings/load-settings.ts';
import type { RehearsalDoor, Services } from './trpc.ts';
import { createAuth } from './users/create-auth.ts';
import { ensureAdmin } from './users/ensure-admin.ts';
import { forgetExpiredSessions } from './users/forget-expired-sessions.ts';
import { assembleVerbs, IS_DUE } from './verbs.ts';
import { forgetDeliveries } from './webhooks/forget-deliveries.ts';
import { resealWebhooks } from './webhooks/reseal-webhooks.ts';
import { receiversFor } from './webhooks/send/receivers-for.ts';
import { wakeOnNews } from './webhooks/wake-on-news.ts';

/** How to undo one step of the start. Run in reverse order of the steps. */
type Stops = { add: (name: string, stop: () => unknown) => void; run: () => Promise<void> };
export type OpenHouse = { url: string; isStage: boolean; stop: () => Promise<void> };
/** The pages, or how to make them for the server they are shown by: Vite's own socket shares its port. */
type PagesFor = Pages | ((server: Server) => Promise<Pages>);

/** The map: env → port → database → edges → mail → http → realtime → timetable; stops in reverse. */
export async function openHouse(env: Env, { log, pages }: { log: Logger; pages: PagesFor }): Promise<OpenHouse> {
  const stops = createStops(log);
  try {
    const door = env.WORK.includes('web') ? await listen({ host: env.HOST, port: env.PORT }) : null;
    if (door) stops.add('web server', door.close);
    const url = `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${door?.port ?? env.PORT}`;

    const uri = env.MONGODB_URI ?? (await openEngine(env, { log, stops }));
    await connectDatabase(uri);
    stops.add('database connection', disconnectDatabase);
    await refuseForeignDatabase();
    await buildIndexes();

    const news = createNews();
    const edges: Edges = {
      now: () => new Date(),
      publish: news.publish,
      log,
      secret: await loadAuthSecret({ given: env.AUTH_SECRET, dataDir: env.DATA_DIR }),
      processName: nameThisProcess(),
      publicUrl: env.PUBLIC_URL ?? url,
    };
    await migrate(edges);
    await readSentFirst(edges);
    await resealStored(edges, { former: env.AUTH_SECRET_PREVIOUS ?? [] });
    const real = mailboxFromEnv(env);
    const own = real ? ownSettings({ name: real.fromName, address: real.address }, edges.now()) : {};
    // Once it went live by Settings, an environment without a mailbox is no wish to rehearse.
    const isStage = isRehearsal(env) && (await loadSettings(edges.now())).liveSince === null;
    await ensureSettings(pinnedBy(env, { isStage, now: edges.now() }), { now: edges.now(), own });
    const auth = createAuth({ secret: edges.secret, publicUrl: edges.publicUrl, log });
    if (env.ADMIN_EMAIL && env.ADMIN_PASSWORD) {
      await ensureAdmin({ email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD, name: env.ADMIN_NAME }, auth);
    }

    const stage = await openMailbox(env, { isStage, edges, stops });
    const gate = createModelGate({ book: spendBook });
    const models = createModels({
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
      triageModel: env.OPENAI_TRIAGE_MODEL,
      replyModel: env.OPENAI_REPLY_MODEL,
      rehearsal: createRehearsalModel(),
    });

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
    const findReceiver = receiversFor(env);
    const verbs = assembleVerbs({ env, poller, ai: { models, gate }, chores, findReceiver, readSentSoon });
    const entries = createTimetable(verbs, { pollCron: env.POLL_CRON, isDue: IS_DUE });
    const timetable = startTimetable(entries, { edges, work: env.WORK });
    stops.add('timetable', timetable.stop);
    stops.add('news for webhooks', wakeOnNews(news, { nudge: () => timetable.nudge('deliver-webhooks') }));
    if (env.WORK.includes('mail')) {
      const watch = watchMailboxes({ edges, onNews: () => timetable.nudge('poll-mailboxes') });
      stops.add('IDLE', watch.stop);
    }

    if (door) {
      const services: Services = {
        auth,
        rehearsal: stage?.door ?? null,
        runJobNow: timetable.runNow,
        nudge: timetable.nudge,
        timetable: () => entries.map(({ name, words }) => ({ name, words, nextRunAt: timetable.nextRunAt(name) })),
        endRehearsal: async () => {
          services.rehearsal = null;
          await ensureSettings(pinnedBy(env, { isStage: false, now: edges.now() }), { now: edges.now() });
          await stage?.stop();
        },
        askTxt: resolveTxt,
        // In development the mail server under test is mostly on this machine.
        refuseHost: async (host) => {
          if (env.NODE_ENV === 'production') await refusePrivateHost(host);
        },
        findReceiver,
        model: () => modelState(gate, models, edges.now()),
        ai: { models, gate },
        version: packageJson.version,
        mapTiles: env.MAP_TILES_URL ? { url: env.MAP_TILES_URL, attribution: env.MAP_ATTRIBUTION ?? '' } : null,
      };
      door.serve(createHttp({ edges, services, pages: typeof pages === 'function' ? await pages(door.server) : pages }));
      const realtime = createRealtime(door.server, { auth, edges, adapter: await createFanOut() });
      stops.add('sockets', realtime.close);
      news.subscribe(realtime.publish);
    }
    return { url, isStage, stop: stops.run };
  } catch (error) {
    await stops.run();
    throw error;
  }
}

/** After a change of AUTH_SECRET what was sealed under the former one is read once more, and sealed under the present one. */
async function resealStored(edges: Edges, { former }: { former: string[] }): Promise<void> {
  rememberFormerSecrets(edges.secret, former);
  if (former.length === 0) return;
  const resealed = (await resealMailboxes(edges)) + (await resealWebhooks(edges));
  edges.log.info({ resealed }, 'stored secrets were sealed anew');
}

async function openEngine(env: Env, { log, stops }: { log: Logger; stops: Stops }): Promise<string> {
  const engine = await startEmbeddedEngine({ dataDir: env.DATA_DIR, log, onRestart: reviveConnection });
  stops.add('embedded database', engine.stop);
  return engine.uri;
}

type Stage = { door: RehearsalDoor; stop: () => Promise<void> };

/** The mailbox of the environment, or a rehearsal of our own. */
async function openMailbox(env: Env, { isStage, edges, stops }: { isStage: boolean; edges: Edges; stops: Stops }): Promise<Stage | null> {
  const config = mailboxFromEnv(env);
  if (config) {
    await ensureMailbox(config, edges);
    return null;
  }
  // Another process of ours that has no mail to do must not put its own empty mail server in the place of the first.
  if (!isStage || !env.WORK.includes('mail')) return null;
  const withCustomers = env.REHEARSAL_CUSTOMERS ?? true;
  const rehearsal = await startRehearsal({ edges, speed: env.REHEARSAL_SPEED, withCustomers });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= rehearsal.stop();
    return stopping;
  };
  stops.add('rehearsal', stop);
  await seedRehearsal(edges);
  const { brokerage } = await loadSettings(edges.now());
  await ensureMailbox({ ...rehearsal.mailboxConfig, fromName: brokerage.name }, edges);
  const setSpeed = async (speed: number) => {
    rehearsal.setSpeed(speed);
    await ensureSettings(pinnedBy(env, { isStage, now: edges.now(), speed }), { now: edges.now() });
  };
  return { door: { ...rehearsal, setSpeed }, stop };
}

type Pinning = { isStage: boolean; now: Date; speed?: number };

/** What the environment fixes. */
function pinnedBy(env: Env, { isStage, now, speed = env.REHEARSAL_SPEED }: Pinning) {
  const pauses = isStage ? hurriedPauses(speed, now) : null;
  return {
    mode: env.AI_MODE ?? null,
    holdSeconds: env.HOLD_SECONDS ?? pauses?.holdSeconds ?? null,
    settleSeconds: env.SETTLE_SECONDS ?? pauses?.settleSeconds ?? null,
    perMinute: env.SEND_PER_MINUTE ?? null,
    perDay: env.SEND_PER_DAY ?? null,
  };
}

function createStops(log: Logger): Stops {
  const steps: { name: string; stop: () => unknown }[] = [];
  return {
    add: (name, stop) => void steps.push({ name, stop }),
    run: async () => {
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step.stop();
        } catch (error) {
          log.error({ step: step.name, error }, 'a part did not stop cleanly');
        }
      }
    },
  };
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
