import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { isOwnMessageId } from '../outbox/message-id.ts';
import { isForgotten } from '../restored/forgotten.ts';
import { joinedAmong } from '../split/standing-thread.ts';
import { areRelated, type Linkable } from './are-related.ts';
import { keepSplits } from './keep-splits.ts';

/** A mail can be named by very many: more children than this add no thread. */
const MAX_RELATED = 500;
const FIELDS = {
  threadId: 1,
  direction: 1,
  author: 1,
  contactId: 1,
  identity: 1,
  wireIds: 1,
  inReplyTo: 1,
  references: 1,
  from: 1,
  replyTo: 1,
  to: 1,
  cc: 1,
  delivery: 1,
};

/** A mail that may be related to another. */
export type Kin = Linkable & Pick<Stored<Message>, '_id' | 'threadId' | 'author' | 'delivery'> & { joinedTo?: string };
type Looking = { ownAddresses: string[]; secret: string; identity: string };
export type Found = {
  /** The threads this mail belongs to, oldest first: more than one when it is the missing link between them. */
  threadIds: string[];
  /** The threads of the mails that it names, the nearest first. */
  nearest: string[];
  /** It names a mail of ours or of a customer, but its writer took no part in that. */
  isStranger: boolean;
  /** Mails that came earlier, name this one and were written by people it does not know. */
  strangerIds: string[];
  /** Another mail came with the same Message-ID and other content. */
  hasTwin: boolean;
  /** Somebody of ours has already answered it. */
  isAnswered: boolean;
  /** Message-IDs of mails of ours that it answers and of which nobody knew whether they had left. */
  unsettledIds: string[];
};

/**
 * Finds the threads of a mail by its references to earlier mails and by the references of earlier mails to it, since a
 * parent may come late. Never by subject. Three indexed queries, however many references there are.
 */
export async function findThreads(mail: Linkable, { ownAddresses, secret, identity }: Looking): Promise<Found> {
  const [parents, children] = await lookForKin(
    { wireIds: [...namedIds(mail, secret), ...mail.wireIds], references: mail.wireIds },
    { most: MAX_RELATED, not: identity },
  );
  const found = relate(mail, { parents, children }, { ownAddresses, secret });
  return { ...found, threadIds: await keepSplits(found.threadIds, found.nearest) };
}

/** The mails that were seen with one of these Message-IDs, and those that name one of the others. */
export async function lookForKin(
  { wireIds, references }: { wireIds: string[]; references: string[] },
  { most, not }: { most: number; not?: string },
): Promise<[Kin[], Kin[]]> {
  const others = not === undefined ? {} : { identity: { $ne: not } };
  const [parents, children] = await Promise.all([
    MessageModel.find({ ...others, wireIds: { $in: wireIds } }, FIELDS)
      .limit(most)
      .lean(),
    MessageModel.find({ ...others, references: { $in: references } }, FIELDS)
      .limit(most)
      .lean(),
  ]);
  // What lies in a thread that was joined to another belongs to that other one: the two are joined once more.
  const joined = await joinedAmong([...new Set([...parents, ...children].map(({ threadId }) => threadId))]);
  const withJoined = (kin: Kin): Kin => ({ ...kin, joinedTo: joined.get(kin.threadId) });
  return [parents.map(withJoined), children.map(withJoined)];
}

/** What follows from the mails of its Message-IDs, those it names among them, and from those that name it. Pure. */
export function relate(
  mail: Linkable,
  { parents, children }: { parents: Kin[]; children: Kin[] },
  { ownAddresses, secret }: Omit<Looking, 'identity'>,
): Found {
  const named = parents.filter((parent) => namedIds(mail, secret).some((id) => parent.wireIds.includes(id)));
  const mine = named.filter((parent) => areRelated(withOwnSpelling(mail, secret), parent, { ownAddresses }));
  const kids = children.filter((child) => areRelated(child, mail, { ownAddresses }));
  return {
    threadIds: [...new Set([...mine, ...kids].flatMap(({ threadId, joinedTo = threadId }) => [threadId, joinedTo]))].sort(),
    nearest: namedIds(mail, secret).flatMap((id) => mine.find(({ wireIds }) => wireIds.includes(id))?.threadId ?? []),
    isStranger: named.length > 0 && mine.length === 0,
    strangerIds: children.filter((child) => !kids.includes(child) && child.direction === 'inbound').map(({ _id }) => _id),
    hasTwin: parents.some((parent) => parent.direction === 'inbound' && parent.wireIds.some((id) => mail.wireIds.includes(id))),
    isAnswered: kids.some(
      (kid) => kid.direction === 'outbound' && (kid.author === 'other_client' || kid.author === 'agent' || isForgotten(kid.delivery)),
    ),
    unsettledIds: mine.filter(({ delivery }) => delivery?.state === 'uncertain').flatMap(({ wireIds }) => wireIds.slice(0, 1)),
  };
}

/** Some programs change the case of what they quote: a Message-ID of ours, proven by its HMAC, is looked up as we wrote it. */
export function namedIds(mail: Linkable, secret: string): string[] {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()];
  return [...new Set(ids.flatMap((id) => (id === id.toLowerCase() || !isOwnMessageId(id, secret) ? [id] : [id, id.toLowerCase()])))];
}

function withOwnSpelling(mail: Linkable, secret: string): Linkable {
  return { ...mail, references: namedIds(mail, secret) };
}
