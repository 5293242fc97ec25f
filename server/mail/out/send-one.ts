import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import { isDeadAddress } from '../../contacts/consent/dead-address.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import {
  backToQueue,
  type Claim,
  markAccepted,
  markFailed,
  markHandingOver,
  markUncertain,
  sendToReview,
  voidMail,
} from '../../inbox/ledger/mark-mail.ts';
import { type TruthEdges, weighSending } from '../../inbox/weigh/weigh-sending.ts';
import { readRaw } from '../raw-mail.ts';
import { isThrottle, type SmtpOutcome, type SmtpSession } from '../smtp.ts';
import { filesByItself } from './file-in-sent.ts';
import { markSmtpTrouble } from './mark-smtp.ts';

export type SendResult = 'sent' | 'failed' | 'deferred' | 'voided' | 'uncertain';

const MINUTE = 60_000;
/** A server that says "later" for a day will not take it: a person is told. */
const GIVE_UP_MS = 24 * 60 * MINUTE;

/**
 * Hands one claimed mail to the server, if the conversation still wants it. The claim is written before the thread is
 * read, and a takeover moves the epoch before it reads the claims: one of the two always sees the other.
 */
export async function sendOne(
  message: Stored<Message>,
  { mailbox, session }: { mailbox: Stored<Mailbox>; session: SmtpSession },
  edges: Edges & TruthEdges,
): Promise<SendResult> {
  const claim: Claim = { id: message._id, fence: message.delivery?.fence ?? 0 };
  const stopped = await weighAgain(message, claim, edges);
  if (stopped) return stopped;
  const raw = await readRaw(message.rawHash ?? '');
  let result: SendResult | null = null;
  const outcome = await session.send({
    from: mailbox.address,
    to: [...message.to, ...message.cc].map(({ address }) => address),
    raw,
    beforeBody: async () => {
      if (!(await markHandingOver(claim, edges))) {
        result = 'deferred';
        return false;
      }
      // The last moment at which a takeover can still stop it, or the world that it tells of.
      const verdict = await weighSending(message, edges.now(), edges);
      const isForPerson = verdict.act === 'review' && verdict.untilFirstByte === true;
      if (verdict.act !== 'void' && !isForPerson) return true;
      if (isForPerson) await giveToPerson(message, { ...verdict, isBodyUnsent: true }, edges);
      else await voidMail(claim, { reason: verdict.reason, isBodyUnsent: true }, edges);
      result = 'voided';
      return false;
    },
  });
  return result ?? settle(message, { claim, outcome, mailbox }, edges);
}

async function weighAgain(message: Stored<Message>, claim: Claim, edges: Edges & TruthEdges): Promise<SendResult | null> {
  const verdict = await weighSending(message, edges.now(), edges);
  if (verdict.act === 'send') return null;
  if (verdict.act === 'defer') {
    await backToQueue(claim, { dueAt: verdict.until, error: verdict.reason }, edges);
    return 'deferred';
  }
  if (verdict.act === 'review') await giveToPerson(message, verdict, edges);
  else await voidMail(claim, verdict, edges);
  return 'voided';
}

type ToPerson = { reason: string; isBodyUnsent?: boolean };

async function giveToPerson(message: Stored<Message>, why: ToPerson, edges: Edges & TruthEdges): Promise<void> {
  await sendToReview({ id: message._id, fence: message.delivery?.fence ?? 0 }, why, edges);
  await edges.noteReview?.(message, why.reason);
}

type Settle = { claim: Claim; outcome: SmtpOutcome; mailbox: Stored<Mailbox> };

/** Writes down what the server made of a claimed mail. */
export async function settle(message: Stored<Message>, { claim, outcome, mailbox }: Settle, edges: Edges): Promise<SendResult> {
  if (outcome.kind === 'accepted') {
    const refused = outcome.refusedTo.length > 0 ? ` (refused: ${outcome.refusedTo.join(', ')})` : '';
    await markAccepted(claim, { response: outcome.response + refused, filesByItself: filesByItself(mailbox) }, edges);
    return 'sent';
  }
  if (outcome.kind === 'stopped') return 'deferred';
  if (isThrottle(outcome.code))
    await markSmtpTrouble(mailbox, { fault: 'throttled', error: outcome.response, attempts: message.delivery?.attempts ?? 1 }, edges);
  if (outcome.kind === 'unknown') {
    await markUncertain(claim, { error: outcome.response }, edges);
    return 'uncertain';
  }
  return settleRefused(message, { claim, outcome }, edges);
}

type Refused = { claim: Claim; outcome: Extract<SmtpOutcome, { kind: 'refused' }> };

async function settleRefused(message: Stored<Message>, { claim, outcome }: Refused, edges: Edges): Promise<SendResult> {
  const { code, step, response } = outcome;
  const error = `${step ? `${step}: ` : ''}${response}`;
  if (isHopeless(message, code, edges.now())) {
    await markFailed(claim, { error, isDeadAddress: isRefusedAsDead(outcome) }, edges);
    return 'failed';
  }
  await backToQueue(
    claim,
    { dueAt: new Date(edges.now().getTime() + delayAfter(message.delivery?.attempts ?? 1, code)), error, isBodyUnsent: true },
    edges,
  );
  return 'deferred';
}

/** A 5xx stays one, and a server that has said "later" for a day means never. */
export function isHopeless({ date }: Stored<Message>, code: number | null, now: Date): boolean {
  return code !== null && (code >= 500 || now.getTime() - date.getTime() > GIVE_UP_MS);
}

/** A server's "later" is minutes (greylisting wants some), a broken connection is seconds. */
export function delayAfter(tries: number, code: number | null): number {
  const attempts = Math.max(tries, 1);
  if (isThrottle(code)) return 5 * MINUTE;
  return code === null ? Math.min(1000 * 1.5 ** attempts, 30_000) : Math.min(MINUTE * 2 ** (attempts - 1), 60 * MINUTE);
}

/** Only an answer to RCPT is about the recipient, and not each of them says that there is nobody. */
export function isRefusedAsDead({ code, step, response }: Refused['outcome']): boolean {
  // No part of an IP address: 198.5.1.10 is not 5.1.10.
  const status = /(?<![\d.])5\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(response)?.[0] ?? null;
  return step === 'RCPT TO' && (code === 550 || code === 551 || code === 553) && isDeadAddress({ status, words: response });
}
