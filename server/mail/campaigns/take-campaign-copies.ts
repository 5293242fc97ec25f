import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { confirmCampaignMails } from '../../inbox/campaign-mail/confirm-campaign-mails.ts';
import type { FetchedMail } from '../in/fetch-mails.ts';
import type { Taken, Taking } from '../in/take-mail.ts';
import { PlaceModel } from '../place.model.ts';
import { storeRaws } from '../raw-mail.ts';

/**
 * Takes in the copies of campaign mails among a group that was read from Sent, all of them at once: a campaign puts
 * thousands there, and each read by itself costs more than it cost to send. In the order of `takeMail`: raw bytes,
 * what follows from them, the place; a repeat after a crash anywhere in it is harmless.
 * @returns what became of those it took, by UID; the others are for `takeMail`
 */
export async function takeCampaignCopies(
  mails: FetchedMail[],
  { mailbox, cursor }: Pick<Taking, 'mailbox' | 'cursor'>,
  edges: Pick<Edges, 'now'>,
): Promise<Map<number, Taken>> {
  const named = mails.flatMap((mail) => {
    const names = mail.isTruncated ? null : readNames(mail.raw);
    return names ? [{ mail, ...names }] : [];
  });
  if (named.length < 2) return new Map();
  const here = { mailboxId: mailbox._id, path: cursor.path, uidValidity: cursor.uidValidity };
  // One that was begun before, or is known, is looked at more closely.
  const begun = await PlaceModel.find({ ...here, uid: { $in: named.map(({ mail }) => mail.uid) } }, { uid: 1 }).lean();
  const known = new Set(begun.map(({ uid }) => uid));
  const fresh = named.filter(({ mail }) => !known.has(mail.uid));
  const hashes = await storeRaws(fresh.map(({ mail }) => mail.raw));
  const settled = await confirmCampaignMails(
    fresh.map(({ mail, openhouseMessage, wireId }) => ({ openhouseMessage, wireId, at: mail.internalDate })),
    edges,
  );
  const places = fresh.flatMap(({ mail, openhouseMessage }, at) => {
    if (!settled.has(openhouseMessage)) return [];
    const place = { messageId: openhouseMessage, internalDate: mail.internalDate, rawHash: hashes[at] ?? '' };
    return [{ uid: mail.uid, place }];
  });
  if (places.length > 0)
    await PlaceModel.bulkWrite(
      places.map(({ uid, place }) => ({
        updateOne: {
          filter: { ...here, uid },
          update: { $setOnInsert: { _id: newId(), ...place, state: 'stored' as const, error: null, goneAt: null, attempts: 1 } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  return new Map(places.map(({ uid, place }) => [uid, { outcome: settled.get(place.messageId)?.isNews ? 'confirmed' : 'known' } as const]));
}

/** What our own mail says of itself at its top; null for any other, and for one that says it twice. */
function readNames(raw: Buffer): { openhouseMessage: string; wireId: string } | null {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw
    .subarray(0, end < 0 ? raw.length : end + 2)
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ');
  const only = (name: string) => {
    const [value, ...more] = [...head.matchAll(new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r$`, 'gim'))].map((match) => match[1]);
    return more.length === 0 ? value : undefined;
  };
  const [openhouseMessage, wireId, campaign] = [only('X-Openhouse-Message'), only('Message-ID'), only('X-Campaign')];
  return openhouseMessage && wireId && campaign ? { openhouseMessage, wireId } : null;
}
