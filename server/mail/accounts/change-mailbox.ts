import type { Mailbox, MailboxInput } from '../../../shared/mailbox.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { openSecret } from '../../secrets/seal.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { sealServer } from './ensure-mailbox.ts';

type Server = MailboxInput['imap'];
type Known = Pick<Mailbox, 'imap' | 'smtp'>;

/**
 * Adds a mailbox. One that was removed comes back with its past, so that old mail is not taken for new.
 * @param isStage while Openhouse rehearses a real mailbox waits: it is neither read nor sent with
 * @throws AppError CONFLICT when the address is here already, BAD_INPUT without a password
 */
export async function createMailbox(input: MailboxInput, { isStage, edges }: { isStage: boolean; edges: Edges }): Promise<Stored<Mailbox>> {
  const address = input.address;
  const taken = await MailboxModel.findOne({ address, source: { $ne: 'rehearsal' }, removedAt: null }).lean();
  if (taken) throw alreadyHere(address);
  const set = { ...fieldsOf(input, { known: null, edges }), isEnabled: input.isEnabled && !isStage, ...freshTry };
  const blank = {
    _id: newId(),
    filesSent: 'auto' as const,
    filesSentLearned: null,
    firstConnectedAt: null,
    lastPolledAt: null,
    sent: { minute: '', inMinute: 0, day: '', inDay: 0 },
    probe: null,
  };
  try {
    const mailbox = await MailboxModel.findOneAndUpdate(
      { source: 'settings', address, removedAt: { $ne: null } },
      { $set: { ...set, removedAt: null }, $setOnInsert: blank },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    edges.publish('system.changed', { what: 'mailbox' });
    return mailbox;
  } catch (error) {
    // Somebody else added it at the same moment.
    if (isDuplicateKey(error)) throw alreadyHere(address);
    throw error;
  }
}

/**
 * Changes a mailbox of Settings, all of it at once. A password that is left out stays.
 * @throws AppError NOT_FOUND, CONFLICT for one that the environment describes, BAD_INPUT when a server changed without its password
 */
export async function updateMailbox(
  mailboxId: string,
  input: MailboxInput,
  { isStage, edges }: { isStage: boolean; edges: Edges },
): Promise<Stored<Mailbox>> {
  const known = await ownMailbox(mailboxId);
  if (known.address !== input.address) {
    throw new AppError('BAD_INPUT', {
      message: `the address of mailbox ${mailboxId} stays`,
      userMessage: 'The address of a mailbox stays: its mail belongs to it. Add the other address as a mailbox of its own.',
    });
  }
  const { warmUp, ...fields } = fieldsOf(input, { known, edges });
  const isSameWarmUp = known.warmUp && warmUp && known.warmUp.days === warmUp.days && known.warmUp.firstDay === warmUp.firstDay;
  const set = {
    ...fields,
    // Saving something else must not begin the days anew.
    warmUp: isSameWarmUp ? known.warmUp : warmUp,
    isEnabled: input.isEnabled && !isStage,
    ...freshTry,
  };
  const updated = await MailboxModel.findOneAndUpdate(
    { _id: mailboxId, removedAt: null },
    { $set: set },
    { returnDocument: 'after' },
  ).lean();
  if (!updated) throw notFound('mailbox', mailboxId);
  edges.publish('system.changed', { what: 'mailbox' });
  return updated;
}

/** Takes a mailbox away and forgets its passwords. Its conversations stay. @throws AppError NOT_FOUND, CONFLICT */
export async function removeMailbox(mailboxId: string, edges: Edges): Promise<void> {
  await ownMailbox(mailboxId);
  const forgotten = { 'imap.passwordSealed': '', 'smtp.passwordSealed': '' };
  await MailboxModel.updateOne({ _id: mailboxId }, { $set: { isEnabled: false, removedAt: edges.now(), ...forgotten } });
  edges.publish('system.changed', { what: 'mailbox' });
}

/**
 * What an admin typed, with the stored passwords filled in.
 * @param only a test of one server needs no password of the other
 * @throws AppError BAD_INPUT
 */
export function completeServers(
  input: Pick<MailboxInput, 'imap' | 'smtp'>,
  { known, secret, only }: { known: Known | null; secret: string; only?: 'imap' | 'smtp' },
) {
  const blank = (server: Server) => ({ ...server, password: server.password ?? '', isTlsInsecure: false });
  return {
    imap: only === 'smtp' ? blank(input.imap) : completeServer(input.imap, { known: known?.imap ?? null, secret, name: 'IMAP' }),
    smtp: only === 'imap' ? blank(input.smtp) : completeServer(input.smtp, { known: known?.smtp ?? null, secret, name: 'SMTP' }),
  };
}

/** A new set-up is a new try, whatever the old one failed of. */
const freshTry = {
  imapState: 'unknown' as const,
  smtpState: 'unknown' as const,
  lastError: null,
  imapRetryAt: null,
  smtpRetryAt: null,
};

function fieldsOf(input: MailboxInput, { known, edges }: { known: Known | null; edges: Edges }) {
  const { address, fromName, inboxPath, sentPath, authservId, warmUp } = input;
  const { imap, smtp } = completeServers(input, { known, secret: edges.secret });
  return {
    address,
    fromName,
    inboxPath,
    sentPath,
    authservId,
    imap: sealServer(imap, { known: known?.imap, secret: edges.secret }),
    smtp: sealServer(smtp, { known: known?.smtp, secret: edges.secret }),
    warmUp: warmUp && { ...warmUp, beganAt: edges.now() },
  };
}

type Completing = { known: Mailbox['imap'] | null; secret: string; name: string };

/** A stored password goes to the server it was given for and to no other, whoever asks. */
function completeServer({ password, ...server }: Server, { known, secret, name }: Completing) {
  const isSame = known !== null && known.passwordSealed !== '' && known.host === server.host && known.user === server.user;
  if (password === undefined && !isSame && server.user !== '') {
    throw new AppError('BAD_INPUT', {
      message: `no ${name} password for ${server.host}`,
      userMessage: `Enter the ${name} password: it is kept for the server and user it was given for.`,
    });
  }
  const stored = password === undefined && isSame ? openStored(known, { secret, name }) : '';
  return { ...server, password: password ?? stored, isTlsInsecure: known?.isTlsInsecure ?? false };
}

function openStored({ passwordSealed }: Mailbox['imap'], { secret, name }: { secret: string; name: string }): string {
  try {
    return openSecret(passwordSealed, secret);
  } catch (cause) {
    const userMessage = `The stored ${name} password cannot be opened, because AUTH_SECRET has changed. Enter it again.`;
    throw new AppError('BAD_INPUT', { message: `the ${name} password does not open`, userMessage, cause });
  }
}

async function ownMailbox(mailboxId: string): Promise<Stored<Mailbox>> {
  const mailbox = await MailboxModel.findOne({ _id: mailboxId, removedAt: null }).lean();
  if (!mailbox) throw notFound('mailbox', mailboxId);
  if (mailbox.source === 'settings') return mailbox;
  const userMessage =
    mailbox.source === 'environment'
      ? 'This mailbox is set by the environment (IMAP_HOST and the variables beside it). Change it there.'
      : 'This is the mailbox of the rehearsal. It goes when you go live.';
  throw new AppError('CONFLICT', { message: `mailbox ${mailboxId} is of the ${mailbox.source}`, userMessage });
}

function alreadyHere(address: string): AppError {
  return new AppError('CONFLICT', { message: `${address} is here`, userMessage: `The mailbox ${address} is here already.` });
}
