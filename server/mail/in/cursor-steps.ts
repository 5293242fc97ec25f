import type { MailboxCursor } from '../../../shared/mailbox.ts';

export type Position = Pick<MailboxCursor, 'settledUid' | 'gaps'>;
/** What became of one UID: settled for good, not there, or there and failed. */
export type Step = { uid: number; outcome: 'settled' | 'absent' | 'failed'; error?: string };

/** A UID can become visible late: one that is not there is looked for in two cycles more. */
const LATE_CYCLES = 2;
/** After a purge of a large folder thousands of UIDs are not there; the full comparison finds those that are. */
const MAX_ABSENT = 500;

/** The UIDs to look for now, as an IMAP sequence set: all behind the settled one, and the gaps before it. */
export function uidSetToLookFor({ settledUid, gaps }: Position): string {
  return [...gaps.map(({ uid }) => uid), `${settledUid + 1}:*`].join(',');
}

/** Gmail's own words for what is read elsewhere or was never sent to us. What is unknown to it excludes nothing. */
const READ_ELSEWHERE = '-in:inbox -in:sent -in:drafts -in:scheduled -in:chats';
/** Of so many UIDs behind the last one we look again: whatever left the inbox before it was read there is among them. */
const LOOK_BACK = 200;

/** What to look for in Gmail's archive: what a filter, or a quick person, took past the inbox. Its past is nobody's news. */
export function archiveQuery({ settledUid, backfillUntilUid }: Pick<MailboxCursor, 'settledUid' | 'backfillUntilUid'>) {
  const from = Math.max(settledUid + 1 - LOOK_BACK, Math.min(backfillUntilUid, settledUid + 1), 1);
  return { uid: `${from}:*`, gmraw: READ_ELSEWHERE };
}

/**
 * What of the UIDs found is to be fetched, and which UIDs before the next one are not there yet. `n:*` always names
 * the last mail, even when it is older than n (RFC 3501 §6.4.8).
 */
export function sortFound(
  found: number[],
  { position, uidNext }: { position: Position; uidNext: number | null },
): { fetch: number[]; absent: number[] } {
  const present = new Set(found);
  const waiting = position.gaps.map(({ uid }) => uid);
  const fetch = [...present].filter((uid) => uid > position.settledUid || waiting.includes(uid)).sort((a, b) => a - b);
  const missing: number[] = waiting.filter((uid) => !present.has(uid));
  // What came after UIDNEXT was told may be visible before its neighbours are.
  const next = uidNext === null ? 0 : Math.max(uidNext, (fetch.at(-1) ?? 0) + 1);
  for (let uid = Math.max(position.settledUid + 1, next - MAX_ABSENT); uid < next; uid += 1) if (!present.has(uid)) missing.push(uid);
  return { fetch, absent: missing };
}

/** The position after these steps. What failed stays a gap until it is stored or quarantined, what is absent for two cycles more. */
export function advance({ settledUid, gaps }: Position, steps: Step[]): Position {
  const open = new Map(gaps.map((gap) => [gap.uid, gap]));
  for (const { uid, outcome, error = null } of steps) {
    const tries = (open.get(uid)?.tries ?? 0) + 1;
    if (outcome === 'settled' || (outcome === 'absent' && tries > LATE_CYCLES)) open.delete(uid);
    else open.set(uid, { uid, tries, error });
  }
  return { settledUid: Math.max(settledUid, ...steps.map(({ uid }) => uid)), gaps: [...open.values()].sort((a, b) => a.uid - b.uid) };
}
