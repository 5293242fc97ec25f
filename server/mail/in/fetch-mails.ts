import type { FetchMessageObject } from 'imapflow';
import { errorText } from '../../errors.ts';
import type { Imap } from '../imap.ts';

export type FetchedMail = {
  uid: number;
  internalDate: Date;
  /** The size on the server. */
  size: number;
  emailId: string | null;
  raw: Buffer;
  isTruncated: boolean;
};

/** Which mails the server did not hand over when it was asked for them. */
export class FetchError extends Error {
  readonly uids: number[];
  constructor(uids: number[], cause: unknown) {
    super(`the server did not hand over the mail: ${(cause as { responseText?: string }).responseText || errorText(cause)}`, { cause });
    this.name = 'FetchError';
    this.uids = uids;
  }
}

/** Of a mail above the limit the beginning is kept: its headers, its structure, and mostly its text. */
const KEPT_OF_LARGE = 1024 * 1024;
/** One command brings at most so much into memory. */
const MAX_BYTES_AT_ONCE = 4 * 1024 * 1024;

/**
 * Fetches mails of the open folder by UID, in order, without marking them read. A UID that is gone is not in the answer.
 * @param maxBytes of a larger mail only the beginning is fetched
 * @param isSizeKnown false when the server's word for the size is not to be trusted
 * @param most so many at once are handed on
 * @throws FetchError naming what was asked for and has not come
 */
export async function* fetchMails(
  client: Imap,
  uids: number[],
  { maxBytes, isSizeKnown = true, most: atOnce = uids.length }: { maxBytes: number; isSizeKnown?: boolean; most?: number },
): AsyncGenerator<FetchedMail[]> {
  if (uids.length === 0) return;
  const heads = await ask(client, uids, { uid: true, internalDate: true, size: true });
  // A row that nobody asked for tells neither.
  const wanted = uids.filter((uid) => heads.get(uid)?.size !== undefined || heads.get(uid)?.internalDate !== undefined);
  const sizeOf = (uid: number) => heads.get(uid)?.size ?? 0;
  const isLarge = (uid: number) => !isSizeKnown || sizeOf(uid) > maxBytes;
  const most = Math.min(KEPT_OF_LARGE, maxBytes);
  for (const group of groupBySize(wanted, { most: atOnce, sizeOf: (uid) => Math.min(sizeOf(uid), isLarge(uid) ? most : maxBytes) })) {
    const bodies = await ask(
      client,
      group.filter((uid) => !isLarge(uid)),
      { uid: true, source: true },
    );
    for (const uid of group.filter(isLarge)) {
      const source = { start: 0, maxLength: most };
      for (const [found, row] of await ask(client, [uid], { uid: true, source })) bodies.set(found, row);
    }
    yield group
      .flatMap((uid) => {
        const raw = bodies.get(uid)?.source;
        if (!raw) return [];
        const { internalDate, size = raw.length, emailId = null } = heads.get(uid) ?? {};
        return [{ uid, internalDate: dateOf(internalDate), size, emailId, raw, isTruncated: isLarge(uid) && raw.length >= most }];
      })
      .sort((a, b) => a.uid - b.uid);
  }
}

type Row = Partial<FetchMessageObject>;

/**
 * The rows of one FETCH by UID. A server may send rows of its own in between (another client has read a mail): what
 * they lack does not take away what was said.
 */
async function ask(client: Imap, uids: number[], query: Parameters<Imap['fetchAll']>[1]): Promise<Map<number, Row>> {
  const rows = new Map<number, Row>();
  if (uids.length === 0) return rows;
  try {
    for (const row of await client.fetchAll(uids.join(','), query, { uid: true })) {
      const said = Object.entries(row).filter(([, value]) => value !== undefined && value !== false);
      rows.set(row.uid, { ...rows.get(row.uid), ...Object.fromEntries(said) });
    }
  } catch (error) {
    throw new FetchError(uids, error);
  }
  return rows;
}

/** What is no date would be refused by the database. */
function dateOf(said: Date | string | undefined): Date {
  const date = new Date(said ?? 0);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function groupBySize(uids: number[], { sizeOf, most }: { sizeOf: (uid: number) => number; most: number }): number[][] {
  const groups: number[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const uid of uids) {
    bytes += sizeOf(uid);
    if (bytes > MAX_BYTES_AT_ONCE || groups.at(-1)?.length === most) {
      groups.push([]);
      bytes = sizeOf(uid);
    }
    groups.at(-1)?.push(uid);
  }
  return groups;
}
