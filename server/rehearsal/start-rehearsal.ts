import { randomBytes } from 'node:crypto';
import { fullName } from '../../shared/full-name.ts';
import type { CastMember, ReceiveInput, SentMail } from '../../shared/rehearsal.ts';
import type { Edges } from '../edges.ts';
import { errorText } from '../errors.ts';
import { hearMail } from './customers/hear-mail.ts';
import { castOfRun } from './customers/in-run.ts';
import { newsReader } from './customers/news-reader.ts';
import type { Customer } from './customers/script.ts';
import { writeLetter } from './customers/write-letter.ts';
import { type LetterToPost, playCast } from './play-cast.ts';
import type { Recalled } from './recall-cast.ts';
import { buildPeople } from './seed/people.ts';
import { showSent } from './show-sent.ts';
import { startImap } from './start-imap.ts';
import { type HandedOver, startSmtp } from './start-smtp.ts';
import { REHEARSAL_AUTHSERV_ID, stampDelivery, writeMail } from './write-mail.ts';

const BROKERAGE = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };
const TICK_MS = 100;
/**
 * The customers wait until somebody has opened the mailbox, and a little longer, until it is read through: what lies in
 * a mailbox when it is first read counts as old, and old mail is never answered.
 */
const LONGEST_WAIT_MS = 15_000;
const FIRST_READ_MS = 1500;
const KEPT_SENT_MAILS = 5000;

type Server = { host: string; port: number; secure: boolean; user: string; password: string; isTlsInsecure: boolean };
export type Rehearsal = {
  /** What `ensureMailbox` is told: the product reads and sends here as with any provider. */
  mailboxConfig: {
    source: 'rehearsal';
    address: string;
    fromName: string;
    imap: Server;
    smtp: Server;
    inboxPath: string;
    sentPath: null;
    filesSent: 'false';
    authservId: string;
  };
  cast: () => CastMember[];
  /** A mail from anybody, put into the brokerage's INBOX. */
  receive: (input: ReceiveInput) => Promise<void>;
  /** The same to the byte; a string is taken as UTF-8. */
  receiveRaw: (raw: string | Buffer) => Promise<void>;
  /** What arrived at an address, oldest first. */
  sentTo: (address: string) => SentMail[];
  speed: () => number;
  setSpeed: (speed: number) => void;
  /** The customers start over, each from an address of the new run, and what arrived at them is forgotten. */
  reset: () => void;
  stop: () => Promise<void>;
};

/** Starts the mail servers on loopback and, behind them, the customers who write and answer. No other host is contacted. */
export async function startRehearsal({
  edges,
  speed,
  withCustomers,
  recalled,
}: {
  edges: Edges;
  speed: number;
  withCustomers: boolean;
  /** What was written before a restart: the stories go on from there. */
  recalled?: Recalled;
}): Promise<Rehearsal> {
  const { log, now } = edges;
  const user = BROKERAGE.address;
  const password = randomBytes(18).toString('base64url');
  let run = recalled?.run ?? 1;
  let cast = withCustomers ? castOfRun(run) : [];
  const play = playCast(cast, { speed, past: recalled?.past });
  const sent: SentMail[] = [];
  const readers = withCustomers ? newsReaders(now()) : [];
  const findCustomer = (address: string) => [...cast, ...readers].find((customer) => customer.address === address) ?? null;
  const imap = await startImap({ user, password, log });

  const receiveRaw = async (raw: string | Buffer) => {
    imap.deliver(typeof raw === 'string' ? Buffer.from(raw) : raw, { folder: 'INBOX', at: now() });
  };
  const hear = async ({ to, raw, from }: HandedOver) => {
    const mail = await hearMail(raw, now());
    sent.push(showSent(mail, { raw, to }));
    sent.splice(0, Math.max(0, sent.length - KEPT_SENT_MAILS));
    for (const address of to) {
      const customer = findCustomer(address);
      if (customer) play.hear(customer, mail);
      if (address === BROKERAGE.address) await receiveRaw(stampDelivery(raw, { from, to: address, at: now() }));
    }
  };
  const smtp = await startSmtp({ user, password, log, onMail: hear });
  const post = async (letter: LetterToPost) => receiveRaw(await writeLetter(letter, { to: BROKERAGE, at: now() }));
  const stopClock = startClock({ edges, ready: imap.opened, advance: play.advance, post });

  const server = { host: '127.0.0.1', secure: false, user, password, isTlsInsecure: false };
  return {
    mailboxConfig: {
      source: 'rehearsal',
      address: BROKERAGE.address,
      fromName: BROKERAGE.name,
      imap: { ...server, port: imap.port },
      smtp: { ...server, port: smtp.port },
      inboxPath: 'INBOX',
      sentPath: null,
      filesSent: 'false',
      authservId: REHEARSAL_AUTHSERV_ID,
    },
    cast: play.cast,
    receive: async ({ from, name = '', ...mail }) => {
      const raw = await writeMail({ ...mail, from: { address: from, name }, to: BROKERAGE, at: now() });
      await receiveRaw(stampDelivery(raw, { from, to: BROKERAGE.address, at: now() }));
    },
    receiveRaw,
    sentTo: (address) => sent.filter(({ to }) => to.includes(address.toLowerCase())),
    speed: play.speed,
    setSpeed: play.setSpeed,
    reset: () => {
      sent.length = 0;
      run++;
      cast = withCustomers ? castOfRun(run) : [];
      play.reset(cast);
    },
    stop: async () => {
      await stopClock();
      await smtp.stop();
      await imap.stop();
    },
  };
}

/** Those of the two hundred contacts who react to campaigns. */
function newsReaders(now: Date): Customer[] {
  return buildPeople(now).flatMap((person, place) => {
    const reader = newsReader({ address: person.email, name: fullName(person), place });
    return reader ? [reader] : [];
  });
}

/** Lets the rehearsal's time run from the moment the mailbox is read. Each letter is posted before the next. */
function startClock({
  edges: { now, log },
  ready,
  advance,
  post,
}: {
  edges: Edges;
  ready: Promise<void>;
  advance: (realSeconds: number) => LetterToPost[];
  post: (letter: LetterToPost) => Promise<void>;
}): () => Promise<void> {
  let last: number | null = null;
  let isStopped = false;
  let posting = Promise.resolve();
  const begin = () => {
    last ??= now().getTime();
  };
  let waiting = setTimeout(begin, LONGEST_WAIT_MS);
  void ready.then(() => {
    clearTimeout(waiting);
    if (!isStopped) waiting = setTimeout(begin, FIRST_READ_MS);
  });
  const postAll = async (letters: LetterToPost[]) => {
    for (const letter of letters) {
      await post(letter).catch((error) =>
        log.error({ error: errorText(error), customer: letter.customer.address }, 'a customer could not write'),
      );
    }
  };
  const ticking = setInterval(() => {
    if (last === null) return;
    const time = now().getTime();
    const letters = advance(Math.max(0, time - last) / 1000);
    last = time;
    if (letters.length > 0) posting = posting.then(() => postAll(letters));
  }, TICK_MS);
  return async () => {
    isStopped = true;
    clearTimeout(waiting);
    clearInterval(ticking);
    await posting;
  };
}
