import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Edges } from '../../edges.ts';
import { resealSecret } from '../../secrets/seal.ts';
import { MailboxModel } from '../mailbox.model.ts';

/** Seals passwords anew that were sealed under a former AUTH_SECRET. @returns how many */
export async function resealMailboxes({ secret, log }: Pick<Edges, 'secret' | 'log'>): Promise<number> {
  let resealed = 0;
  for (const { _id, imap, smtp, address } of await MailboxModel.find({}, { imap: 1, smtp: 1, address: 1 }).lean()) {
    for (const [name, server] of Object.entries({ imap, smtp }) as ['imap' | 'smtp', Mailbox['imap']][]) {
      const before = server.passwordSealed;
      // Taken away in Settings, or unreadable under every secret there is: it is entered again.
      const after = resealSecret(before, secret);
      if (after === null) log.warn({ address, name }, 'a stored password opens with no secret that is known');
      if (after === null || after === before) continue;
      // Conditional: somebody may be entering another one at this moment.
      const path = `${name}.passwordSealed`;
      resealed += (await MailboxModel.updateOne({ _id, [path]: before }, { $set: { [path]: after } })).modifiedCount;
    }
  }
  return resealed;
}
