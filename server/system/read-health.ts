import { z } from 'zod';
import { isDatabaseUp } from '../database/connect.ts';
import { enabledMailboxes } from '../mail/find-mailboxes.ts';
import type { Context } from '../trpc.ts';

export const healthSchema = z.object({
  /** False when something a person should look at is wrong. */
  ok: z.boolean(),
  database: z.enum(['up', 'down']),
  mail: z.array(
    z.object({
      mailbox: z.string(),
      imap: z.string(),
      smtp: z.string(),
      /** Seconds since the mailbox was last read to its end; null: never yet. */
      lagSeconds: z.number().nullable(),
      error: z.string().nullable(),
    }),
  ),
  model: z.object({ name: z.string(), state: z.string() }),
  rehearsal: z.boolean(),
  version: z.string(),
});
export type Health = z.infer<typeof healthSchema>;

const BAD_STATES = ['auth_failed', 'unreachable'];

/** How every part is. Answers within seconds even when the database does not. */
export async function readHealth({ edges, services }: Pick<Context, 'edges' | 'services'>): Promise<Health> {
  const isUp = await isDatabaseUp();
  const mail = isUp ? await readMail(edges.now()) : [];
  const { name, state } = services.model();
  const isMailFine = mail.every(({ imap, smtp }) => !BAD_STATES.includes(imap) && !BAD_STATES.includes(smtp));
  return {
    ok: isUp && isMailFine && state !== 'down',
    database: isUp ? 'up' : 'down',
    mail,
    model: { name, state },
    rehearsal: services.rehearsal !== null,
    version: services.version,
  };
}

async function readMail(now: Date): Promise<Health['mail']> {
  const mailboxes = await enabledMailboxes();
  return mailboxes.map(({ address, imapState, smtpState, lastPolledAt, lastError }) => ({
    mailbox: address,
    imap: imapState,
    smtp: smtpState,
    lagSeconds: lastPolledAt ? Math.max(0, Math.round((now.getTime() - lastPolledAt.getTime()) / 1000)) : null,
    error: lastError,
  }));
}
