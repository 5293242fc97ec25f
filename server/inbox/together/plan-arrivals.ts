import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { buildArrived } from '../arrive/build-arrived.ts';
import { type Kin, lookForKin, namedIds, relate } from '../arrive/find-threads.ts';
import { flagsOf, judge } from '../arrive/judge-arrival.ts';
import type { IncomingMail } from '../incoming-mail.ts';

/** A mail as it will be stored. */
export type Planned = {
  mail: IncomingMail;
  message: Stored<Message>;
  contact: Stored<Contact>;
  /** Its thread is opened by it, or by an earlier mail of its strand. */
  opens: boolean;
  strand: number;
};

type Known = { contacts: Map<string, Stored<Contact>>; edges: Pick<Edges, 'now' | 'secret'> };

/** With more kin than this between them, each is looked at by itself. */
const MOST_KIN = 5000;

/**
 * Finds the threads of many mails as `findThreads` does for one, with the same two questions for all of them. A mail sees
 * the earlier ones of its strand as if they were stored.
 * @returns the mails of those strands of which each mail belongs to no thread or to one, and to no more than that
 */
export async function planArrivals(strands: IncomingMail[][], { contacts, edges }: Known): Promise<Planned[]> {
  const arrivals = strands.map((strand) =>
    strand.flatMap((mail) => {
      const contact = contacts.get(mail.from.address);
      return contact ? [{ mail, contact, arrived: buildArrived(mail, { contactId: contact._id, now: edges.now() }) }] : [];
    }),
  );
  const all = arrivals.flat().map(({ arrived }) => arrived);
  const [parents, children] = await lookForKin(
    {
      wireIds: all.flatMap((mail) => [...namedIds(mail, edges.secret), ...mail.wireIds]),
      references: all.flatMap(({ wireIds }) => wireIds),
    },
    { most: MOST_KIN },
  );
  if (Math.max(parents.length, children.length) >= MOST_KIN) return [];
  const known = indexOf([...parents, ...children]);
  return arrivals.flatMap((strand, at) => planStrand(strand, { at, known, secret: edges.secret }) ?? []);
}

type Arrival = { mail: IncomingMail; contact: Stored<Contact>; arrived: ReturnType<typeof buildArrived> };

function planStrand(strand: Arrival[], { at, known, secret }: { at: number; known: KinIndex; secret: string }): Planned[] | null {
  const opened = new Set<string>();
  const here = indexOf([]);
  const planned: Planned[] = [];
  for (const { mail, contact, arrived } of strand) {
    const kin = {
      parents: lookUp('wireIds', [...namedIds(arrived, secret), ...arrived.wireIds], [known, here]),
      children: lookUp('references', arrived.wireIds, [known, here]),
    };
    const found = relate(arrived, kin, { ownAddresses: mail.ownAddresses, secret });
    const { threadIds, isStranger, strangerIds, hasTwin, isAnswered, unsettledIds } = found;
    if (threadIds.length > 1 || isStranger || strangerIds.length > 0 || hasTwin || isAnswered || unsettledIds.length > 0) return null;
    const [threadId = newId()] = threadIds;
    const isKnownThread = threadIds.length > 0;
    if (!isKnownThread) opened.add(threadId);
    const flags = flagsOf(mail, { found, isUnmatched: false, isKnownThread });
    const message = { ...arrived, ...judge(mail, { isKnownThread, flags }), threadId, _id: newId(), updatedAt: arrived.createdAt };
    planned.push({ mail, message, contact, opens: opened.has(threadId), strand: at });
    add(message, here);
  }
  return planned;
}

type KinIndex = { wireIds: Map<string, Kin[]>; references: Map<string, Kin[]> };

function indexOf(mails: Kin[]): KinIndex {
  const index: KinIndex = { wireIds: new Map(), references: new Map() };
  for (const mail of new Map(mails.map((each) => [each._id, each])).values()) add(mail, index);
  return index;
}

function add(mail: Kin, { wireIds, references }: KinIndex): void {
  for (const [ids, map] of [[mail.wireIds, wireIds] as const, [mail.references, references] as const])
    for (const id of new Set(ids)) {
      const there = map.get(id);
      if (there) there.push(mail);
      else map.set(id, [mail]);
    }
}

function lookUp(by: keyof KinIndex, ids: string[], indexes: KinIndex[]): Kin[] {
  return [...new Set(ids.flatMap((id) => indexes.flatMap((index) => index[by].get(id) ?? [])))];
}
