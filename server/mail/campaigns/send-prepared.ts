import type { Edges } from '../../edges.ts';
import { deferCampaignMails } from '../../inbox/campaign-mail/due-campaign-mails.ts';
import { markFailed, voidMail } from '../../inbox/ledger/mark-mail.ts';
import { ERASED } from '../../inbox/people/emptied.ts';
import { weighSending } from '../../inbox/weigh/weigh-sending.ts';
import { OPTED_OUT } from '../../inbox/weigh/why-not-send.ts';
import { filesByItself } from '../out/file-in-sent.ts';
import { markSmtpTrouble } from '../out/mark-smtp.ts';
import { delayAfter, isHopeless, isRefusedAsDead, type SendResult, settle } from '../out/send-one.ts';
import { isThrottle, type SmtpOutcome, type SmtpSession } from '../smtp.ts';
import type { CampaignFeed } from './campaign-feed.ts';
import type { Prepared } from './prepare-mails.ts';

type With = { session: SmtpSession; feed: CampaignFeed };

/** Hands one prepared mail of a campaign to the server; it is claimed when the server is ready for the body, at the latest. */
export async function sendPrepared(mail: Prepared, { session, feed }: With, edges: Edges): Promise<SendResult> {
  const { message, mailbox, raw } = mail;
  const fence = message.delivery?.fence ?? 0;
  const claim = { id: message._id, fence: fence + 1 };
  let stopped: SendResult | null = null;
  const outcome = await session.send({
    from: mailbox.address,
    to: message.to.map(({ address }) => address),
    raw,
    beforeBody: async () => {
      const answer = await feed.handOver(mail);
      if (answer === 'gone') {
        stopped = 'deferred';
        return false;
      }
      const reason = { unwanted: OPTED_OUT, erased: ERASED, go: null }[answer] ?? (await whyStop(mail, edges));
      if (reason === null) return true;
      await voidMail(claim, { reason, isBodyUnsent: true }, edges);
      stopped = 'voided';
      return false;
    },
  });
  if (stopped) return stopped;
  if (outcome.kind === 'accepted') {
    const refused = outcome.refusedTo.length > 0 ? ` (refused: ${outcome.refusedTo.join(', ')})` : '';
    feed.accept({ message, response: outcome.response + refused, filesByItself: filesByItself(mailbox) });
    return 'sent';
  }
  if (outcome.kind === 'refused') return settleUnsent(mail, { outcome, feed }, edges);
  return settle(message, { claim, outcome, mailbox }, edges);
}

/** A later mail of a sequence is about a conversation: what happened in it withdraws the mail. */
async function whyStop({ message }: Prepared, edges: Edges): Promise<string | null> {
  if ((message.delivery?.epoch ?? null) === null) return null;
  const verdict = await weighSending(message, edges.now());
  return verdict.act === 'void' ? verdict.reason : null;
}

type Unsent = { outcome: Extract<SmtpOutcome, { kind: 'refused' }>; feed: CampaignFeed };

/** Refused before the server wanted the body: certainly not sent. */
async function settleUnsent(mail: Prepared, { outcome, feed }: Unsent, edges: Edges): Promise<SendResult> {
  const { message, mailbox } = mail;
  const { code, step, response } = outcome;
  const error = `${step ? `${step}: ` : ''}${response}`;
  const fence = message.delivery?.fence ?? 0;
  const attempts = (message.delivery?.attempts ?? 0) + 1;
  if (isThrottle(code)) await markSmtpTrouble(mailbox, { fault: 'throttled', error: response, attempts }, edges);
  if (isHopeless(message, code, edges.now())) {
    const claim = { id: message._id, fence: feed.isClaimed(mail) ? fence + 1 : fence };
    await markFailed(claim, { error, isDeadAddress: isRefusedAsDead(outcome), isBodyUnsent: true }, edges);
    return 'failed';
  }
  await putOff(mail, { feed, until: new Date(edges.now().getTime() + delayAfter(attempts, code)), reason: error });
  return 'deferred';
}

/** The mail waits; nothing of it was sent. */
export async function putOff(mail: Prepared, { feed, ...why }: { feed: CampaignFeed; until: Date; reason: string }): Promise<void> {
  if (feed.isClaimed(mail)) await feed.putOff(mail, why);
  else await deferCampaignMails([mail.message], { ...why, counts: true });
}
