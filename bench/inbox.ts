import { listThreads } from '../server/inbox/list/list-threads.ts';
import { mailWords } from '../server/inbox/list/mail-words.ts';
import { MessageModel } from '../server/inbox/message.model.ts';
import { ThreadModel } from '../server/inbox/thread.model.ts';
import { buildMessage, buildThread, TEST_NOW } from '../server/test/build.ts';
import { startDatabase } from '../server/test/start-database.ts';
import { MAIL_KINDS } from '../shared/message.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';

const [FEW, MANY] = [1000, 200_000];
const MESSAGES = 1_000_000;
const ROUNDS = 100;
const minutesAgo = (n: number) => new Date(TEST_NOW.getTime() - n * 60_000);

/** The first page of the inbox, among a thousand conversations and among two hundred thousand. */
export async function benchInboxList(): Promise<Row[]> {
  const [few, many] = [await firstPages(FEW), await firstPages(MANY)];
  const ratio = round(many / few, 2);
  return [
    { what: `first page of the inbox, ${FEW} conversations`, value: round(few, 1), unit: 'ms p95', goal: null, ok: null },
    { what: `first page of the inbox, ${MANY} conversations`, value: round(many, 1), unit: 'ms p95', goal: '≤ 20', ok: many <= 20 },
    { what: 'first page, many against few', value: ratio, unit: 'ratio', goal: '≤ 1.5', ok: ratio <= 1.5 },
  ];
}

async function firstPages(threads: number): Promise<number> {
  const database = await startDatabase({ isNew: true });
  try {
    await fillThreads(threads);
    const times: number[] = [];
    const views = ['all', 'needs_you', 'mine', 'unassigned', 'buyers', 'sellers', 'closed'] as const;
    for (let n = 0; n < ROUNDS + views.length; n++) {
      const began = performance.now();
      await listThreads({ view: views[n % views.length] ?? 'all', limit: 50 }, { userId: 'me' });
      // The first of each view only warms it.
      if (n >= views.length) times.push(performance.now() - began);
    }
    return quantile(times, 0.95);
  } finally {
    await database.stop();
  }
}

async function fillThreads(threads: number): Promise<void> {
  const kinds = [null, ...MAIL_KINDS];
  await inBatches(threads, ThreadModel, (n) =>
    buildThread({
      kind: kinds[n % kinds.length],
      status: n % 5 === 0 ? 'closed' : 'open',
      isInInbox: true,
      ownerId: [null, 'me', 'bo'][n % 3] ?? null,
      needs: n % 50 === 0 ? { reason: 'review', detail: '', at: TEST_NOW } : null,
      lastMessageAt: minutesAgo(n),
      subject: `A house, ${n}`,
    }),
  );
}

/** `bun run bench search [messages]`: words in a million mails, rare and common, several and in parts. */
export async function benchSearch(): Promise<Row[]> {
  const messages = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? MESSAGES);
  const database = await startDatabase({ isNew: true });
  try {
    await fillMessages(messages);
    const rows: Row[] = [];
    const all: number[] = [];
    for (const { name, words } of SEARCHES) {
      const own: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await listThreads({ view: 'all', search: words(n), limit: 50 }, { userId: 'me' });
        if (n > 0) own.push(performance.now() - began);
      }
      all.push(...own);
      rows.push({ what: `search: ${name}`, value: round(quantile(own, 0.95), 1), unit: 'ms p95', goal: null, ok: null });
    }
    const p95 = quantile(all, 0.95);
    return [...rows, { what: `search in ${messages} mails`, value: round(p95, 1), unit: 'ms p95', goal: '≤ 150', ok: p95 <= 150 }];
  } finally {
    await database.stop();
  }
}

const SEARCHES: { name: string; words: (n: number) => string }[] = [
  { name: 'a word of one mail', words: (n) => `ref${n * 7919}` },
  { name: 'a word of some hundred', words: (n) => `street${n * 13}` },
  { name: 'a word of every mail', words: () => 'bedrooms' },
  { name: 'two words of many', words: (n) => `harbour area${n}` },
  { name: 'a part of a word', words: () => 'harb' },
  { name: 'nothing there', words: () => 'zanzibar' },
];

async function fillMessages(messages: number): Promise<void> {
  await fillThreads(Math.round(messages / 5));
  const threads = await ThreadModel.find({}, { _id: 1 }).lean();
  await inBatches(messages, MessageModel, (n) => {
    const text = `Hello, ref${n}: we saw the house in Street${n % 4000}, Area${n % 60}, with ${1 + (n % 5)} bedrooms${n % 3 ? '' : ' near the harbour'}.`;
    const subject = `A house, ${n}`;
    const threadId = threads[n % threads.length]?._id ?? '';
    return { ...buildMessage({ threadId, subject, text, visibleText: text, sortAt: minutesAgo(n) }), words: mailWords({ subject, text }) };
  });
}

type Filled = {
  collection: { dropIndexes(): Promise<unknown>; insertMany(rows: never[], options: object): Promise<unknown> };
  createIndexes(): Promise<unknown>;
};

/** Indexes built over what lies there cost a fraction of indexes kept while it comes. */
async function inBatches(count: number, model: Filled, build: (n: number) => object): Promise<void> {
  await model.collection.dropIndexes();
  for (let at = 0; at < count; at += 5000) {
    const batch = Array.from({ length: Math.min(5000, count - at) }, (_, n) => build(at + n));
    await model.collection.insertMany(batch as never[], { ordered: false, writeConcern: { w: 1, j: false } });
  }
  await model.createIndexes();
}
