import { simpleParser } from 'mailparser';
import { MessageModel } from '../server/inbox/message.model.ts';
import { STATUS_ITEMS } from '../server/mail/in/read-folder.ts';
import { MailboxCursorModel } from '../server/mail/mailbox-cursor.model.ts';
import { pollDovecot, rawMail } from '../server/test/mail-world.ts';
import { startDatabase } from '../server/test/start-database.ts';
import { type Dovecot, startDovecot } from '../server/test/start-dovecot.ts';
import { createTestEdges } from '../server/test/test-edges.ts';
import type { Row } from './bench.ts';
import { quantile, round } from './figures.ts';

const BACKLOG = 10_000;
/** Mailboxes that a poll with nothing new is asked of. */
const [FEW, MANY] = [100, 100_000];
const POLLS = 40;

/** How fast a backlog comes in from Dovecot, against a bare loop of fetch and parse over the same mailbox. */
export function benchIngest({ mails = BACKLOG } = {}): Promise<Row[]> {
  return withBacklog(mails, async ({ dovecot, poll }) => {
    const bare = mails / (await secondsOf(() => readBare(dovecot, mails)));
    const ours = mails / (await secondsOf(() => pollUntil(poll, mails)));
    const ratio = round(ours / bare, 2);
    return [
      { what: `ingest of ${mails} mails: fetch and parse alone`, value: Math.round(bare), unit: 'mails/s', goal: null, ok: null },
      { what: `ingest of ${mails} mails: stored and threaded`, value: Math.round(ours), unit: 'mails/s', goal: null, ok: null },
      { what: 'ingest against fetch and parse', value: ratio, unit: 'ratio', goal: '≥ 0.5', ok: ratio >= 0.5 },
    ];
  });
}

/** A poll that finds nothing, over a short mailbox and a long one; beside it the one question to the mail server that it cannot do without. */
export async function benchPoll(): Promise<Row[]> {
  const [few, many] = [await quietPollOf(FEW), await quietPollOf(MANY)];
  const ratio = round((many.poll - many.bare) / (few.poll - few.bare), 2);
  const row = (what: string, ms: number) => ({ what, value: round(ms, 1), unit: 'ms p50', goal: null, ok: null });
  return [
    row(`poll with nothing new, ${FEW} mails`, few.poll),
    row(`a bare STATUS of it, ${FEW} mails`, few.bare),
    row(`poll with nothing new, ${MANY} mails`, many.poll),
    row(`a bare STATUS of it, ${MANY} mails`, many.bare),
    { what: 'poll above STATUS, long mailbox against short', value: ratio, unit: 'ratio', goal: '≤ 1.2', ok: ratio <= 1.2 },
  ];
}

type QuietPoll = { poll: number; bare: number };

/** @returns ms p50 of a poll of three folders, and of a bare STATUS of the one where the mails lie */
export const quietPollOf = (mails: number): Promise<QuietPoll> => withBacklog(mails, quietPoll);

type Backlog = { dovecot: Dovecot; poll: () => Promise<unknown> };

/** A mailbox that was read when it was empty: what lies there at the first look is old mail, and a backlog is new mail that nobody has read. */
async function withBacklog<Measured>(mails: number, measure: (backlog: Backlog) => Promise<Measured>): Promise<Measured> {
  const database = await startDatabase({ isNew: true });
  const dovecot = await startDovecot();
  const edges = { ...createTestEdges({ now: new Date() }), now: () => new Date() };
  const { poll, close } = await pollDovecot(dovecot, edges);
  try {
    await poll();
    for (let n = 0; n < mails; n++) await dovecot.deliver(letter(n));
    return await measure({ dovecot, poll });
  } finally {
    await close();
    await dovecot.stop();
    await database.stop();
  }
}

async function quietPoll({ dovecot, poll }: Backlog): Promise<QuietPoll> {
  // The server takes what was delivered into its own index when the folder is first opened, and till then looks at each file anew.
  const client = await dovecot.connect();
  const { uidNext } = await client.mailboxOpen('INBOX');
  await client.mailboxClose();
  // As if all of it had been read: how it was does not matter to the next poll.
  await MailboxCursorModel.updateMany({ role: 'inbox' }, { $set: { settledUid: uidNext - 1, lastStatus: null } });
  for (let n = 0; n < 3; n++) await poll();
  const times: { poll: number[]; bare: number[] } = { poll: [], bare: [] };
  for (let n = 0; n < POLLS; n++) {
    times.poll.push((await secondsOf(poll)) * 1000);
    times.bare.push((await secondsOf(() => client.status('INBOX', STATUS_ITEMS))) * 1000);
  }
  await client.logout();
  if ((await MessageModel.countDocuments()) > 0) throw new Error('there was something new');
  return { poll: quantile(times.poll, 0.5), bare: quantile(times.bare, 0.5) };
}

/** One in four answers an earlier mail; a hundred people write, each again and again. */
function letter(n: number): string {
  const person = n % 100;
  const isAnswer = n >= 400 && n % 4 === 0;
  return rawMail({
    from: `Person ${person} <person${person}@bench.example>`,
    subject: isAnswer ? `Re: A house, ${n - 400}` : `A house, ${n}`,
    id: `<bench-${n}@bench.example>`,
    ...(isAnswer && { inReplyTo: `<bench-${n - 400}@bench.example>` }),
    text: `Hello,\r\n\r\ndo you have ${1 + (n % 5)} bedrooms near the harbour, up to $${400 + (n % 300)},000?\r\n\r\nPerson ${person}\r\n`.repeat(
      3,
    ),
  });
}

async function readBare(dovecot: Dovecot, mails: number): Promise<void> {
  const client = await dovecot.connect();
  const lock = await client.getMailboxLock('INBOX', { readOnly: true });
  let parsed = 0;
  for await (const { source } of client.fetch('1:*', { uid: true, source: true })) {
    await simpleParser(source ?? '');
    parsed++;
  }
  lock.release();
  await client.logout();
  if (parsed !== mails) throw new Error(`${parsed} of ${mails} mails parsed`);
}

async function pollUntil(poll: () => Promise<unknown>, mails: number): Promise<void> {
  while ((await MessageModel.estimatedDocumentCount()) < mails) await poll();
  if ((await MessageModel.countDocuments()) !== mails) throw new Error('a mail was stored twice');
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}
