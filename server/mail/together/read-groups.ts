import type { Edges } from '../../edges.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import type { FetchedMail } from '../in/fetch-mails.ts';
import { parseFetched, type Taking } from '../in/take-mail.ts';
import { probeTokenOf } from '../probe/read-probe.ts';
import { hashRaw } from '../raw-mail.ts';

/** Mails whose bytes are stored together are no larger. */
export const MOST_IN_ONE_WRITE = 256 * 1024;

/** A mail that may be taken in together with others. */
export type ReadMail = { fetched: FetchedMail; rawHash: string; mail: IncomingMail };

/** Mails that were fetched together, and those of them that may be taken in together, by UID. */
export type ReadGroup = { mails: FetchedMail[]; read: Map<number, ReadMail> };

/** A single mail needs no group. What a crash or a fault left in one is taken in one by one; Sent has a way of its own. */
export function mayGoTogether(uids: number[], { cursor, role }: Pick<Taking, 'cursor' | 'role'>): boolean {
  const { begun } = cursor;
  return role !== 'sent' && uids.length > 1 && !uids.some((uid) => begun && uid >= begun.from && uid <= begun.to);
}

/** Reads each group while the one before is stored (`ahead`). */
export async function* readGroups(
  groups: AsyncIterable<FetchedMail[]>,
  taking: Taking & { isTogether: boolean },
  edges: Pick<Edges, 'secret'>,
): AsyncGenerator<ReadGroup> {
  for await (const mails of groups) yield { mails, read: taking.isTogether ? await readMails(mails, taking, edges) : new Map() };
}

/**
 * Parses those of the mails that may be taken in together. One that cannot be parsed, a large one and a probe of ours are
 * left out: `takeMail` looks at each of them.
 */
async function readMails(mails: FetchedMail[], taking: Taking, edges: Pick<Edges, 'secret'>): Promise<Map<number, ReadMail>> {
  const read = new Map<number, ReadMail>();
  for (const fetched of mails) {
    if (fetched.isTruncated || fetched.raw.length > MOST_IN_ONE_WRITE || probeTokenOf(fetched.raw) !== null) continue;
    const rawHash = hashRaw(fetched.raw);
    const mail = await parseFetched(fetched, { ...taking, rawHash, edges }).catch(() => null);
    if (mail) read.set(fetched.uid, { fetched, rawHash, mail });
  }
  return read;
}
