import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { ensureMailbox } from '../../mail/accounts/ensure-mailbox.ts';
import { createPoller } from '../../mail/in/poll-mailboxes.ts';
import { MailboxModel } from '../../mail/mailbox.model.ts';
import { MailboxCursorModel } from '../../mail/mailbox-cursor.model.ts';
import { PlaceModel } from '../../mail/place.model.ts';
import { readRaw } from '../../mail/raw-mail.ts';
import { createTestEdges, type TestEdges } from '../test-edges.ts';
import { WILD_PASSWORD, WILD_USER } from './answer.ts';
import type { Quirk } from './quirk.ts';
import { startWildImap, type WildImap } from './start-wild-imap.ts';

/** Each server is a mailbox of its own. */
export type Wild = { name: string; server: WildImap; mailboxId: string };
export type WildWorld = {
  edges: TestEdges;
  wilds: Wild[];
  poll: (times?: number) => Promise<void>;
  /** Polls minute after minute until nothing is wrong. @returns how many polls it took; throws after twenty */
  pollUntilWell: (expected: { news: number }) => Promise<number>;
  /** What is not as it should be: each mail of a server is here once, to the byte, and what is news waits for its answer. */
  complaints: (expected: { news: number }) => Promise<string[]>;
  stop: () => Promise<void>;
};

/** Impatient, so that a test need not wait; patient enough for a busy machine. */
export const IMPATIENT = { connectMs: 2000, greetingMs: 800, signInMs: 1200, silenceMs: 1000 };

/** One poller over a mailbox at each of these servers, and a database without anything else. */
export async function openWildWorld(
  quirks: Record<string, Quirk>,
  { password = WILD_PASSWORD, maxBytes = 5_000_000, imap = {} as Partial<typeof IMPATIENT>, waitMs = 2500 } = {},
): Promise<WildWorld> {
  await Promise.all([MailboxModel.deleteMany(), MailboxCursorModel.deleteMany(), PlaceModel.deleteMany()]);
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), ContactModel.deleteMany()]);
  const edges = createTestEdges({ now: new Date() });
  const wilds: Wild[] = [];
  for (const [name, quirk] of Object.entries(quirks)) {
    const server = await startWildImap(quirk);
    wilds.push({ name, server, mailboxId: await addMailbox(wilds.length, { port: server.port, password, edges }) });
  }
  // The environment names one mailbox, and switches the others off.
  await MailboxModel.updateMany({}, { $set: { isEnabled: true } });
  const poller = createPoller(edges, { turnMs: 1000, waitMs, stuckMs: 500, imap: { ...IMPATIENT, ...imap } });

  const poll = async (times = 1) => {
    for (let n = 0; n < times; n += 1) {
      await settled(poller.poll({ ...edges, maxBytes }), { withinMs: waitMs + 8000 });
      edges.advance(60_000);
    }
  };
  const complaints = async ({ news }: { news: number }) => (await Promise.all(wilds.map((wild) => complaintsOf(wild, news)))).flat();
  return {
    edges,
    wilds,
    poll,
    complaints,
    pollUntilWell: async (expected) => {
      for (let polls = 1; polls <= 20; polls += 1) {
        await poll();
        if ((await complaints(expected)).length === 0) return polls;
      }
      throw new Error((await complaints(expected)).join('\n'));
    },
    stop: async () => {
      await settled(poller.close());
      await Promise.all(wilds.map(({ server }) => server.stop()));
    },
  };
}

async function addMailbox(index: number, { port, password, edges }: { port: number; password: string; edges: TestEdges }): Promise<string> {
  const server = { host: '127.0.0.1', port, secure: false, user: WILD_USER, password, isTlsInsecure: false };
  const address = index === 0 ? WILD_USER : `box${index}@larkinvale.example`;
  const rest = { fromName: '', inboxPath: 'INBOX', sentPath: null, filesSent: 'auto' as const, authservId: null };
  return ensureMailbox({ source: 'environment', address, imap: server, smtp: server, ...rest }, edges);
}

/** Whatever a server does, an await of ours comes to its end. */
export async function settled<Value>(work: Promise<Value>, { withinMs = 10_000 } = {}): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('an await did not settle')), withinMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export const loginsOf = ({ heard }: WildImap) => heard.filter((line) => line.startsWith('LOGIN')).length;

async function complaintsOf({ name, server, mailboxId }: Wild, news: number): Promise<string[]> {
  const [mailbox, messages, waiting] = await Promise.all([
    MailboxModel.findById(mailboxId).lean(),
    MessageModel.find({ mailboxId }).lean(),
    ThreadModel.countDocuments({ mailboxId, 'answer.state': 'waiting' }),
  ]);
  const here = await Promise.all(messages.map(async ({ rawHash }) => (await readRaw(rawHash ?? '')).toString('latin1')));
  const there = [...new Set(server.folders.flatMap(({ mails }) => mails.map(({ raw }) => raw.toString('latin1'))))];
  const lost = there.filter((raw) => !here.includes(raw)).length;
  const double = here.length - new Set(here).size;
  return [
    ...(lost > 0 ? [`${name}: ${lost} lost`] : []),
    ...(double > 0 ? [`${name}: ${double} double`] : []),
    ...(waiting === news ? [] : [`${name}: ${waiting} wait for an answer`]),
    ...(mailbox?.imapState === 'ok' ? [] : [`${name}: ${mailbox?.lastError}`]),
  ];
}
