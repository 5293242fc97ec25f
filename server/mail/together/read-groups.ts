import type { Edges } from '../../edges.ts';
import type { IncomingMail } from '../../inbox/incoming-mail.ts';
import type { FetchedMail } from '../in/fetch-mails.ts';
import { contextOf, datedBy, type Taking } from '../in/take-mail.ts';
import { parseTogether } from '../parse/parse-bounded.ts';
import { probeTokenOf } from '../probe/read-probe.ts';
import { hashRaw } from '../raw-mail.ts';

/** What somebody wrote is rarely larger, and what was made to be slow is not very slow up to here. */
const LARGEST = 64 * 1024;

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
async function readMails(mails: FetchedMail[], taking: Taking, { secret }: Pick<Edges, 'secret'>): Promise<Map<number, ReadMail>> {
  const hashed = mails
    .filter(({ raw, isTruncated }) => !isTruncated && raw.length <= LARGEST && probeTokenOf(raw) === null)
    .map((fetched) => ({ fetched, rawHash: hashRaw(fetched.raw) }));
  const parsed = await parseTogether(
    hashed.map(({ fetched, rawHash }) => ({ raw: fetched.raw, context: contextOf(fetched, { ...taking, rawHash, secret }) })),
  );
  return new Map(
    hashed.flatMap(({ fetched, rawHash }, at) => {
      const mail = parsed[at];
      return mail ? [[fetched.uid, { fetched, rawHash, mail: datedBy(mail, { fetched, taking }) }] as const] : [];
    }),
  );
}
