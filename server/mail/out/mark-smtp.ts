import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import type { SmtpFault } from '../smtp.ts';

/** How long a mailbox rests: a rejected password is tried six times an hour, a throttle lasts five minutes at least. */
const REST_MS: Record<Exclude<SmtpFault, 'unreachable'>, number> = { auth_failed: 10 * 60_000, throttled: 5 * 60_000 };
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

/** Writes where a person sees it that sending fails, and when it is tried again. @returns that moment */
export async function markSmtpTrouble(
  mailbox: Stored<Mailbox>,
  { fault, error, attempts }: { fault: SmtpFault; error: string; attempts: number },
  edges: Edges,
): Promise<Date> {
  const rest = fault === 'unreachable' ? backoff(attempts) : REST_MS[fault];
  const retryAt = new Date(edges.now().getTime() + rest);
  await MailboxModel.updateOne({ _id: mailbox._id }, { $set: { smtpState: fault, lastError: error }, $max: { smtpRetryAt: retryAt } });
  if (mailbox.smtpState !== fault) edges.publish('system.changed', { what: 'mailbox' });
  return retryAt;
}

/** The server took a login: the trouble, if there was one, is over. */
export async function markSmtpWorks(mailbox: Stored<Mailbox>, edges: Edges): Promise<void> {
  if (mailbox.smtpState === 'ok') return;
  const wasTrouble = mailbox.smtpState !== 'unknown';
  await MailboxModel.updateOne(
    { _id: mailbox._id, smtpState: mailbox.smtpState },
    { $set: { smtpState: 'ok', smtpRetryAt: null, ...(wasTrouble ? { lastError: null } : {}) } },
  );
  edges.publish('system.changed', { what: 'mailbox' });
}

/** 1 s × 1.5 to 30 s, with jitter, so that many processes do not come back in one moment. */
function backoff(attempts: number): number {
  const base = Math.min(FIRST_RETRY_MS * 1.5 ** Math.max(attempts - 1, 0), LAST_RETRY_MS);
  return base * (0.75 + Math.random() * 0.5);
}
