import type { IncomingMail } from '../incoming-mail.ts';
import { ThreadModel } from '../thread.model.ts';

/** Portal mail threads by (contact, property, portal), since nothing in it refers to anything. */
export function portalKeyOf({ portal }: Pick<IncomingMail, 'portal'>, contactId: string | null): string | null {
  if (!portal || !contactId) return null;
  const property = portal.property
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return [contactId, portal.source.toLowerCase(), property].join('|').slice(0, 500);
}

/**
 * More than one when two notifications came at the same moment: they are joined. What a customer writes on through the
 * portal's relay names no property and often no earlier mail: it goes on with what they last wrote about.
 */
export async function threadsOfPortal(portalKey: string | null, { isRelayReply = false } = {}): Promise<string[]> {
  if (!portalKey) return [];
  const key = isRelayReply ? { $gte: portalKey, $lt: `${portalKey}\uffff` } : portalKey;
  // A thread that was joined to another is empty and gave its key away.
  const threads = await ThreadModel.find({ portalKey: key, messageCount: { $gt: 0 } }, { _id: 1 })
    .sort(isRelayReply ? { lastMessageAt: -1 } : { _id: 1 })
    .limit(isRelayReply ? 1 : 20)
    .lean();
  return threads.map(({ _id }) => _id);
}
