import { listThreads } from '../server/inbox/list/list-threads.ts';
import { mailWords } from '../server/inbox/list/mail-words.ts';
import { MessageModel } from '../server/inbox/message.model.ts';
import { ThreadModel } from '../server/inbox/thread.model.ts';
import { buildMessage, buildThread, TEST_NOW } from '../server/test/build.ts';
import { MAIL_KINDS } from '../shared/message.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';
import { fill, openDatabase } from './fill.ts';

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

/** @returns ms p95 */
export async function firstPages(threads: number): Promise<number> {
  const database = await openDatabase();
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
  await fill(threads, ThreadModel, (n) =>
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
  const { p95, each } = await searchPages(messages);
  const rows = each.map(({ name, ms }) => ({ what: `search: ${name}`, value: round(ms, 1), unit: 'ms p95', goal: null, ok: null }));
  return [...rows, { what: `search in ${messages} mails`, value: round(p95, 1), unit: 'ms p95', goal: '≤ 150', ok: p95 <= 150 }];
}

/** The first page that a search finds, as the inbox asks for it. @returns ms p95, of all and of each kind of words */
export async function searchPages(messages: number): Promise<{ p95: number; each: { name: string; ms: number }[] }> {
  const database = await openDatabase();
  try {
    await fillMessages(messages);
    const times: { name: string; own: number[] }[] = [];
    for (const { name, words } of SEARCHES) {
      const own: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await listThreads({ view: 'all', search: words(n), limit: 50 }, { userId: 'me' });
        if (n > 0) own.push(performance.now() - began);
      }
      times.push({ name, own });
    }
    const all = times.flatMap(({ own }) => own);
    return { p95: quantile(all, 0.95), each: times.map(({ name, own }) => ({ name, ms: quantile(own, 0.95) })) };
  } finally {
    await database.stop();
  }
}

const SEARCHES: { name: string; words: (n: number) => string }[] = [
  { name: 'a word of one mail', words: (n) => `ref${n * 7919}` },
  { name: 'a word of some hundred', words: (n) => `street${n * 13}` },
  { name: 'a word of every mail', words: () => 'bedrooms' },
  { name: 'two words of many', words: (n) => `harbour area${n}` },
  { name: 'a beginning of a word', words: () => 'harb' },
  { name: 'a beginning of very many words', words: () => 're' },
  { name: 'what stands in quotes', words: (n) => `"street${n * 13}, area"` },
  { name: 'nothing there', words: () => 'zanzibar' },
];

async function fillMessages(messages: number): Promise<void> {
  await fillThreads(Math.round(messages / 5));
  const threads = await ThreadModel.find({}, { _id: 1 }).lean();
  await fill(messages, MessageModel, (n) => {
    const text = `Hello, ref${n}: we saw the house in Street${n % 4000}, Area${n % 60}, with ${1 + (n % 5)} bedrooms${n % 3 ? '' : ' near the harbour'}.`;
    const subject = `A house, ${n}`;
    const threadId = threads[n % threads.length]?._id ?? '';
    return { ...buildMessage({ threadId, subject, text, visibleText: text, sortAt: minutesAgo(n) }), words: mailWords({ subject, text }) };
  });
}
