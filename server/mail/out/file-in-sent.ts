import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { confirmSent } from '../../inbox/ledger/confirm-sent.ts';
import { noteFiled, noteNotFound } from '../../inbox/ledger/look-for-sent.ts';
import type { Imap } from '../imap.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { readRaw } from '../raw-mail.ts';

type Folder = { path: string; specialUse?: string };
export type LookResult = 'found' | 'filed' | 'missing';

/**
 * Looks for one mail in Sent by its Message-ID. Found: it left, and is confirmed. Not found though the server accepted
 * it, and the server does not file by itself: the same bytes are appended. A search always comes before an append, so
 * that a copy is never filed twice.
 */
export async function lookInSent(
  message: Stored<Message>,
  { mailbox, imap }: { mailbox: Stored<Mailbox>; imap: Imap },
  edges: Edges,
): Promise<LookResult> {
  const { delivery, messageId } = message;
  if (!delivery || !messageId) return 'missing';
  const folders = await imap.list();
  const path = sentPathAmong(folders, mailbox) ?? (await imap.mailboxCreate('Sent')).path;
  // Gmail's \All holds what a person has moved out of Sent.
  const all = folders.find(({ specialUse }) => specialUse === '\\All')?.path;
  if ((await isIn(imap, { path, messageId })) || (all && (await isIn(imap, { path: all, messageId })))) {
    if (delivery.filedAt === null && delivery.state === 'accepted') await learnFiling(mailbox, true);
    await confirmSent({ wireId: messageId, openhouseMessage: message._id, at: edges.now(), where: `found in ${path}` }, edges);
    return 'found';
  }
  // Without bytes its contact was erased: there is nothing to put there.
  if (delivery.state === 'accepted' && message.rawHash && !filesByItself(mailbox)) {
    // Learned before the append: after a crash in between, our own copy must not look like the server's.
    await learnFiling(mailbox, false);
    await append(imap, { path, raw: await readRaw(message.rawHash), date: message.date });
    await noteFiled(message, { path }, edges);
    return 'filed';
  }
  await noteNotFound(message, edges);
  return 'missing';
}

/** Does the server file sent mail by itself? Set by a person or learned from the first mail; null means not known. */
export function filesByItself({ filesSent, filesSentLearned }: Pick<Mailbox, 'filesSent' | 'filesSentLearned'>): boolean | null {
  return filesSent === 'auto' ? filesSentLearned : filesSent === 'true';
}

/** The folder set by a person, else the one with special use \\Sent (RFC 6154), else one of that name, which may be new. */
function sentPathAmong(folders: Folder[], { sentPath }: Stored<Mailbox>): string | null {
  const bySpecialUse = folders.find(({ specialUse }) => specialUse === '\\Sent');
  const byName = folders.find(({ path }) => /^(inbox[./])?sent( (items|mail|messages))?$/i.test(path));
  return sentPath ?? bySpecialUse?.path ?? byName?.path ?? null;
}

async function isIn(imap: Imap, { path, messageId }: { path: string; messageId: string }): Promise<boolean> {
  const lock = await imap.getMailboxLock(path, { readOnly: true });
  try {
    // A NOOP lets the server say what arrived since the folder was opened.
    await imap.noop();
    const uids = await imap.search({ header: { 'message-id': messageId.replace(/^<|>$/g, '') } }, { uid: true });
    return Array.isArray(uids) && uids.length > 0;
  } finally {
    lock.release();
  }
}

async function append(imap: Imap, { path, raw, date }: { path: string; raw: Buffer; date: Date }): Promise<void> {
  const appended = await imap.append(path, raw, ['\\Seen'], date);
  if (!appended) throw new Error(`the server did not take a copy for ${path}`);
}

async function learnFiling(mailbox: Stored<Mailbox>, files: boolean): Promise<void> {
  if (mailbox.filesSent !== 'auto' || mailbox.filesSentLearned !== null) return;
  mailbox.filesSentLearned = files;
  await MailboxModel.updateOne({ _id: mailbox._id, filesSentLearned: null }, { $set: { filesSentLearned: files } });
}
