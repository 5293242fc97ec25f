import { canonicalAddress } from '../../../shared/id.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { openSecret, sealSecret } from '../../secrets/seal.ts';
import { MailboxModel } from '../mailbox.model.ts';

export type ServerConfig = { host: string; port: number; secure: boolean; user: string; password: string; isTlsInsecure: boolean };

/** One mailbox as the environment, or the rehearsal, describes it. */
export type MailboxConfig = {
  source: Exclude<Mailbox['source'], 'settings'>;
  address: string;
  fromName: string;
  imap: ServerConfig;
  smtp: ServerConfig;
  inboxPath: string;
  /** Null: the folder with special use \Sent. */
  sentPath: string | null;
  filesSent: Mailbox['filesSent'];
  authservId: string | null;
};

/**
 * Writes the mailbox of this start into the database, and switches off those of the other way of running: a
 * rehearsal never polls a real mailbox, and the other way round.
 * @returns the mailbox's id, the same over restarts
 */
export async function ensureMailbox(config: MailboxConfig, edges: Edges): Promise<string> {
  const address = canonicalAddress(config.address);
  const known = await MailboxModel.findOne({ source: config.source, address }).lean();
  const { imap, smtp, source, ...rest } = config;
  const mailbox = await MailboxModel.findOneAndUpdate(
    { source, address },
    {
      $set: {
        ...rest,
        address,
        imap: sealServer(imap, { known: known?.imap, secret: edges.secret }),
        smtp: sealServer(smtp, { known: known?.smtp, secret: edges.secret }),
        isEnabled: true,
        // A new start is a new try: the password may have been corrected.
        imapState: 'unknown',
        smtpState: 'unknown',
        lastError: null,
        imapRetryAt: null,
        // A pause that the server asked for outlives a restart, a rejected password that was changed does not.
        ...(known?.smtpState === 'auth_failed' ? { smtpRetryAt: null } : {}),
      },
      $setOnInsert: {
        _id: newId(),
        source,
        filesSentLearned: null,
        // All mail of a rehearsal is ours and new; a real mailbox has a past, which ends at the first connection.
        firstConnectedAt: source === 'rehearsal' ? edges.now() : null,
        ...(known?.smtpState === 'auth_failed' ? {} : { smtpRetryAt: null }),
        lastPolledAt: null,
        sent: { minute: '', inMinute: 0, day: '', inDay: 0 },
        warmUp: null,
        probe: null,
        removedAt: null,
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  await MailboxModel.updateMany(
    { source: { $in: ['environment', 'rehearsal'] }, _id: { $ne: mailbox._id } },
    { $set: { isEnabled: false } },
  );
  return mailbox._id;
}

type SealContext = { known: Mailbox['imap'] | undefined; secret: string };

/** The same password keeps its seal, so that a restart changes nothing. */
export function sealServer({ password, ...server }: ServerConfig, { known, secret }: SealContext): Mailbox['imap'] {
  const isSame = known !== undefined && opens(known.passwordSealed, { password, secret });
  return { ...server, passwordSealed: isSame ? known.passwordSealed : sealSecret(password, secret) };
}

function opens(text: string, { password, secret }: { password: string; secret: string }): boolean {
  try {
    return openSecret(text, secret) === password;
  } catch {
    // Sealed with an older AUTH_SECRET: it is sealed anew from the environment.
    return false;
  }
}
