import { afterAll, beforeAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import fc from 'fast-check';
import { receiveMail } from '../server/inbox/arrive/receive-mail.ts';
import { handBack } from '../server/inbox/hands/hand-back.ts';
import { takeOver } from '../server/inbox/hands/take-over.ts';
import { MessageModel } from '../server/inbox/message.model.ts';
import { approveDraft, fillDraft, sendNow } from '../server/inbox/outbox/update-draft.ts';
import { replyAsAgent } from '../server/inbox/reply.ts';
import { MailboxModel } from '../server/mail/mailbox.model.ts';
import { sendOutbox } from '../server/mail/out/send-outbox.ts';
import { SettingsModel } from '../server/settings/settings.model.ts';
import { buildSettings } from '../server/test/build.ts';
import { queueAnswer, saveMailbox, saveThread } from '../server/test/build-outbox.ts';
import { buildSent } from '../server/test/incoming.ts';
import { startDatabase, type TestDatabase } from '../server/test/start-database.ts';
import { type Sink, startSink } from '../server/test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../server/test/test-edges.ts';

/**
 * The fence of a takeover under real concurrency: a sender with four connections in this process and one in a process of
 * its own never rest while conversations are taken over at any moment of an AI mail's life, in every way that a person can.
 */
/** A short form; `FENCE_SCHEDULES=500 bun test e2e/fence.test.ts` plays more of them. */
const SCHEDULES = Number(process.env.FENCE_SCHEDULES ?? 80);
/** Conversations that go on at the same time in one run. */
const AT_ONCE = 20;
/** Longer than any of them takes to reach the server; the person acts then in any case. */
const PATIENCE_MS = 2000;

let database: TestDatabase;
let sink: Sink;
let edges: TestEdges & { connections: number };
let mailboxId: string;
let other: ReturnType<typeof spawnSender>;
/** By the customer's address: how the server treats their mail, and who wants to know how far it has come. */
const ways = new Map<string, Pick<Schedule, 'rcptDelay' | 'delay' | 'server'> & Record<'named' | 'told', PromiseWithResolvers<void>>>();

beforeAll(async () => {
  database = await startDatabase();
  sink = await startSink();
  edges = { ...createTestEdges(), connections: 4 };
  mailboxId = (await saveMailbox(sink, edges, { filesSent: 'true' }))._id;
  const { ai, sending, ...rest } = buildSettings();
  const free = { maxAutoRepliesPerHour: 1e6, maxAutoRepliesPerDay: 1e6, maxAutoRepliesPerMailboxHour: 1e6 };
  const rates = { perMinute: 1e6, perDay: 1e6, undoSeconds: 0 };
  await SettingsModel.create({ ...rest, _id: 'settings', ai: { ...ai, ...free }, sending: { ...sending, ...rates } });
  sink.script.delay = ({ to }) => {
    const way = ways.get(to[0] ?? '');
    way?.told.resolve();
    return way?.delay ?? 0;
  };
  sink.script.waitAtRcpt = (to) => Bun.sleep(ways.get(to)?.rcptDelay ?? 0);
  sink.script.dropAfterDot = ({ to }) => ways.get(to[0] ?? '')?.server === 'breaks';
  sink.script.failAtRcpt = (to) => {
    const way = ways.get(to);
    way?.named.resolve();
    if (way?.server !== 'later') return null;
    ways.set(to, { ...way, server: 'takes' });
    return { code: 450, text: '4.2.0 greylisted' };
  };
  other = spawnSender(database.uri);
}, 60_000);
afterAll(async () => {
  await sink.stop();
  await database.stop();
});

/** The sender of another process, which rests never and ends with its standard input. */
function spawnSender(uri: string) {
  const code = `
    import { connectDatabase } from './server/database/connect.ts';
    import { sendOutbox } from './server/mail/out/send-outbox.ts';
    import { createTestEdges } from './server/test/test-edges.ts';
    let isOver = false;
    void (async () => { for await (const _ of Bun.stdin.stream()); isOver = true; })();
    await connectDatabase(${JSON.stringify(uri)});
    const edges = { ...createTestEdges(), connections: 3 };
    let sent = 0;
    for (; !isOver; await Bun.sleep(50)) sent += (await sendOutbox(edges)).sent;
    process.stdout.write(String(sent), () => process.exit(0));`;
  const root = join(import.meta.dirname, '..');
  const child = Bun.spawn([process.execPath, '-e', code], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  return {
    /** @returns how many mails it sent; NaN when it did not live until now */
    stop: async () => {
      await child.stdin.end();
      return Number.parseInt(await new Response(child.stdout).text(), 10);
    },
  };
}

const scheduleArb = fc.record({
  /** Where the AI's mail stands when the schedule begins. */
  draft: fc.constantFrom('drafting', 'review', 'holding', 'holding', 'holding'),
  /** When the run finishes it, or a colleague lets it go; milliseconds. */
  ready: fc.nat({ max: 60 }),
  isSentAtOnce: fc.boolean(),
  /** When the person acts: anywhere, or so many milliseconds after the server heard the recipient, or had the body. */
  moment: fc.constantFrom('any', 'recipient', 'recipient', 'body'),
  wait: fc.nat({ max: 15 }),
  act: fc.constantFrom('takes over', 'takes over', 'two take over', 'replies', 'answers elsewhere'),
  /** How long the server thinks about the recipient and about the body, and what goes wrong. */
  rcptDelay: fc.nat({ max: 15 }),
  delay: fc.nat({ max: 25 }),
  server: fc.constantFrom('takes', 'takes', 'takes', 'later', 'breaks'),
  /** A run that began before the person acted finishes only afterwards. */
  hasLateRun: fc.nat({ max: 4 }).map((n) => n === 0),
  isHandedBack: fc.nat({ max: 4 }).map((n) => n === 0),
});
type Schedule = typeof scheduleArb extends fc.Arbitrary<infer S> ? S : never;

const arrivedFor = (address: string) =>
  sink.received.filter(({ to }) => to[0] === address).map(({ raw }) => /^X-Openhouse-Message: (\S+)/m.exec(raw.toString())?.[1] ?? '');

type Played = {
  schedule: Schedule;
  address: string;
  threadId: string;
  /** AI mails of before the person acted, and of a run that finished too late. */
  fenced: string[];
  /** Which of them had reached the sink when the person's act returned, and which were on the wire then. */
  arrived: string[];
  onTheWire: string[];
  /** What has to arrive exactly once in the end: the person's own answer, and the AI's after the hand-back. */
  wanted: string[];
};

async function play(schedule: Schedule): Promise<Played> {
  const { act, hasLateRun, isHandedBack } = schedule;
  const saved = await saveThread(mailboxId);
  const { thread, contact } = saved;
  const way = { ...schedule, named: Promise.withResolvers<void>(), told: Promise.withResolvers<void>() };
  ways.set(contact.email, way);
  const answer = await queueAnswer(saved, edges, { state: schedule.draft });
  const finished = finish(answer._id, schedule);
  const { any, recipient, body } = { any: Bun.sleep(20 * schedule.wait), recipient: way.named.promise, body: way.told.promise };
  await Promise.race([{ any, recipient, body }[schedule.moment], Bun.sleep(PATIENCE_MS)]);
  await Bun.sleep(schedule.wait);
  const wanted = await acts[act]({ threadId: thread._id, address: contact.email, inReplyTo: saved.inbound.messageId });
  const arrived = arrivedFor(contact.email).filter((id) => id === answer._id);
  const onWire = await MessageModel.exists({ _id: answer._id, 'delivery.state': { $in: ['handing_over', 'accepted', 'uncertain'] } });

  const late = hasLateRun ? [(await queueAnswer(saved, edges))._id] : [];
  await finished;
  if (isHandedBack) {
    const { epoch } = await handBack({ threadId: thread._id, userId: 'agent-1' }, edges);
    wanted.push((await queueAnswer({ ...saved, thread: { ...thread, epoch } }, edges))._id);
  }
  const fenced = [answer._id, ...late];
  return { schedule, address: contact.email, threadId: thread._id, fenced, arrived, onTheWire: onWire ? [answer._id] : [], wanted };
}

/** The AI's run ends, or a colleague lets the draft go, unless it is too late for that. */
async function finish(messageId: string, { draft, ready, isSentAtOnce }: Schedule): Promise<void> {
  await Bun.sleep(ready);
  if (draft === 'holding') return;
  if (draft === 'drafting') {
    await fillDraft(messageId, { text: 'Two houses came up.', html: null, state: 'holding' }, edges);
    return;
  }
  const release = isSentAtOnce ? sendNow : approveDraft;
  await release({ messageId, userId: 'colleague' }, edges).catch((error: Error) => {
    expect(error.message).toContain('is not a draft any more');
  });
}

type Act = (given: { threadId: string; address: string; inReplyTo: string | null }) => Promise<string[]>;
const acts: Record<Schedule['act'], Act> = {
  'takes over': async ({ threadId }) => {
    const { unsettled } = await takeOver({ threadId, userId: 'agent-1' }, edges);
    expect(unsettled.every(({ delivery }) => delivery?.state === 'uncertain')).toBe(true);
    return [];
  },
  'two take over': async ({ threadId }) => {
    const users = ['agent-1', 'agent-2'];
    await Promise.all(users.map((userId) => takeOver({ threadId, userId }, edges)));
    return [];
  },
  replies: async ({ threadId }) => {
    const reply = await replyAsAgent({ threadId, userId: 'agent-1', agentName: 'Mara', text: 'I will call you.' }, edges);
    return [reply._id];
  },
  'answers elsewhere': async ({ threadId, address, inReplyTo }) => {
    const mail = buildSent({ mailboxId, to: [{ address, name: '' }], inReplyTo, references: inReplyTo ? [inReplyTo] : [] });
    expect((await receiveMail(mail, edges)).threadId).toBe(threadId);
    return [];
  },
};

async function judge({ schedule, address, fenced, arrived, onTheWire, wanted }: Played): Promise<void> {
  const all = arrivedFor(address);
  const left = fenced.filter((id) => all.includes(id));
  // Nobody who answers in another program can wait for what is on the wire; whoever asks us to take over does.
  const allowed = schedule.act === 'answers elsewhere' ? [...new Set([...arrived, ...onTheWire])] : arrived;
  expect({ schedule, left: left.filter((id) => !allowed.includes(id)) }).toEqual({ schedule, left: [] });
  expect({ schedule, times: wanted.map((id) => all.filter((one) => one === id).length) }).toEqual({ schedule, times: wanted.map(() => 1) });
  expect(new Set(all).size).toBe(all.length);
  for (const { _id, delivery } of await MessageModel.find({ _id: { $in: fenced } }).lean()) {
    const ends = left.includes(_id) ? ['accepted', 'confirmed', 'uncertain'] : ['voided'];
    expect({ schedule, end: ends.includes(delivery?.state ?? '') || delivery?.state }).toEqual({ schedule, end: true });
  }
}

test(`after a person has acted, no AI mail of the thread reaches the server, in ${SCHEDULES} random schedules`, async () => {
  const seed = Date.now() & 0x7fffffff;
  const ends = { left: 0, stopped: 0 };
  const run = fc.asyncProperty(fc.array(scheduleArb, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (schedules) => {
    let isOver = false;
    const sending = (async () => {
      for (; !isOver; await Bun.sleep(50)) await sendOutbox(edges);
    })();
    const played = await Promise.all(schedules.map(play)).finally(() => {
      isOver = true;
    });
    await sending;
    await drain(played.flatMap(({ fenced, wanted }) => [...fenced, ...wanted]));
    for (const one of played) await judge(one);
    const left = played.filter(({ arrived }) => arrived.length > 0).length;
    ends.left += left;
    ends.stopped += played.length - left;
  });
  await fc.assert(run, { numRuns: SCHEDULES / AT_ONCE, seed, endOnFailure: true });
  process.stdout.write(`fence: ${SCHEDULES} schedules with seed ${seed}: ${ends.left} mails had left, ${ends.stopped} were stopped\n`);
  // Both sides of the fence were met, or this would show nothing.
  expect(Math.min(ends.left, ends.stopped)).toBeGreaterThan(SCHEDULES / 100);
  // So was the other process.
  expect(await other.stop()).toBeGreaterThan(SCHEDULES / 50);
}, 300_000);

/** What was put off (a greylisting, a minute between two answers) is sent, or stopped, now. */
async function drain(ids: string[]): Promise<void> {
  const states = ['drafting', 'review', 'holding', 'queued', 'claimed', 'handing_over'] as const;
  const open = { _id: { $in: ids }, 'delivery.state': { $in: states } };
  for (let minutes = 2; minutes < 40 && (await MessageModel.exists(open)); minutes += 2) {
    await MailboxModel.updateMany({}, { $set: { smtpRetryAt: null } });
    await sendOutbox({ ...edges, now: () => new Date(edges.now().getTime() + minutes * 60_000) });
  }
  expect(await MessageModel.find(open, { 'delivery.state': 1, 'delivery.lastError': 1 }).lean()).toEqual([]);
}
