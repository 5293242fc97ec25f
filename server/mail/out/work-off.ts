import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import { allEnded } from '../../all-ended.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { claimNextDue } from '../../inbox/ledger/claim-mail.ts';
import { backToQueue } from '../../inbox/ledger/mark-mail.ts';
import type { TruthEdges } from '../../inbox/weigh/weigh-sending.ts';
import { onWalk } from '../../logger.ts';
import { type CampaignFeed, createCampaignFeed } from '../campaigns/campaign-feed.ts';
import type { Prepared } from '../campaigns/prepare-mails.ts';
import { putOff, sendPrepared } from '../campaigns/send-prepared.ts';
import { mailboxById } from '../find-mailboxes.ts';
import { openSmtp, SmtpError, type SmtpSession } from '../smtp.ts';
import { markSmtpTrouble, markSmtpWorks } from './mark-smtp.ts';
import { type SendResult, sendOne } from './send-one.ts';
import { type Rates, takeSendSlot } from './take-send-slot.ts';

export type SendEdges = JobEdges & TruthEdges & { connections: number; runMs?: number };
export type Run = {
  mailboxes: Map<string, Stored<Mailbox>>;
  /** Those whose share for campaigns is used up for now. */
  withoutCampaigns: Set<string>;
  rates: Rates;
  campaignRates: Rates;
  /** Campaign mails per minute to one domain of receivers. */
  perDomain: number;
  /** By `performance.now()`: then nothing more is claimed. */
  end: number;
  counts: Record<SendResult | 'released', number>;
};

/** While a campaign is sent, conversations are asked for this often: they go first. */
const LOOK_MS = 100;

/** Sends all that is due with some connections at once: conversations first, campaigns when nothing else waits. */
export async function workOff(run: Run, edges: SendEdges): Promise<void> {
  /** One connection lost the database: the others end what they have begun. */
  let isBroken = false;
  const mayGoOn = () => !isBroken && !edges.signal.aborted && run.mailboxes.size > 0 && performance.now() < run.end;
  const mailboxIds = () => [...run.mailboxes.keys()].filter((id) => !run.withoutCampaigns.has(id));
  const onFull = (mailboxId: string) => void run.withoutCampaigns.add(mailboxId);
  const { mailboxes, campaignRates: rates, perDomain, counts } = run;
  const feed = createCampaignFeed({ mailboxes, rates, perDomain, counts, onFull, mailboxIds, mayGoOn }, edges);
  let nextLook = 0;
  const next = async (): Promise<Work | null> => {
    if (!mayGoOn()) {
      const claimed = await feed.next();
      return claimed && { prepared: claimed };
    }
    const isTimeToLook = performance.now() >= nextLook;
    if (isTimeToLook) {
      nextLook = performance.now() + LOOK_MS;
      const message = await claimNextDue({ mailboxIds: [...run.mailboxes.keys()] }, edges);
      if (message) nextLook = 0; // There may be more.
      if (message) return { message };
    }
    const prepared = await feed.next();
    if (prepared || isTimeToLook) return prepared && { prepared };
    // No campaign holds this connection: it must not go home because another one looked a moment ago.
    const message = await claimNextDue({ mailboxIds: [...run.mailboxes.keys()] }, edges);
    return message && { message };
  };
  try {
    // Mostly nothing is due: one look, then as many connections as there may be.
    const first = await next();
    if (!first) return;
    const workers = Array.from({ length: edges.connections }, (_, n) => work({ first: n === 0 ? first : null, next, feed, run }, edges));
    for (const worker of workers)
      worker.catch(() => {
        isBroken = true;
      });
    // The next run takes what this one holds for left over, so nothing of it may still be under way.
    await allEnded(workers);
  } finally {
    await feed.close();
  }
}

type Work = { message: Stored<Message> } | { prepared: Prepared };
type Worker = { first: Work | null; next: () => Promise<Work | null>; feed: CampaignFeed; run: Run };
type Sessions = Map<string, SmtpSession>;

/** One worker: one mail at a time over one connection per mailbox, until nothing is due. */
async function work({ first, next, feed, run }: Worker, edges: SendEdges): Promise<void> {
  const sessions: Sessions = new Map();
  try {
    for (let one = first ?? (await next()); one; one = await next()) {
      const { _id, threadId, delivery } = 'message' in one ? one.message : one.prepared.message;
      const result = await onWalk({ outbound: _id, thread: threadId, mail: delivery?.basedOn ?? null }, async () => {
        const sending =
          'message' in one
            ? sendClaimed(one.message, { run, sessions }, edges)
            : sendOfCampaign(one.prepared, { run, sessions, feed }, edges);
        const result = await sending.catch((error) => {
          // The claim stays, and the next run settles it by what was written of it.
          edges.log.error({ error }, 'sending a mail failed unexpectedly');
          return 'deferred' as const;
        });
        edges.log['message' in one ? 'info' : 'debug']({ result }, 'a mail of ours was tried');
        return result;
      });
      run.counts[result]++;
    }
  } finally {
    for (const session of sessions.values()) session.close();
  }
}

type With = { run: Run; sessions: Sessions };

async function sendClaimed(message: Stored<Message>, { run, sessions }: With, edges: SendEdges): Promise<SendResult> {
  const claim = { id: message._id, fence: message.delivery?.fence ?? 0 };
  const mailbox = run.mailboxes.get(message.mailboxId);
  if (!mailbox) {
    // Another worker found this mailbox in trouble between our list and our claim.
    await backToQueue(claim, { dueAt: edges.now(), error: 'the mailbox rests' }, edges);
    return 'deferred';
  }
  const later = await takeSendSlot(mailbox._id, run.rates, edges.now());
  if (later) {
    run.mailboxes.delete(mailbox._id);
    await backToQueue(claim, { dueAt: later, error: 'the rate of this mailbox is used up' }, edges);
    return 'deferred';
  }
  return withSession(
    mailbox,
    { run, sessions },
    {
      send: (session) => sendOne(message, { mailbox, session }, edges),
      putOff: (dueAt, error) => backToQueue(claim, { dueAt, error }, edges),
      attempts: message.delivery?.attempts ?? 1,
    },
    edges,
  );
}

async function sendOfCampaign(
  mail: Prepared,
  { run, sessions, feed }: With & { feed: CampaignFeed },
  edges: SendEdges,
): Promise<SendResult> {
  const { message, mailbox } = mail;
  try {
    // Another worker found this mailbox in trouble: the mail is due as it was, once it is given back.
    if (!run.mailboxes.has(mailbox._id)) {
      if (feed.isClaimed(mail)) await feed.putOff(mail, { until: edges.now(), reason: 'the mailbox rests' });
      return 'deferred';
    }
    return await withSession(
      mailbox,
      { run, sessions },
      {
        send: (session) => sendPrepared(mail, { session, feed }, edges),
        putOff: (until, reason) => putOff(mail, { feed, until, reason }),
        attempts: (message.delivery?.attempts ?? 0) + 1,
      },
      edges,
    );
  } finally {
    feed.done(mail);
  }
}

type Sending = {
  send: (session: SmtpSession) => Promise<SendResult>;
  /** The server could not be reached: the mail waits. */
  putOff: (until: Date, error: string) => Promise<void>;
  attempts: number;
};

async function withSession(mailbox: Stored<Mailbox>, { run, sessions }: With, { send, putOff, attempts }: Sending, edges: SendEdges) {
  try {
    const session = await sessionFor(mailbox, sessions, edges);
    const result = await send(session);
    if (!session.isOpen()) {
      sessions.delete(mailbox._id);
      const { smtpRetryAt } = await mailboxById(mailbox._id);
      if (smtpRetryAt && smtpRetryAt > edges.now()) run.mailboxes.delete(mailbox._id);
    }
    return result;
  } catch (error) {
    if (!(error instanceof SmtpError)) throw error;
    run.mailboxes.delete(mailbox._id);
    const dueAt = await markSmtpTrouble(mailbox, { fault: error.fault, error: errorText(error), attempts }, edges);
    await putOff(dueAt, errorText(error));
    return 'deferred';
  }
}

async function sessionFor(mailbox: Stored<Mailbox>, sessions: Sessions, edges: SendEdges): Promise<SmtpSession> {
  const open = sessions.get(mailbox._id);
  if (open?.isOpen()) return open;
  const session = await openSmtp(mailbox.smtp, { secret: edges.secret });
  sessions.set(mailbox._id, session);
  await markSmtpWorks(mailbox, edges);
  return session;
}
