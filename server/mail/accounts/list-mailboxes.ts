import { type Mailbox, type MailboxView, mailboxViewSchema } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { dayLimit } from '../out/day-limit.ts';

/** Every mailbox of this way of running, as Settings shows it: a real one while rehearsing, too, and without passwords. */
export async function listMailboxes(edges: Pick<Edges, 'now'>): Promise<MailboxView[]> {
  const [mailboxes, settings] = await Promise.all([
    MailboxModel.find({ removedAt: null, $or: [{ source: 'settings' }, { isEnabled: true }] })
      .sort({ _id: 1 })
      .lean(),
    loadSettings(edges.now()),
  ]);
  return mailboxes.map((mailbox) => showMailbox(mailbox, { perDay: settings.sending.perDay, now: edges.now() }));
}

export function showMailbox(mailbox: Stored<Mailbox>, { perDay, now }: { perDay: number; now: Date }): MailboxView {
  const { imap, smtp, sent, warmUp = null } = mailbox;
  return mailboxViewSchema.parse({
    ...mailbox,
    id: mailbox._id,
    imap: { ...imap, hasPassword: imap.passwordSealed !== '' },
    smtp: { ...smtp, hasPassword: smtp.passwordSealed !== '' },
    sentToday: sent.day === now.toISOString().slice(0, 10) ? sent.inDay : 0,
    limitToday: dayLimit(warmUp, { perDay, now }),
  });
}
