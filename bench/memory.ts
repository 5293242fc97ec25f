import { readFileSync } from 'node:fs';
import { type MailWorld, startMailWorld } from '../e2e/mail-world.ts';
import { type Api, firstPoll, signIn, until } from '../e2e/sign-in.ts';
import { enginePidOf, newDataDir, removeDataDir, startServer } from '../e2e/start-server.ts';
import { rawMail } from '../server/test/mail-world.ts';
import type { Row } from './bench.ts';
import { round } from './figures.ts';

const [MINUTES, MAILS] = [30, 10_000];
const GOAL_MB = 300;
const GOAL_GROWTH = 5;
const MB = 1_000_000;
/** In the soak: a mail every so often, and somebody who looks around in between. */
const MAIL_EVERY_MS = 500;

/**
 * `bun run bench memory [minutes] [mails]`: what a server of its own holds in memory after it has taken in the mails and
 * answered none, and what it holds more after it has been written to, and looked at, for half an hour.
 */
export async function benchMemory(): Promise<Row[]> {
  const [minutes = MINUTES, mails = MAILS] = process.argv.filter((word) => /^\d+$/.test(word)).map(Number);
  const world = await startMailWorld();
  const dataDir = await newDataDir();
  const server = await startServer({ ...world.env, AI_MODE: 'off', DATA_DIR: dataDir });
  try {
    const api = await signIn(server.url);
    await firstPoll(api);
    const atStart = residentOf(server.pid);
    for (let n = 0; n < mails; n++) await world.dovecot.deliver(letter(n));
    await until('the mails to be taken in', async () => (await settledUid(api)) >= mails, { seconds: 3600, everyMs: 1000 });
    await lookAround(api);
    const after = residentOf(server.pid);
    const engine = residentOf(enginePidOf(server.pid));
    const [early, late] = await soak({ api, world, pid: server.pid, minutes, from: mails });
    const growth = round((late / early - 1) * 100, 1);
    return [
      { what: 'memory of the server, freshly started', value: Math.round(atStart), unit: 'MB', goal: null, ok: null },
      {
        what: `memory of the server after ${mails} mails`,
        value: Math.round(after),
        unit: 'MB',
        goal: `≤ ${GOAL_MB}`,
        ok: after <= GOAL_MB,
      },
      { what: `memory of its database engine after ${mails} mails`, value: Math.round(engine), unit: 'MB', goal: null, ok: null },
      { what: `memory of the server, ${minutes} minutes later`, value: Math.round(late), unit: 'MB', goal: null, ok: null },
      { what: `its growth in ${minutes} minutes`, value: growth, unit: '%', goal: `< ${GOAL_GROWTH}`, ok: growth < GOAL_GROWTH },
    ];
  } finally {
    await server.stop();
    await world.stop();
    await removeDataDir(dataDir);
  }
}

type Soak = { api: Api; world: MailWorld; pid: number; minutes: number; from: number };

/** @returns what it held in the first fifth and in the last, each the median: a garbage collection is no shrinking. */
async function soak({ api, world, pid, minutes, from }: Soak): Promise<[number, number]> {
  const end = performance.now() + minutes * 60_000;
  const held: number[] = [];
  for (let n = from; performance.now() < end; n++) {
    const next = performance.now() + MAIL_EVERY_MS;
    await world.dovecot.deliver(letter(n));
    await lookAround(api);
    held.push(residentOf(pid));
    await Bun.sleep(Math.max(0, next - performance.now()));
  }
  const fifth = Math.max(1, Math.floor(held.length / 5));
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return [median(held.slice(0, fifth)), median(held.slice(-fifth))];
}

async function lookAround(api: Api): Promise<void> {
  const { threads } = await api.inbox.list.query({ view: 'all', limit: 50 });
  await Promise.all([
    api.inbox.counts.query(),
    api.inbox.list.query({ view: 'all', limit: 50, search: 'harbour' }),
    ...threads.slice(0, 1).map(({ id }) => api.inbox.thread.query({ threadId: id })),
  ]);
}

const settledUid = async (api: Api) => (await api.system.cursors.query()).cursors.find(({ role }) => role === 'inbox')?.settledUid ?? 0;

/** The memory of a process that is really in use, in MB. */
function residentOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / MB;
}

const letter = (n: number) =>
  rawMail({
    from: `Person ${n % 2000} <person${n % 2000}@example.com>`,
    subject: `A house, ${n}`,
    id: `<memory-${n}@example.com>`,
    text: `Hello, do you have ${1 + (n % 5)} bedrooms near the harbour, up to $${400 + (n % 300)},000?\r\n`.repeat(10),
  });
