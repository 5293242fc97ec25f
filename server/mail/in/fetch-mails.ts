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

/** Of a mail above the limit the beginning is kept: its headers, its structure, and mostly its text. */
const KEPT_OF_LARGE = 1024 * 1024;
/** One command brings at most so much into memory. */
const MAX_BYTES_AT_ONCE = 16 * 1024 * 1024;

/**
 * Fetches mails of the open folder by UID, in order, without marking them read. A UID that is gone is not in the answer.
 * @param maxBytes of a larger mail only the beginning is fetched
 */
export async function* fetchMails(client: Imap, uids: number[], { maxBytes }: { maxBytes: number }): AsyncGenerator<FetchedMail[]> {
  if (uids.length === 0) return;
  const heads = await client.fetchAll(uids.join(','), { uid: true, internalDate: true, size: true }, { uid: true });
  const sizes = new Map(heads.map(({ uid, size }) => [uid, size ?? 0]));
  const wanted = uids.filter((uid) => sizes.has(uid));
  const isLarge = (uid: number) => (sizes.get(uid) ?? 0) > maxBytes;
  for (const group of groupBySize(wanted, (uid) => Math.min(sizes.get(uid) ?? 0, isLarge(uid) ? KEPT_OF_LARGE : maxBytes))) {
    const whole = group.filter((uid) => !isLarge(uid));
    const bodies = whole.length > 0 ? await client.fetchAll(whole.join(','), { uid: true, source: true }, { uid: true }) : [];
    for (const uid of group.filter(isLarge)) {
      const source = { start: 0, maxLength: Math.min(KEPT_OF_LARGE, maxBytes) };
      bodies.push(...(await client.fetchAll(`${uid}`, { uid: true, source }, { uid: true })));
    }
    const raws = new Map(bodies.map(({ uid, source }) => [uid, source]));
    yield heads
      .filter(({ uid }) => group.includes(uid))
      .flatMap(({ uid, internalDate, size, emailId }) => {
        const raw = raws.get(uid);
        if (!raw) return [];
        return [
          {
            uid,
            internalDate: new Date(internalDate ?? 0),
            size: size ?? raw.length,
            emailId: emailId ?? null,
            raw,
            isTruncated: isLarge(uid),
          },
        ];
      })
      .sort((a, b) => a.uid - b.uid);
  }
}

function groupBySize(uids: number[], sizeOf: (uid: number) => number): number[][] {
  const groups: number[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const uid of uids) {
    bytes += sizeOf(uid);
    if (bytes > MAX_BYTES_AT_ONCE) {
      groups.push([]);
      bytes = sizeOf(uid);
    }
    groups.at(-1)?.push(uid);
  }
  return groups;
}
