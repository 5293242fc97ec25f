import type { Mailbox, Probe } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, errorText, notFound } from '../../errors.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { openSmtp } from '../smtp.ts';
import { composeProbe } from './compose-probe.ts';
import { makeProbeToken } from './probe-token.ts';

const PAUSE_MS = 60_000;

/**
 * Sends a mail to ourselves; when it comes in, `noteProbe` writes what the servers made of it. It is noted before it
 * leaves, so that it cannot arrive unknown.
 * @throws AppError NOT_FOUND, RATE_LIMITED within a minute of the last one
 */
export async function sendProbe(mailboxId: string, edges: Edges): Promise<Probe> {
  const now = edges.now();
  const mailbox = await MailboxModel.findOne({ _id: mailboxId, isEnabled: true }).lean();
  if (!mailbox) throw notFound('mailbox', mailboxId);
  const token = makeProbeToken(mailbox.address, edges.secret);
  const probe: Probe = { token, sentAt: now, seenAt: null, error: null, folder: null, signatures: [], verdict: null };
  const claimed = await MailboxModel.updateOne(
    { _id: mailboxId, $or: [{ probe: null }, { 'probe.sentAt': { $lte: new Date(now.getTime() - PAUSE_MS) } }] },
    { $set: { probe } },
  );
  if (claimed.modifiedCount === 0) {
    const userMessage = 'A test mail left a moment ago. One a minute is enough.';
    throw new AppError('RATE_LIMITED', { message: 'a probe left within the minute', userMessage });
  }
  const error = await handOver(mailbox, token, edges).catch((fault) => errorText(fault));
  if (error) await MailboxModel.updateOne({ _id: mailboxId, 'probe.token': token }, { $set: { 'probe.error': error } });
  edges.publish('system.changed', { what: 'probe' });
  return { ...probe, error };
}

/** @returns what the server said when it did not take the mail. @throws SmtpError */
async function handOver(mailbox: Stored<Mailbox>, token: string, edges: Edges): Promise<string | null> {
  const { address, fromName, smtp } = mailbox;
  const raw = await composeProbe({ address, fromName, token, publicUrl: edges.publicUrl, at: edges.now() });
  const session = await openSmtp(smtp, edges);
  try {
    const outcome = await session.send({ from: address, to: [address], raw, beforeBody: async () => true });
    return outcome.kind === 'accepted' || outcome.kind === 'stopped' ? null : outcome.response;
  } finally {
    session.close();
  }
}
