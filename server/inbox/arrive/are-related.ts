import type { Message } from '../../../shared/message.ts';

/** What of a mail decides which thread it belongs to. */
export type Linkable = Pick<Message, 'direction' | 'contactId' | 'wireIds' | 'inReplyTo' | 'references' | 'from' | 'replyTo' | 'to' | 'cc'>;

/** True when `child` names one of the Message-IDs that `parent` was seen with (RFC 5322 §3.6.4). */
function names(child: Linkable, parent: Linkable): boolean {
  const ids = new Set(parent.wireIds);
  return (child.inReplyTo !== null && ids.has(child.inReplyTo)) || child.references.some((id) => ids.has(id));
}

/**
 * True when two mails of which one names the other belong into one thread: its writer took part in the mail that it
 * names. The rule looks at the two mails alone, never at a thread, so the result does not depend on the order of
 * arrival.
 */
export function areRelated(child: Linkable, parent: Linkable, { ownAddresses }: { ownAddresses: string[] }): boolean {
  if (!names(child, parent)) return false;
  if (child.contactId !== null && child.contactId === parent.contactId) return true;
  const own = new Set(ownAddresses);
  const isOurs = child.direction === 'outbound' || own.has(child.from.address);
  const people = (isOurs ? [...child.to, ...child.cc, ...child.replyTo] : [child.from]).map(({ address }) => address);
  const peers = people.filter((address) => !own.has(address));
  if (peers.length === 0) return isOurs;
  const present = new Set([parent.from, ...parent.replyTo, ...parent.to, ...parent.cc].map(({ address }) => address));
  return peers.some((address) => present.has(address));
}
