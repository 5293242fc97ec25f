import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { enabledMailboxes, mailboxById, ownAddressesOf } from '../find-mailboxes.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { readRaw } from '../raw-mail.ts';
import { type Taken, takeMail } from './take-mail.ts';

/**
 * Takes a mail out of quarantine and in again, from the bytes that were kept: after an update that can read it, say.
 * What fails again goes back with the new reason.
 * @throws AppError NOT_FOUND, CONFLICT when it is in quarantine no more
 */
export async function requeuePlace(placeId: string, edges: Edges): Promise<Taken> {
  const place = await PlaceModel.findById(placeId).lean();
  if (!place) throw notFound('mail', placeId);
  const { mailboxId, path, uidValidity, uid, internalDate, rawHash } = place;
  const [mailbox, cursor, raw, all] = await Promise.all([
    mailboxById(mailboxId),
    MailboxCursorModel.findOne({ mailboxId, path, uidValidity }).lean(),
    readRaw(rawHash),
    enabledMailboxes(),
  ]);
  if (!cursor) throw notFound('folder', path);
  const claimed = await PlaceModel.updateOne({ _id: placeId, state: 'quarantined' }, { $set: { state: 'stored', attempts: 0 } });
  if (claimed.modifiedCount === 0) {
    throw new AppError('CONFLICT', {
      message: `place ${placeId} is not quarantined`,
      userMessage: 'This mail is out of quarantine already.',
    });
  }
  if (raw.length === 0) {
    // The server never handed it over: the next poll asks for it again.
    await PlaceModel.deleteOne({ _id: placeId });
    const gap = { uid, tries: 0, error: null };
    await MailboxCursorModel.updateOne({ _id: cursor._id }, { $push: { gaps: gap } });
    edges.publish('system.changed', { what: 'quarantine' });
    return { outcome: 'known' };
  }
  const fetched = { uid, internalDate, raw, size: raw.length, emailId: null, isTruncated: false };
  const taken = await takeMail(fetched, { mailbox, cursor, role: cursor.role, ownAddresses: ownAddressesOf(all) }, edges);
  // One failure is enough here: a person asked, and is told.
  if (taken.outcome === 'failed')
    await PlaceModel.updateOne({ _id: placeId, state: 'stored', messageId: null }, { $set: { state: 'quarantined' } });
  edges.publish('system.changed', { what: 'quarantine' });
  return taken;
}
