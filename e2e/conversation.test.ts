import { afterAll, beforeAll, expect, test } from 'bun:test';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { type AskedOpenAi, type OpenAiAnswer, startOpenAi } from '../server/test/start-openai.ts';
import type { Triage } from '../shared/decision.ts';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/**
 * Conversations played through real IMAP and SMTP with a model that gives fixed engagement and readiness: when is the
 * call proposed, when never, and does a picked time end in a booked call?
 */
let world: MailWorld;
let openai: ReturnType<typeof startOpenAi>;
let server: RunningServer;
let api: Api;

beforeAll(async () => {
  world = await startMailWorld();
  openai = startOpenAi({ answer });
  server = await startServer({
    ...world.env,
    DATA_DIR: await newDataDir(),
    OPENAI_API_KEY: 'sk-local',
    OPENAI_BASE_URL: openai.baseUrl,
  });
  api = await signIn(server.url);
  // These customers answer at once, again and again.
  const noBrakes = { secondsBetweenReplies: 0, maxAutoRepliesPerHour: 100, maxAutoRepliesPerDay: 100, maxAutoRepliesPerMailboxHour: 1000 };
  await api.settings.update.mutate({ ai: noBrakes, sending: { perMinute: 1000 } });
  await firstPoll(api);
  // All at once: each test waits for its own.
  for (const [name, turns] of Object.entries(STORIES)) played.set(name, play(name, turns));
  void Promise.allSettled(played.values());
}, 90_000);
afterAll(async () => {
  await server.stop();
  await openai.stop();
  await world.stop();
  await removeDataDir(server.dataDir);
});

const played = new Map<string, ReturnType<typeof play>>();
const told = async (name: keyof typeof STORIES) => (await played.get(name)) ?? Promise.reject(new Error(`nobody plays ${name}`));
const PATIENCE_MS = 120_000;

type Turn = { says: string; read: Partial<Triage> };
/** What the model reads in each mail, by the words of the mail. */
const reading = new Map<string, Partial<Triage>>();
const CALM: Triage = {
  ...{ kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: '', language: 'en', intents: ['other'] },
  ...{ engagement: 0.6, readiness: 0.2, asksForPerson: false, refusesCall: false, injectionSuspected: false },
};

function answer(asked: AskedOpenAi): OpenAiAnswer {
  const { text } = asked.data.mail as { text: string };
  const [words = '', read = {}] = [...reading].find(([says]) => text.includes(says)) ?? [];
  if (asked.schemaName === 'triage') return { object: { ...CALM, ...read } };
  if (asked.schemaName === 'slots') return { object: { slots: [], preferences: [] } };
  const theirs = words.split(' ').slice(0, 6).join(' ').replace(/[?.!]/g, '');
  const paragraphs = [
    `Thank you for your mail, and for writing to us that "${theirs}", which we have read and kept beside everything else.`,
    `With "${theirs}" in mind we will gladly go on, at your pace and in whatever way suits you best, and we stay close by for you.`,
  ];
  return { object: { paragraphs, listingKeys: [], slotIds: [], question: [], language: 'en' } };
}

/** Older than each answer of ours: three that came within seconds of our own would be taken for a machine's. */
let writtenAt = Date.now() - 60_000;
const answersTo = (name: string) => world.sink.received.filter(({ to }) => to.includes(`${name}@example.com`));

/** Plays one conversation: each mail is written when the one before has been answered. @returns our answers and decisions */
async function play(name: string, turns: Turn[]) {
  const address = `${name} Reed <${name}@example.com>`;
  let threadId = '';
  for (const [index, { says, read }] of turns.entries()) {
    reading.set(says, read);
    const before = answersTo(name);
    const inReplyTo = before.length > 0 ? headerOf(before.at(-1)?.raw ?? '', 'Message-ID') : undefined;
    const letter = { from: address, subject: `${index > 0 ? 'Re: ' : ''}A home for ${name}`, messageId: `<${name}.${index}@example.com>` };
    writtenAt += 1000;
    const raw = writeMail(world.dovecot.user, { ...letter, text: `Hello,\n\n${says}\n\n${name}`, inReplyTo, references: inReplyTo });
    await world.dovecot.deliver(raw, 'INBOX', { internalDate: new Date(writtenAt) });
    await until(`the answer to mail ${index + 1} of ${name}`, async () => answersTo(name).length > before.length, {
      everyMs: 50,
      seconds: PATIENCE_MS / 1000,
    });
    threadId ||=
      (await api.inbox.list.query({ view: 'all', limit: 100 })).threads.find(({ contactName }) => contactName.startsWith(name))?.id ?? '';
    const isCounted = async () => (await api.inbox.thread.query({ threadId })).thread.exchanges === index + 1;
    await until(`answer ${index + 1} to ${name} being counted`, isCounted, { everyMs: 50 });
  }
  const view = await api.inbox.thread.query({ threadId });
  const inbound = view.messages.filter(({ direction }) => direction === 'inbound');
  const moves = inbound.map(({ id }) => view.decisions.find(({ messageId }) => messageId === id)?.move);
  const offers = view.messages.filter(({ author }) => author === 'ai').map(({ offeredSlots }) => offeredSlots);
  return { ...view, moves, offers, answers: answersTo(name) };
}

const MATTERS = [
  'The garden gate',
  'A bay window',
  'Our old piano',
  'The tall bookshelf',
  'A kitchen table',
  'The red bicycle',
  'My two guitars',
];
/** So many mails of one mood, each about something else; `but` changes some of them, counted from 1. */
const moods = (name: string, count: number, read: Partial<Triage>, but: Record<number, Partial<Triage>> = {}): Turn[] =>
  MATTERS.slice(0, count).map((matter, index) => ({
    says: `${matter} matters to ${name} a great deal, as you will understand, so let us keep it in mind.`,
    read: { ...read, ...but[index + 1] },
  }));
const STORIES = {
  wanda: moods('wanda', 4, { engagement: 0.6 }),
  lukas: moods('lukas', 5, { engagement: 0.3 }),
  rhea: moods('rhea', 1, { engagement: 0.4, readiness: 0.8 }),
  cora: moods('cora', 7, { engagement: 0.1 }),
  rufus: moods('rufus', 7, { engagement: 0.6 }, { 3: { refusesCall: true } }),
  willa: moods('willa', 2, { engagement: 0.6 }, { 1: { refusesCall: true }, 2: { intents: ['asks_to_talk'] } }),
  piet: [
    ...moods('piet', 1, { readiness: 0.9 }),
    { says: 'The second one works for me, thank you.', read: { intents: ['picks_time'], readiness: 0.9 } },
    { says: 'Splendid, I look forward to it very much indeed.', read: { intents: ['thanks'], readiness: 0.9 } },
  ] satisfies Turn[],
};
const quiet = (count: number) => Array.from({ length: count }, () => 'qualify' as const);
const offered = ({ offers }: Awaited<ReturnType<typeof play>>) => offers.map((slots) => slots.length);

test(
  'an engaged customer is asked for the call at the fourth answered mail and not before',
  async () => {
    const wanda = await told('wanda');
    expect(wanda.moves).toEqual([...quiet(3), 'ask_for_call']);
    // The times stand in the mail, whether or not the model spoke of them.
    expect(offered(wanda)).toEqual([0, 0, 0, 3]);
  },
  PATIENCE_MS,
);

test(
  'one who is lukewarm at the fifth',
  async () => {
    const lukas = await told('lukas');
    expect(lukas.moves).toEqual([...quiet(4), 'ask_for_call']);
    expect(offered(lukas)).toEqual([0, 0, 0, 0, 3]);
  },
  PATIENCE_MS,
);

test(
  'one who is ready at once',
  async () => {
    const rhea = await told('rhea');
    expect([rhea.moves, offered(rhea)]).toEqual([['ask_for_call'], [3]]);
  },
  PATIENCE_MS,
);

test(
  'one who stays disengaged never',
  async () => {
    const cora = await told('cora');
    expect(cora.moves).toEqual(quiet(7));
    expect(offered(cora)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  },
  PATIENCE_MS,
);

test(
  'after a refusal not for three exchanges, then again; a new wish beats it',
  async () => {
    expect((await told('rufus')).moves).toEqual([...quiet(6), 'ask_for_call']);
    expect((await told('willa')).moves).toEqual(['qualify', 'ask_for_call']);
  },
  PATIENCE_MS,
);

test(
  'whoever picks one of the offered times has a booked call, and an invitation that calendars read',
  async () => {
    const { moves, offers, answers, calls, thread } = await told('piet');
    // With the call booked it is not asked for again, however ready they are.
    expect(moves.slice(0, 2)).toEqual(['ask_for_call', 'confirm_call']);
    expect(moves[2]).not.toBe('ask_for_call');
    const second = offers[0]?.[1];
    expect(calls).toMatchObject([{ state: 'booked' }]);
    expect(calls[0]?.startsAt).toEqual(second?.startsAt as Date);
    expect(thread.stage).toBe('call_scheduled');

    const event = await invitationIn(answers[1]?.raw ?? Buffer.alloc(0));
    expect(event.component.parent?.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe(calls[0]?.uid ?? '');
    expect(event.startDate.toJSDate()).toEqual(second?.startsAt as Date);
    expect(event.endDate.toJSDate()).toEqual(second?.endsAt as Date);
    expect(event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual(['mailto:piet@example.com']);
  },
  PATIENCE_MS,
);

/** The one event of the invitation that a mail carries. */
async function invitationIn(raw: Buffer): Promise<ICAL.Event> {
  const { attachments } = await simpleParser(raw);
  const calendar = attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  const component = new ICAL.Component(ICAL.parse(calendar?.content.toString() ?? ''));
  return new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined);
}
